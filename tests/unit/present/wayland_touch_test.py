#!/usr/bin/env python3
"""Gives a talk with the fingers under Wayland: wayland_touch_test.py LECTERN [unittest arguments]

The compositor is sway in a window of a real X server with a touch screen (touch_screen.py), whose fingers it hands on.
"""
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import touch_screen  # noqa: E402
from controls_test import PEN  # noqa: E402
from touch_screen import TouchScreen  # noqa: E402
from window_test import DECK, STEP_1, STEP_2, THIRD, TITLE  # noqa: E402
from x_screen import Missed, print_what_was_said, read_png, until  # noqa: E402

WIDTH, HEIGHT = 1024, 768
SLIDE = (1024, 576)
BAR = (HEIGHT - SLIDE[1]) // 2
USER = os.environ.get("TWO_DISPLAYS_USER", "nobody")


class TouchCompositor(TouchScreen):
    """A touch screen whose only X client is sway, with one output as large as the screen."""

    def __init__(self):
        super().__init__(WIDTH, HEIGHT)
        self.wayland = {}

    def begin(self):
        super().begin()
        os.chmod(self.folder, 0o755)
        runtime = os.path.join(self.folder, "runtime")
        os.mkdir(runtime, 0o700)
        settings = os.path.join(self.folder, "sway")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(f"output X11-1 resolution {WIDTH}x{HEIGHT} position 0 0\n")
        variables = {"DISPLAY": self.environment["DISPLAY"], "XDG_RUNTIME_DIR": runtime, "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman",
                     "HOME": self.folder}
        person = {}
        if os.geteuid() == 0:
            # sway does not run as root.
            shutil.chown(runtime, USER)
            self.ask("xhost", f"+si:localuser:{USER}", check=True)
            person = {"user": USER, "group": pwd.getpwnam(USER).pw_gid, "extra_groups": []}
        self.start(["sway", "-c", settings], env={"PATH": os.environ["PATH"], **variables}, **person)
        socket = until(lambda: next((path for path in pathlib.Path(runtime).glob("wayland-?") if path.is_socket()), None), "the compositor")
        self.wayland = {"XDG_RUNTIME_DIR": runtime, "WAYLAND_DISPLAY": socket.name, "SDL_VIDEODRIVER": "wayland"}
        return self


class Talk:
    """lectern, which fills the compositor's one output."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-touch-talk-"))
        self.deck = self.folder / "deck.md"
        self.deck.write_text(DECK, encoding="utf-8")
        subprocess.run([LECTERN, "export", str(self.deck), "-o", str(self.folder / "out"), "--steps", "all", "--size", "{}x{}".format(*SLIDE)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.slides = [read_png(path) for path in sorted((self.folder / "out").glob("*.png"))]
        self.screen = self.process = None
        try:
            self.screen = TouchCompositor().__enter__()
            environment = {**os.environ, **self.screen.wayland, "XDG_STATE_HOME": str(self.folder), "ASAN_OPTIONS": "detect_leaks=0"}
            environment.pop("DISPLAY", None)
            with open(self.folder / "errors.txt", "w", encoding="utf-8") as errors:
                self.process = subprocess.Popen([LECTERN, "--full-screen", str(self.deck)], env=environment, stderr=errors)
            self.until_shows(TITLE, "the title slide")
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, kind, *_):
        if self.process:
            self.process.kill()
            self.process.wait()
        if self.screen:
            self.screen.__exit__()
        if kind:
            print_what_was_said(self.folder / "errors.txt")
        shutil.rmtree(self.folder, ignore_errors=True)

    def shown(self):
        return self.screen.camera.photograph(0, BAR, *SLIDE)

    def until_shows(self, slide, what):
        try:
            until(lambda: self.shown() == self.slides[slide], what)
        except Missed as missed:
            raise Missed(f"{missed}; difference: {self.shown().difference(self.slides[slide])}") from None


class WaylandTouchTest(unittest.TestCase):
    def test_taps_and_swipes_turn_the_slides_one_step_each(self):
        with Talk() as talk:
            talk.screen.tap(700, 400)
            talk.until_shows(STEP_1, "a step on by a tap")
            talk.screen.draw_fingers([(800, 400), (600, 410)])
            talk.until_shows(STEP_2, "a step on by a swipe")
            talk.screen.draw_fingers([(900, 400), (60, 420)])
            talk.until_shows(THIRD, "one step on, however long the swipe is")
            talk.screen.draw_fingers([(300, 400), (600, 400)])
            talk.until_shows(STEP_2, "a step back")
            talk.process.send_signal(signal.SIGTERM)
            self.assertEqual(talk.process.wait(timeout=30), 143)

    def test_two_fingers_enlarge_and_make_whole(self):
        with Talk() as talk:
            talk.screen.tap(700, 400)
            talk.until_shows(STEP_1, "a slide with text")
            talk.screen.draw_fingers([(300, 400), (200, 400)], [(400, 400), (500, 400)])
            until(lambda: talk.shown() != talk.slides[STEP_1], "an enlarged slide")
            talk.screen.draw_fingers([(200, 400), (480, 400)], [(800, 400), (520, 400)])
            talk.until_shows(STEP_1, "the whole slide")

    def test_a_finger_draws(self):
        with Talk() as talk:
            talk.screen.xdotool("key", "d")
            # The pen shows itself where the pointer is; the stroke stays.
            talk.screen.draw_fingers([(200, 600), (800, 600)])
            for x in (210, 500, 790):
                until(lambda at=x: any(talk.screen.pixel(at, 600 + off) == PEN for off in (-1, 0, 1)), "ink from the first to the last place")


if __name__ == "__main__":
    LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("openbox", "sway", "xhost"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; fingers under Wayland are not tested")
            sys.exit(77)
    if not touch_screen.is_there():
        print("Xorg has no inputtest or no dummy driver here; fingers under Wayland are not tested")
        sys.exit(77)
    unittest.main(verbosity=2)
