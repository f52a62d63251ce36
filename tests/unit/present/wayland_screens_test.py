#!/usr/bin/env python3
"""Gives a talk on two displays under Wayland (sway) and photographs them: wayland_screens_test.py LECTERN

The compositor of tools/two-displays-wayland, in the folder `shared` beside the checkout, does not run as root; started by
root, the test runs as an unprivileged user with a copy of the program. Needs sway, grim and wtype.
"""
import os
import pathlib
import shutil
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
        lectern = os.environ["LECTERN_PROGRAM"]
        with tempfile.TemporaryDirectory() as folder:
            deck = pathlib.Path(folder) / "deck.md"
            deck.write_text(DECK, encoding="utf-8")
            subprocess.run([lectern, "export", str(deck), "-o", folder + "/out", "--steps", "all", "--size", "1920x1080"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            slides = [read_png(path) for path in sorted(pathlib.Path(folder, "out").glob("*.png"))]
            # SDL's Wayland side and the display driver, which is unloaded before anybody could name it, leave memory behind.
            talk = subprocess.Popen([lectern, str(deck)], stderr=subprocess.DEVNULL,
                                    env={**os.environ, "XDG_STATE_HOME": folder, "ASAN_OPTIONS": "detect_leaks=0"})
            try:
                self.until_shows("HEADLESS-2", slides[TITLE], "the title on the projector")
                console = until(lambda: self.not_blank(photograph("HEADLESS-1")), "the console")
                self.assertFalse(console in slides)
                self.press("Right")
                self.until_shows("HEADLESS-2", slides[STEP_1], "the next step")
                self.press("x")
                self.until_shows("HEADLESS-1", slides[STEP_1], "the slides on the other screen")
                self.press("Right")
                self.until_shows("HEADLESS-1", slides[STEP_2], "a key's answer after the swap")
                talk.terminate()
                self.assertEqual(talk.wait(timeout=30), 143)
            finally:
                talk.kill()
                talk.wait()

    def test_a_projector_of_another_density_shows_every_pixel_whatever_draws_it(self):
        lectern = os.environ["LECTERN_PROGRAM"]
        subprocess.run(["swaymsg", "output", "HEADLESS-2", "scale", "2"], check=True, stdout=subprocess.DEVNULL)
        with tempfile.TemporaryDirectory() as folder:
            deck = pathlib.Path(folder) / "deck.md"
            deck.write_text(DECK, encoding="utf-8")
            subprocess.run([lectern, "export", str(deck), "-o", folder + "/out", "--steps", "all", "--size", "1920x1080"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            slides = [read_png(path) for path in sorted(pathlib.Path(folder, "out").glob("*.png"))]
            # A driver that is not there: what is left of SDL's renderers draws the same.
            environment = {**os.environ, "XDG_STATE_HOME": folder, "SDL_RENDER_DRIVER": "nonexistent"}
            talk = subprocess.Popen([lectern, str(deck)], env=environment, stderr=subprocess.DEVNULL)
            try:
                self.until_shows("HEADLESS-2", slides[TITLE], "the title at twice the density")
                self.press("Right")
                self.until_shows("HEADLESS-2", slides[STEP_1], "the next step")
                self.press("x")
                self.until_shows("HEADLESS-1", slides[STEP_1], "the slides on the screen of plain density")
            finally:
                talk.kill()
                talk.wait()
                subprocess.run(["swaymsg", "output", "HEADLESS-2", "scale", "1"], check=True, stdout=subprocess.DEVNULL)

    @staticmethod
    def press(key):
        # Without the pauses the key is lost.
        subprocess.run(["wtype", "-s", "400", "-k", key, "-s", "200"], check=True)

    @staticmethod
    def not_blank(picture):
        return picture if len(set(picture.data[::3001])) > 8 else None


def run_inside(program):
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
        for path in (program, *pathlib.Path(__file__).parent.glob("*.py")):
            shutil.copy(path, folder)
        copy = os.path.join(folder, os.path.basename(program))
        inside = [sys.executable if os.geteuid() else "/usr/bin/python3", os.path.join(folder, os.path.basename(__file__))]
        sys.exit(subprocess.run([str(TOOL), "env", f"LECTERN_PROGRAM={copy}", *inside], check=False, cwd=folder).returncode)


if __name__ == "__main__":
    if "LECTERN_PROGRAM" not in os.environ:
        run_inside(os.path.abspath(sys.argv.pop(1)))
    unittest.main(verbosity=2)
