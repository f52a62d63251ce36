#!/usr/bin/env python3
"""Photographs the notes of a rehearsal that scroll at the pace: teleprompter_test.py LECTERN [unittest arguments]

The rehearsal is paused now and then. How far the notes have come is seen in the pictures, how much was spoken is read from
the database: the one must follow the other, twice as fast where the slide is to take half the time.
"""
import os
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import rehearsal_test  # noqa: E402
from rehearsal_test import Rehearsal  # noqa: E402
from x_screen import until  # noqa: E402

NUMBERS = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def deck(time):
    """No two lines of its notes are alike."""
    words = "\n\n".join(f"{NUMBERS[i // 10]} and {NUMBERS[i % 10]} are the words of paragraph {i}." for i in range(100))
    return f"## Long notes\n\n<!-- time: {time} -->\n\nText.\n\n<!--\n{words}\n-->\n\n## The end\n\nText.\n"


class Notes:
    """The rows of pixels of the notes' middle, which no bar and no fade reaches."""

    def __init__(self, picture):
        middle = picture.crop(700, 220, 500, 400)
        self.rows = [middle.data[y * 1500:(y + 1) * 1500] for y in range(400)]

    def has_words(self):
        return any(row != self.rows[0] for row in self.rows)

    def shift_to(self, later):
        """By how many pixels the notes went up; None where they have nothing in common."""
        for shift in range(len(self.rows) - 60):
            if self.rows[shift:] == later.rows[:len(self.rows) - shift]:
                return shift
        return None


class TeleprompterTest(unittest.TestCase):
    def spoken(self, talk):
        with sqlite3.connect(talk.state / "lectern" / "lectern.db", timeout=5) as opened:
            return opened.execute("SELECT sum(spoken) FROM visit").fetchone()[0]

    def begin(self, talk):
        """The notes as they stand when the clock begins; it does not before they are there."""
        until(lambda: Notes(talk.screen.photograph()).has_words(), "the notes")
        talk.press("space")
        return Notes(talk.screen.photograph())

    def pause(self, talk):
        """(milliseconds spoken, the notes), the clock standing still."""
        talk.press("t")
        before = Notes(talk.screen.photograph())

        def settled():
            nonlocal before
            now = Notes(talk.screen.photograph())
            same, before = now.rows == before.rows, now
            return same
        # The clock's face turns its colour, and the last of the scrolling is drawn.
        until(settled, "notes that stand still")
        until(settled, "notes that stand still")
        return self.spoken(talk), before

    def pace(self, time):
        """Pixels a second, over three pauses."""
        with Rehearsal("--teleprompter", deck=deck(time)) as talk:
            start = self.begin(talk)
            until(lambda: Notes(talk.screen.photograph()).rows != start.rows, "notes that scroll")
            moments = [self.pause(talk)]
            for _ in range(3):
                talk.press("t")
                until(lambda: (moments[-1][1].shift_to(Notes(talk.screen.photograph())) or 0) > 60, "60 pixels more")
                moments.append(self.pause(talk))
            paces = []
            for (spoken, notes), (more, later) in zip(moments, moments[1:]):
                shift = notes.shift_to(later)
                self.assertIsNotNone(shift, "the same words, further up")
                paces.append((shift, more - spoken))
            whole = sum(shift for shift, _ in paces) / sum(time for _, time in paces)
            for shift, passed in paces:
                self.assertAlmostEqual(shift, whole * passed, delta=4, msg=f"{paces}")
            return whole

    def test_the_notes_scroll_with_the_clock_at_the_pace_of_the_plan(self):
        self.assertAlmostEqual(self.pace("20s") / self.pace("40s"), 2, delta=0.15)

    def test_scrolling_by_hand_stays_and_the_pace_goes_on_from_there(self):
        with Rehearsal("--teleprompter", deck=deck("60s")) as talk:
            start = self.begin(talk)
            until(lambda: (start.shift_to(Notes(talk.screen.photograph())) or 0) > 80, "notes that scroll")
            _, notes = self.pause(talk)
            talk.press("ctrl+Up")
            until(lambda: (Notes(talk.screen.photograph()).shift_to(notes) or 0) > 20, "notes that were scrolled back")
            back = Notes(talk.screen.photograph()).shift_to(notes)
            talk.press("t")
            # The words that had gone by come again at the pace, not at once.
            until(lambda: (Notes(talk.screen.photograph()).shift_to(notes) or back) < back, "the pace again")
            self.assertGreater(Notes(talk.screen.photograph()).shift_to(notes) or 0, 0)


if __name__ == "__main__":
    rehearsal_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    if any(shutil.which(tool) is None for tool in ("Xvfb", "openbox", "xdotool")):
        print("Xvfb, openbox or xdotool is not installed; the teleprompter is not tested")
        sys.exit(77)
    unittest.main(verbosity=2)
