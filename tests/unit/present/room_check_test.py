#!/usr/bin/env python3
"""Checks a room before a talk, and chooses screens, on two displays: room_check_test.py LECTERN [unittest arguments]"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screens_test  # noqa: E402
import two_displays  # noqa: E402
from screens_test import LEFT, RIGHT, Talk  # noqa: E402
from two_displays import HEIGHT, WIDTH, Guard, side_by_side, unplug, xrandr  # noqa: E402
from window_test import STEP_1, STEP_2, TITLE  # noqa: E402
from x_screen import DEADLINE, until  # noqa: E402

HOT = bytes((0xB3, 0x26, 0x1E))


def edges(picture):
    """The four lines of pixels along the edges, as sets of colours."""
    data, row = picture.data, picture.width * 3
    columns = [bytes(data[at:at + 3]) for at in range(0, len(data), row)] + [bytes(data[at - 3:at]) for at in range(row, len(data) + 1, row)]
    rows = [bytes(data[at:at + 3]) for start in (0, len(data) - row) for at in range(start, start + row, 3)]
    return set(columns) | set(rows)


class RoomCheckTest(unittest.TestCase):
    def setUp(self):
        side_by_side()

    def tearDown(self):
        side_by_side()

    def until_card(self, talk, part, what):
        """A picture whose outermost pixels are the card's edge, all around."""
        until(lambda: edges(talk.camera.photograph(*part)) == {HOT}, what)
        return talk.camera.photograph(*part)

    @staticmethod
    def console_of(talk):
        return talk.camera.photograph(*LEFT)

    def test_the_room_gets_the_card_to_its_very_edge_and_the_slides_back_unmoved(self):
        with Talk("--room-check") as talk:
            slides = talk.slides()
            card = self.until_card(talk, RIGHT, "the card on the projector")
            self.assertNotIn(card, slides)
            until(lambda: len(talk.titles()) == 2, "the console")
            colour = talk.console_colour()
            with Guard(colour, RIGHT) as guard:
                # What a remote sends, and a key that nobody knows: each is told, so the console changes, and nothing moves.
                for key in ("Next", "Prior", "F5", "Escape", "period", "XF86AudioNext"):
                    before = self.console_of(talk)
                    talk.press(key)
                    until(lambda before=before: self.console_of(talk) != before, f"{key} told in the console")
                self.until_card(talk, RIGHT, "the card as before")
                talk.press("a")
                talk.until_shows(RIGHT, slides[TITLE], "the title after the check")
                talk.press("Right")
                talk.until_shows(RIGHT, slides[STEP_1], "a key that moves again")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")

    def test_the_check_opens_and_closes_in_the_middle_of_a_talk(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("Right", "b", "a")
            self.until_card(talk, RIGHT, "the card over black")
            talk.press("Escape", "a")
            until(lambda: talk.camera.photograph(*RIGHT).is_only((0, 0, 0)), "black as before")
            talk.press("b")
            talk.until_shows(RIGHT, slides[STEP_1], "the slide as before")

    def test_the_card_follows_the_projectors_mode(self):
        with Talk("--room-check") as talk:
            self.until_card(talk, RIGHT, "the card")
            xrandr("--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0")
            self.until_card(talk, (WIDTH, 0, 1024, 768), "the card on a 4:3 screen, without bars")

    def test_one_full_screen_shows_the_card_alone(self):
        unplug()
        with Talk("--full-screen", "--room-check") as talk:
            card = self.until_card(talk, LEFT, "the card")
            talk.press("Next")
            talk.press("s")
            until(lambda: talk.camera.photograph(*LEFT) != card, "the question before anything is told")
            talk.press("Escape")
            until(lambda: talk.camera.photograph(*LEFT) == card, "the card alone")


class ScreenListTest(unittest.TestCase):
    def setUp(self):
        side_by_side()

    def tearDown(self):
        side_by_side()

    @staticmethod
    def click(talk, window, x, y):
        talk.xdotool("mousemove", "--window", window, str(int(x)), str(int(y)), "click", "1")

    def test_the_slides_are_sent_to_a_screen_by_key_and_it_is_remembered(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            talk.press("shift+x", "Return")
            talk.until_shows(LEFT, slides[TITLE], "the title on the first screen")
            talk.press("Down", "c", "Escape", "Right")
            talk.until_shows(LEFT, slides[STEP_1], "a step, the console where it was")
            talk.press("ctrl+q", "Return")
            talk.process.wait(timeout=DEADLINE)
            talk.begin("--from", "2")
            talk.until_shows(LEFT, slides[STEP_1], "the slides where they were sent")

    def test_the_console_that_is_sent_to_the_slides_screen_changes_places_with_them(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            talk.press("shift+x", "Down", "c", "Escape")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")

    def test_the_list_opens_and_chooses_by_mouse(self):
        with Talk() as talk:
            slides = talk.until_both_show()
            closed = talk.camera.photograph(*LEFT)
            # The line beneath the audience's picture.
            window = next(w for w, title in talk.windows().items() if "notes" in title)
            place = dict(line.split("=") for line in talk.xdotool("getwindowgeometry", "--shell", window).split("\n"))
            width, height = int(place["WIDTH"]), int(place["HEIGHT"])
            label, button = self.places(width, height)
            self.click(talk, window, *label)
            until(lambda: talk.camera.photograph(*LEFT) != closed, "the list")
            self.click(talk, window, *button)
            talk.until_shows(LEFT, slides[TITLE], "the slides on the first screen")
            talk.press("Escape", "Right", "Right")
            talk.until_shows(LEFT, slides[STEP_2], "keys that move again")

    @staticmethod
    def places(width, height):
        """Where the line with the audience's screen and the first row's button for the slides are, in the console."""
        scale = max(0.625, round(min(width / 1600, height / 1000) * 8) / 8)
        margin = round((20 if width < 1280 else 28) * scale)
        divider = width * 0.43
        label_height = max(16, round(30 * scale))
        room = height - round(92 * scale) - round(46 * scale) - 2 * margin
        most = (room - 2 * label_height - 2 * label_height - 4 * round(10 * scale)) * 64 // 100
        slide_height = min(most, (divider - margin / 2 - margin) * 9 / 16)
        label_y = round(92 * scale) + margin + slide_height + round(10 * scale) + label_height / 2
        box = min(width, max(420, round(760 * scale)))
        line, title, foot, inset = max(44, round(76 * scale)), round(36 * scale), round(40 * scale), round(24 * scale)
        top = (height - (2 * inset + title + 2 * line + foot)) / 3
        button = max(72, round(116 * scale))
        x = (width + box) / 2 - inset - 2 * round(12 * scale) - 1.5 * button
        return (margin + 60, label_y), (x, top + inset + title + line / 2)


if __name__ == "__main__":
    two_displays.run_inside(os.path.abspath(__file__), sys.argv[1:])
    screens_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
