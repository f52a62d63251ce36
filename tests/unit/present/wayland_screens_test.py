#!/usr/bin/env python3
"""Gives a talk on two displays under Wayland (sway) and photographs them: wayland_screens_test.py LECTERN FAILING_RENDERER

The compositor of tools/two-displays-wayland, in the folder `shared` beside the checkout, does not run as root; started by
root, the test runs as an unprivileged user with a copy of the program. Needs sway, grim and wtype.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from window_test import DECK, STEP_1, STEP_2, TITLE  # noqa: E402
from x_screen import Missed, Picture, read_png, until  # noqa: E402

TOOL = pathlib.Path(__file__).resolve().parent / "../../../../shared/tools/two-displays-wayland"


def photograph(output):
    """grim writes a PPM: P6, size, 255, RGB."""
    data = subprocess.run(["grim", "-t", "ppm", "-o", output, "-"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    head = data.split(b"\n", 3)
    if len(head) < 4:
        return Picture(0, 0, b"")
    width, height = map(int, head[1].split())
    return Picture(width, height, head[3])


class Talk:
    """lectern on both displays, with a deck and a state directory of its own."""

    def __init__(self, *options, **variables):
        self.options, self.variables = options, variables

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="lectern-wayland-")
        self.deck = pathlib.Path(self.folder) / "deck.md"
        self.deck.write_text(DECK, encoding="utf-8")
        self.slides = self.exported(1920, 1080)
        self.errors = open(self.folder + "/errors.txt", "w+", encoding="utf-8")
        # SDL's Wayland side and the display driver, which is unloaded before anybody could name it, leave memory behind.
        sanitizer = {"ASAN_OPTIONS": "detect_leaks=0:verify_asan_link_order=0"}
        self.process = subprocess.Popen([os.environ["LECTERN_PROGRAM"], *self.options, str(self.deck)], stderr=self.errors,
                                        env={**os.environ, "XDG_STATE_HOME": self.folder, **sanitizer, **self.variables})
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def exported(self, width, height):
        out = pathlib.Path(self.folder, f"{width}x{height}")
        subprocess.run([os.environ["LECTERN_PROGRAM"], "export", str(self.deck), "-o", str(out), "--steps", "all", "--size",
                        f"{width}x{height}"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [read_png(path) for path in sorted(out.glob("*.png"))]

    def told(self):
        return pathlib.Path(self.folder, "errors.txt").read_text(encoding="utf-8")


class WaylandScreensTest(unittest.TestCase):
    def until_shows(self, output, expected, what):
        last = []

        def same():
            last[:] = [photograph(output)]
            return last[0] == expected
        try:
            until(same, what)
        except Missed as missed:
            raise Missed(f"{missed}; difference: {last[0].difference(expected)}") from None

    def test_slides_and_console_are_on_screens_of_their_own_and_swap(self):
        with Talk() as talk:
            slides = talk.slides
            self.until_shows("HEADLESS-2", slides[TITLE], "the title on the projector")
            console = until(lambda: self.not_blank(photograph("HEADLESS-1")), "the console")
            self.assertFalse(console in slides)
            self.press("Right")
            self.until_shows("HEADLESS-2", slides[STEP_1], "the next step")
            self.press("x")
            self.until_shows("HEADLESS-1", slides[STEP_1], "the slides on the other screen")
            self.press("Right")
            self.until_shows("HEADLESS-1", slides[STEP_2], "a key's answer after the swap")
            talk.process.terminate()
            self.assertEqual(talk.process.wait(timeout=30), 143)

    def test_a_screen_is_asked_for_by_its_connector(self):
        for name, place in (("headless-1", "HEADLESS-1"), ("HEADLESS-2", "HEADLESS-2")):
            with Talk("--screen", name) as talk:
                self.until_shows(place, talk.slides[TITLE], f"the title on {place}")
                self.assertNotIn("no screen", talk.told())
                talk.process.terminate()
                self.assertEqual(talk.process.wait(timeout=30), 143)

    def test_a_screen_that_is_mirrored_during_the_talk_closes_the_console_and_the_keys_go_on_working(self):
        with Talk() as talk:
            self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title")
            until(lambda: len(self.views(talk.process.pid)) == 2, "slides and console")
            try:
                self.place("HEADLESS-2", 0)
                until(lambda: len(self.views(talk.process.pid)) == 1, "the slides alone")
                self.press("Right")
                self.place("HEADLESS-2", 1920)
                until(lambda: talk.slides[STEP_1] in (photograph("HEADLESS-1"), photograph("HEADLESS-2")), "the next step")
                self.assertEqual(len(self.views(talk.process.pid)), 1, "the console waits for the speaker")
            finally:
                self.place("HEADLESS-2", 1920)

    def test_the_compositor_is_kept_awake_during_a_talk_and_not_after_it(self):
        for end in (signal.SIGTERM, signal.SIGKILL):
            with Talk() as talk:
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title")
                until(lambda: self.views(talk.process.pid) == [True, True], "both windows to keep the screens awake")
                talk.process.send_signal(end)
                talk.process.wait(timeout=30)
                until(lambda: self.views() == [], "no window and nothing that keeps the screens awake")

    def test_a_projector_of_another_density_shows_every_pixel_whatever_draws_it(self):
        self.scale(2)
        try:
            # A driver that is not there: what is left of SDL's renderers draws the same.
            with Talk(SDL_RENDER_DRIVER="nonexistent") as talk:
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title at twice the density")
                self.press("Right")
                self.until_shows("HEADLESS-2", talk.slides[STEP_1], "the next step")
                self.press("x")
                self.until_shows("HEADLESS-1", talk.slides[STEP_1], "the slides on the screen of plain density")
        finally:
            self.scale(1)

    def test_a_projector_whose_density_is_no_whole_number_shows_every_pixel(self):
        # sway 1.7 without a screen does not always draw the other output anew then, whatever program shows something on it.
        self.scale(1.5)
        try:
            with Talk() as talk:
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title")
                self.press("Right")
                self.until_shows("HEADLESS-2", talk.slides[STEP_1], "the next step")
        finally:
            self.scale(1)

    def test_a_laptop_of_another_density_has_a_console_of_every_pixel(self):
        def console(factor, expected=None):
            self.scale(factor, "HEADLESS-1")
            with Talk() as talk:
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title")
                # The part with the slide and the notes: no clock, no keys.
                # There and back: by then the console has all its pictures.
                self.press("Right")
                self.until_shows("HEADLESS-2", talk.slides[STEP_1], "the next step")
                self.press("Left")
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title again")
                until(lambda: self.not_blank(photograph("HEADLESS-1")), "the console")
                look = lambda: photograph("HEADLESS-1").crop(0, 200, 1800, 800)
                if not expected:
                    return until(lambda: self.same_twice(look), "a console at rest")
                return until(lambda: look() == expected, f"the same console at density {factor}")
        try:
            console(2, console(1))
        finally:
            self.scale(1, "HEADLESS-1")

    def test_a_graphics_driver_that_fails_in_the_talk_takes_no_slide_along(self):
        with tempfile.TemporaryDirectory() as folder:
            fault = pathlib.Path(folder) / "fault"
            with Talk(LD_PRELOAD=os.environ["LECTERN_FAILING_RENDERER"], LECTERN_RENDERER_FAULT=str(fault)) as talk:
                slides = talk.slides
                self.until_shows("HEADLESS-2", slides[TITLE], "the title")
                fault.write_text("reset", encoding="utf-8")
                self.press("Right")
                self.until_shows("HEADLESS-2", slides[STEP_1], "the next step, after the textures were lost")
                fault.write_text("update", encoding="utf-8")
                self.press("Right")
                self.until_shows("HEADLESS-2", slides[STEP_2], "the next step, by the software renderer")
                fault.unlink()
                self.press("Left")
                self.until_shows("HEADLESS-2", slides[STEP_1], "the step before")
                self.assertIsNone(talk.process.poll())

    def test_a_talk_that_nothing_can_draw_any_more_ends_and_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            fault = pathlib.Path(folder) / "fault"
            with Talk(LD_PRELOAD=os.environ["LECTERN_FAILING_RENDERER"], LECTERN_RENDERER_FAULT=str(fault)) as talk:
                self.until_shows("HEADLESS-2", talk.slides[TITLE], "the title")
                fault.write_text("all", encoding="utf-8")
                self.press("Right")
                self.assertEqual(talk.process.wait(timeout=30), 3)
                self.assertIn("the window cannot be drawn in: the driver is gone", talk.told())

    @staticmethod
    def views(pid=None):
        """For each window, or each of a program's, whether the compositor is kept awake by it."""
        def below(node):
            inner = [view for part in ("nodes", "floating_nodes") for child in node.get(part, []) for view in below(child)]
            is_view = node.get("pid") is not None and node.get("type") in ("con", "floating_con")
            return inner + ([node["inhibit_idle"]] if is_view and pid in (None, node["pid"]) else [])
        return below(json.loads(subprocess.run(["swaymsg", "-r", "-t", "get_tree"], check=True, stdout=subprocess.PIPE).stdout))

    def test_a_compositor_that_ends_ends_the_talk_with_a_word(self):
        # In a compositor of its own; the others still need this one.
        script = ('"$LECTERN_PROGRAM" "$1" 2>"$2" & talk=$!; '
                  'until swaymsg -t get_tree | grep -q "slides"; do :; done; '
                  'swaymsg exit; wait "$talk"; echo "code $?" >>"$2"')
        with Talk() as talk, tempfile.TemporaryDirectory() as state:
            subprocess.run([os.environ["LECTERN_TOOL"], "bash", "-c", script, "-", str(talk.deck), state + "/errors"], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, env={**os.environ, "XDG_STATE_HOME": state})
            said = pathlib.Path(state, "errors").read_text(encoding="utf-8")
            self.assertIn("the window system closed the connection", said)
            self.assertIn("code 3", said)

    @staticmethod
    def scale(factor, output="HEADLESS-2"):
        subprocess.run(["swaymsg", "output", output, "scale", str(factor)], check=True, stdout=subprocess.DEVNULL)

    @staticmethod
    def place(output, left):
        subprocess.run(["swaymsg", "output", output, "position", str(left), "0"], check=True, stdout=subprocess.DEVNULL)

    @staticmethod
    def press(key):
        # Without the pauses the key is lost.
        subprocess.run(["wtype", "-s", "400", "-k", key, "-s", "200"], check=True)

    @staticmethod
    def same_twice(look):
        first, second = look(), look()
        return second if first == second else None

    @staticmethod
    def not_blank(picture):
        return picture if len(set(picture.data[::3001])) > 8 else None


def run_inside(script, **programs):
    """Runs a test again under the compositor, with copies of programs, which it finds by those variables."""
    for name in ("sway", "grim", "wtype"):
        if shutil.which(name) is None:
            print(f"{name} is not installed; Wayland is not tested")
            sys.exit(77)
    if not TOOL.exists():
        print(f"{TOOL} is not there; Wayland is not tested")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        # All that the unprivileged user must be able to read.
        os.chmod(folder, 0o755)
        for path in (*programs.values(), *pathlib.Path(__file__).parent.glob("*.py")):
            shutil.copy(path, folder)
        copies = [f"{name}={os.path.join(folder, os.path.basename(path))}" for name, path in programs.items()]
        inside = [sys.executable if os.geteuid() else "/usr/bin/python3", os.path.join(folder, os.path.basename(script))]
        sys.exit(subprocess.run([str(TOOL), "env", f"LECTERN_TOOL={TOOL.resolve()}", *copies, *inside], check=False, cwd=folder).returncode)


if __name__ == "__main__":
    if "LECTERN_PROGRAM" not in os.environ:
        run_inside(__file__, LECTERN_PROGRAM=os.path.abspath(sys.argv.pop(1)), LECTERN_FAILING_RENDERER=os.path.abspath(sys.argv.pop(1)))
    unittest.main(verbosity=2)
