#!/usr/bin/env python3
"""Gives talks and looks for their record: record_test.py LECTERN [unittest arguments]"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from window_test import FOURTH, LAST, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

SIZE = (960, 540)
# So short a talk is worth a record after a second.
DECK = window_test.DECK.replace("title:", "duration: 4s\ntitle:")


def rows(talk, question):
    try:
        with sqlite3.connect(f"file:{talk.folder / 'state' / 'lectern' / 'lectern.db'}?mode=ro", uri=True, timeout=0.05) as opened:
            return opened.execute(question).fetchall()
    except sqlite3.Error:
        return []


def spoken(talk):
    """Milliseconds on the talk's clock, as last saved."""
    return (rows(talk, "SELECT elapsed FROM talk") or [(0,)])[0][0]


class RecordTest(unittest.TestCase):
    def report(self, talk, *arguments):
        environment = {**os.environ, "XDG_STATE_HOME": str(talk.folder / "state")}
        return subprocess.run([window_test.LECTERN, "report", str(talk.deck), *arguments], env=environment, text=True,
                              capture_output=True, check=False)

    def give(self, talk, slides, *order):
        """To and fro over the slides until a second has been spoken, then through all of them."""
        talk.press("Right")
        talk.until_shows(slides[STEP_1], "the first step")
        until(lambda: talk.press("Right", "Left") or spoken(talk) > 1500, "a second and a half")
        for number, slide in order or ((3, THIRD), (4, FOURTH), (5, LAST)):
            talk.press(str(number), "Return")
            talk.until_shows(slides[slide], f"slide {number}")

    def end(self, talk):
        talk.press("ctrl+q", "Return")
        self.assertEqual(talk.until_ends(), 0)

    def test_a_talk_that_was_given_is_a_run_of_its_own_kind(self):
        with Talk("--full-screen", screen=SIZE, deck=DECK) as talk:
            self.give(talk, talk.exported(*SIZE))
            self.end(talk)
            runs = json.loads(self.report(talk, "--runs", "--format", "json").stdout)
            self.assertEqual([(run["kind"], run["ended"]) for run in runs], [("talk", True)])
            self.assertRegex(self.report(talk, "--runs").stdout, r"\btalk\n")
            said = json.loads(self.report(talk, "--format", "json").stdout)
            self.assertEqual(said["title"], "Talk 1 of “A deck for the window”")
            self.assertLessEqual({2, 3, 4}, {visit["slide"] for visit in said["visits"]})
            self.assertGreater(said["spoken_seconds"], 0)
            self.assertNotIn("not said", self.report(talk).stdout.split("\n\n")[0])

    def test_a_talk_that_breaks_off_stays_one_run(self):
        with Talk("--full-screen", screen=SIZE, deck=DECK) as talk:
            slides = talk.exported(*SIZE)
            self.give(talk, slides, (3, THIRD))
            until(lambda: rows(talk, "SELECT finished FROM run") == [(0,)], "a run that goes on")
            until(lambda: rows(talk, "SELECT number FROM talk") == [(3,)], "slide 3 in the database")
            before = rows(talk, "SELECT sequence, slide, spoken FROM visit WHERE open = 0 ORDER BY sequence")
            talk.crash()
            talk.begin()
            talk.until_shows(slides[THIRD], "slide 3 again")
            talk.press("Right")
            talk.until_shows(slides[FOURTH], "slide 4")
            self.end(talk)
            self.assertEqual(rows(talk, "SELECT kind, finished FROM run"), [(1, 1)])
            after = rows(talk, "SELECT sequence, slide, spoken FROM visit ORDER BY sequence")
            self.assertEqual(after[:len(before)], before)
            self.assertGreater(len(after), len(before))

    def test_a_glance_a_window_at_the_desk_and_what_shall_not_be_kept_leave_nothing(self):
        for options, long_enough in ((("--full-screen",), False), ((), True), (("--full-screen", "--no-record"), True)):
            with self.subTest(options=options), Talk(*options, screen=SIZE, deck=DECK if long_enough else window_test.DECK) as talk:
                if not options:
                    talk.press("s")
                talk.press("Right", "Right", "Right")
                if long_enough:
                    until(lambda: talk.press("Right", "Left") or spoken(talk) > 1500, "a second and a half")
                else:
                    until(lambda: rows(talk, "SELECT number FROM talk WHERE clock_started"), "a talk that has begun")
                self.end(talk)
                self.assertEqual(rows(talk, "SELECT * FROM run"), [])
                self.assertIn("no rehearsal or talk of", self.report(talk).stderr)


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; records of talks are not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
