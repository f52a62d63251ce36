#!/usr/bin/env python3
"""Points and draws on two displays under Wayland (sway), with the mouse of wayland_pointer.py: wayland_pointer_test.py LECTERN"""
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from wayland_pointer import LEFT, MIDDLE, RIGHT, Pointer  # noqa: E402
from wayland_screens_test import Talk, photograph, run_inside  # noqa: E402
from window_test import STEP_1, STEP_2, TITLE  # noqa: E402
from x_screen import until  # noqa: E402

WIDTH, HEIGHT = 1920, 1080
CONSOLE, ROOM = "HEADLESS-1", "HEADLESS-2"
PEN = (216, 27, 60)


def pixel(picture, x, y):
    at = (y * picture.width + x) * 3
    return tuple(picture.data[at:at + 3])


def press(key, *modifiers):
    """Without the pauses the key is lost."""
    before = [part for name in modifiers for part in ("-M", name)]
    after = [part for name in modifiers for part in ("-m", name)]
    subprocess.run(["wtype", "-s", "400", *before, "-k", key, *after, "-s", "200"], check=True)


def until_room(holds, what):
    """The room's screen, once `holds` is true of it. It is photographed again and again: the headless compositor draws some
    changes only when the next picture is taken."""
    found = []

    def look():
        found[:] = [photograph(ROOM)]
        return found[0].width == WIDTH and holds(found[0])
    until(look, what)
    return found[0]


class WaylandPointerTest(unittest.TestCase):
    def setUp(self):
        self.mouse = Pointer(2 * WIDTH, HEIGHT)
        # A keyboard that stays: a seat that has one only while a key is pressed takes the keys away in between.
        keyboard = subprocess.Popen(["wtype", "-s", "600000"])
        self.addCleanup(keyboard.wait)
        self.addCleanup(keyboard.kill)
        # A click into a talk that has no keyboard yet takes the keys and turns nothing.
        until(lambda: b'"type": "keyboard"' in subprocess.run(["swaymsg", "-t", "get_inputs", "--raw"], check=True, capture_output=True).stdout,
              "the keyboard")
        self.talk = Talk().__enter__()
        self.addCleanup(self.mouse.__exit__)
        self.addCleanup(self.talk.__exit__, None, None, None)
        # Not on the slides, so that no pointer is in the way.
        self.mouse.move(900, 900)
        until_room(lambda picture: picture == self.talk.slides[TITLE], "the title on the projector")

    def shows(self, slide, what):
        self.mouse.move(900, 900)
        until_room(lambda picture: picture == self.talk.slides[slide], what)

    def test_laser_and_spotlight_follow_the_mouse_on_the_projector(self):
        press("l")
        for x, y in ((500, 500), (900, 700)):
            self.mouse.move(WIDTH + x, y)
            until_room(lambda picture, at=(x, y): pixel(picture, *at)[0] > 240 and pixel(picture, *at)[1] < 80, "a red light")
        press("l")
        self.shows(TITLE, "the slide without the light")
        press("l", "shift")
        self.mouse.move(WIDTH + 900, 700)
        lit = until_room(lambda picture: max(pixel(picture, 40, 40)) < 120, "shade around the spotlight")
        self.assertEqual(pixel(lit, 960, 740), pixel(self.talk.slides[TITLE], 960, 740))
        press("Escape")
        self.shows(TITLE, "the slide in full light")

    def test_ink_is_drawn_on_either_screen(self):
        press("d")
        self.mouse.drag((WIDTH + 300, 900), (WIDTH + 900, 900))
        self.mouse.move(900, 900)
        until_room(lambda picture: all(pixel(picture, x, 900) == PEN for x in (310, 600, 890)), "ink on the projector")
        press("z", "ctrl")
        self.shows(TITLE, "the stroke taken back")
        # The slide in the console begins below the times; how far down does not matter.
        self.mouse.drag((100, 300), (500, 300))
        self.mouse.move(900, 900)
        until_room(lambda picture: picture.data.count(bytes(PEN)) > 500, "ink that was drawn in the console")
        press("c")
        self.shows(TITLE, "a slide that is cleared")

    def test_a_region_is_enlarged_and_the_buttons_turn(self):
        self.mouse.click(WIDTH + 1200, 800, LEFT)
        self.shows(STEP_1, "a step on by a click")
        self.mouse.move(WIDTH + 1200, 800)
        self.mouse.turn_wheel(1)
        self.shows(STEP_2, "a step on by the wheel")
        double = self.talk.exported(2 * WIDTH, 2 * HEIGHT)[STEP_2]

        def distance(picture):
            rows = range(0, HEIGHT, 8)
            data = b"".join(picture.data[y * WIDTH * 3:(y + 1) * WIDTH * 3:3] for y in rows)
            parts = [b"".join(double.data[((y + dy) * 2 * WIDTH + dx) * 3:((y + dy) * 2 * WIDTH + dx + WIDTH) * 3:3] for y in rows)
                     for dx in range(3) for dy in range(3)]
            return min(sum(abs(a - b) for a, b in zip(data, part)) for part in parts)
        far = distance(self.talk.slides[STEP_2])
        press("z")
        self.mouse.drag((WIDTH, 0), (WIDTH + WIDTH // 2, HEIGHT // 2))
        self.mouse.move(900, 900)
        until_room(lambda picture: distance(picture) < far // 4, "the upper left quarter at twice the size")
        press("Escape")
        self.shows(STEP_2, "the whole slide")
        self.mouse.click(WIDTH + 1200, 800, RIGHT)
        self.shows(STEP_1, "a step back by the right button")
        self.mouse.click(WIDTH + 1200, 800, MIDDLE)
        self.mouse.move(WIDTH + 1000, 700)
        until_room(lambda picture: pixel(picture, 1000, 700)[0] > 240 and pixel(picture, 1000, 700)[1] < 80, "the laser")


if __name__ == "__main__":
    if "LECTERN_PROGRAM" not in os.environ:
        run_inside(__file__, LECTERN_PROGRAM=os.path.abspath(sys.argv.pop(1)))
    unittest.main(verbosity=2)
