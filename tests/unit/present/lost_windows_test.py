#!/usr/bin/env python3
"""Other programs destroy a talk's windows, which come back: lost_windows_test.py LECTERN [unittest arguments]"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screens_test  # noqa: E402
import two_displays  # noqa: E402
from screens_test import LEFT, RIGHT, Talk  # noqa: E402
from two_displays import Guard, side_by_side, unplug  # noqa: E402
from window_test import STEP_1, STEP_2, TITLE  # noqa: E402
from x_screen import Picture, until  # noqa: E402


class LostWindowsTest(unittest.TestCase):
    def setUp(self):
        side_by_side()

    def tearDown(self):
        side_by_side()

    @staticmethod
    def destroy(talk, title, others=()):
        """Destroys a window (XDestroyWindow, nothing is asked) and waits for the one that takes its place."""
        def named():
            return [window for window, name in talk.windows().items() if title in name and window not in others]
        gone = until(named, f"a window that is called {title}")[0]
        talk.xdotool("windowclose", gone)
        until(lambda: [window for window in named() if window != gone], f"another window that is called {title}")
        return gone

    def test_the_slides_come_back_on_the_projector_on_the_same_step(self):
        with Talk() as talk:
            slides, colour = talk.slides(), talk.console_colour()
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "the next step")
            with Guard(colour, RIGHT) as guard:
                for step in (STEP_2, STEP_1):
                    self.destroy(talk, "slides")
                    shown = STEP_1 if step == STEP_2 else STEP_2
                    talk.until_shows(RIGHT, slides[shown], "the same step in another window")
                    talk.until_has_keys()
                    talk.press("Right" if step == STEP_2 else "Left")
                    talk.until_shows(RIGHT, slides[step], "a key's answer")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")
            self.assertIsNone(talk.process.poll())

    def test_the_console_comes_back_where_it_was_and_says_so(self):
        with Talk() as talk:
            slides = talk.slides()
            window = until(lambda: [w for w, title in talk.windows().items() if "notes" in title], "the console")[0]
            before = talk.xdotool("getwindowgeometry", window).split("\n")[1:]
            place = dict(line.split("=") for line in talk.xdotool("getwindowgeometry", "--shell", window).split("\n"))
            x, y, width, height = (int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
            bar = (x, y + height - 60, width, 50)
            quiet = talk.camera.photograph(*bar)
            gone = self.destroy(talk, "notes")
            window = next(w for w, title in talk.windows().items() if "notes" in title)
            self.assertNotEqual(window, gone)
            until(lambda: talk.xdotool("getwindowgeometry", window).split("\n")[1:] == before, "the console in its place")
            talk.until_has_keys()
            until(lambda: talk.camera.photograph(*bar) not in (quiet, Picture(width, 50, bytes(width * 150))), "a word in the console's bar")
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")

    def test_both_windows_at_once(self):
        with Talk() as talk:
            slides = talk.slides()
            until(lambda: len(talk.titles()) == 2, "two windows")
            talk.xdotool("windowclose", *list(talk.windows())[:1], "windowclose", *list(talk.windows())[1:])
            talk.until_shows(RIGHT, slides[TITLE], "the slides again")
            until(lambda: len(talk.titles()) == 2, "two windows again")
            talk.until_has_keys()
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")

    def test_a_talk_whose_connection_is_killed_goes_on_where_it_was(self):
        with Talk() as talk:
            slides = talk.slides()
            for key, step in (("Right", STEP_1), ("Right", STEP_2)):
                talk.press(key)
                talk.until_shows(RIGHT, slides[step], "the next step")
                # As xkill does (XKillClient): all windows go, and the connection with them.
                talk.xdotool("windowkill", next(iter(talk.windows())))
                until(lambda: talk.camera.photograph(*RIGHT) != slides[step] or len(talk.titles()) == 2, "the end of the windows")
                talk.until_shows(RIGHT, slides[step], "the same step in another window")
                until(lambda: len(talk.titles()) == 2, "the console")
                talk.until_has_keys()
            self.assertIsNone(talk.process.poll())
            talk.xdotool("windowkill", next(iter(talk.windows())))
            self.assertEqual(talk.process.wait(timeout=30), 3, "killed before anything was done in it: it was meant")

    def test_a_single_window_comes_back_with_its_slide(self):
        unplug()
        with Talk("--full-screen") as talk:
            slides = talk.slides()
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_1], "the next step")
            self.destroy(talk, "A deck")
            talk.until_shows(LEFT, slides[STEP_1], "the same step in another window")
            talk.until_has_keys()
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_2], "a key's answer")

    def test_slides_that_wait_for_their_projector_come_back_with_it(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            hidden = next(window for window, title in talk.windows().items() if "slides" in title)
            unplug()
            until(lambda: len(talk.titles()) == 1, "the console alone")
            talk.xdotool("windowclose", hidden)
            talk.press("Right")
            side_by_side()
            talk.until_shows(RIGHT, slides[STEP_1], "the step that the talk has reached")
            self.assertEqual(len(talk.titles()), 2)


if __name__ == "__main__":
    two_displays.run_inside(os.path.abspath(__file__), sys.argv[1:])
    screens_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
