#!/usr/bin/env python3
"""Takes the state database away under a talk, then kills the talk: lost_state_test.py LECTERN [unittest arguments]

The database is deleted, emptied, overwritten, held by another program from the start, or on a disk that may not be
written for a while. What was reached, drawn and set up must be in the database that is there afterwards: the same command
goes on from it.
"""
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from faults_test import StateAt, mounted  # noqa: E402
from resume_test import SIZE, database, draw, has_ink, kept, rows, stored  # noqa: E402
from window_test import FOURTH, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402


# So short a talk is worth a record after a second.
SHORT = window_test.DECK.replace("title:", "duration: 4s\ntitle:")


def overwrite(path, length):
    with open(path, "r+b") as file:
        file.write(b"\xa5" * min(length, path.stat().st_size))


def emptied(talk):
    os.truncate(database(talk), 0)


def overwritten(talk):
    overwrite(database(talk), 1 << 20)
    overwrite(database(talk).with_name("lectern.db-wal"), 1 << 20)


def deleted(talk):
    shutil.rmtree(database(talk).parent)


def replaced(talk):
    """By an older state, as a program that synchronises folders does it."""
    older = database(talk).with_name("older.db")
    with contextlib.closing(sqlite3.connect(database(talk))) as now, contextlib.closing(sqlite3.connect(older)) as copy:
        now.backup(copy)
        copy.execute("UPDATE talk SET number = 1, slide = 0, step = 0, fingerprint = 0, anchor = ''")
        copy.execute("DELETE FROM ink")
        copy.execute("DELETE FROM run")
        copy.commit()
    os.replace(older, database(talk))


def kept_ink(talk):
    return (rows(talk, "SELECT bytes FROM ink") or [(b"",)])[0][0]


class LostStateTest(unittest.TestCase):
    def begin(self, talk):
        slides = talk.exported(*SIZE)
        talk.until_shows(slides[TITLE], "the title slide")
        talk.press("Right", "3", "Return")
        talk.until_shows(slides[THIRD], "slide 3")
        talk.press("m", "d")
        draw(talk)
        talk.press("d")
        until(lambda: has_ink(talk.photograph()), "ink on the slide")
        until(lambda: rows(talk, "SELECT bytes FROM ink") and "mark" in kept(talk), "ink and bookmark in the database")
        return slides

    def expect_all_of_it(self, talk, slides, runs):
        """The database has the place, ink, bookmark and the recorded run, and a crash comes back to them."""
        until(lambda: stored(talk) and stored(talk)["number"] == 3, "slide 3 in the database")
        until(lambda: rows(talk, "SELECT bytes FROM ink") and "mark" in kept(talk), "ink and bookmark in the database")
        until(lambda: len(rows(talk, "SELECT * FROM run")) == runs, "the run in the database")
        talk.crash()
        talk.begin()
        until(lambda: has_ink(talk.photograph()), "slide 3 with its ink, after the crash")
        self.assertTrue(talk.photograph().crop(0, 0, SIZE[0], 480) == slides[THIRD].crop(0, 0, SIZE[0], 480))
        talk.press("Right")
        talk.until_shows(slides[FOURTH], "slide 4")

    def test_a_database_that_is_taken_away_under_a_talk(self):
        for take_away, word in ((deleted, "the state database was deleted or replaced"),
                                (replaced, "the state database was deleted or replaced"),
                                (emptied, "the state database is damaged"),
                                (overwritten, "the state database was damaged")):
            with self.subTest(take_away.__name__), Talk("--full-screen", screen=SIZE, deck=SHORT) as talk:
                slides = self.begin(talk)
                until(lambda: talk.press("Right", "Left") or rows(talk, "SELECT * FROM visit"), "what was said in the database")
                take_away(talk)
                # Without a key: the talk may stand on its slide for minutes.
                until(lambda: f"{word}: " in talk.told(), "a word in the terminal")
                self.assertIn("everything of this talk goes into a new one", talk.told())
                self.expect_all_of_it(talk, slides, 1)
                self.assertEqual(talk.told().count("everything of this talk"), 1, talk.told())
                aside = list(database(talk).parent.glob("lectern-damaged-*.db"))
                self.assertEqual(len(aside), 1 if take_away is overwritten else 0, aside)

    def test_a_database_that_another_program_holds_from_the_start_is_written_when_it_lets_go(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = self.begin(talk)
            talk.crash()
            with contextlib.closing(sqlite3.connect(database(talk), isolation_level=None)) as holder:
                holder.execute("BEGIN EXCLUSIVE")
                talk.begin()
                # Slide 3, read beside the lock; on a busy machine the first slide may be shown before that.
                until(lambda: has_ink(talk.photograph()) or talk.photograph() == slides[TITLE], "a slide")
                talk.press("Right", "4", "Return")
                talk.until_shows(slides[FOURTH], "slide 4")
                until(lambda: "in use by another program" in talk.told(), "a word in the terminal")
                talk.press("d")
                draw(talk)
                talk.press("d")
                until(lambda: has_ink(talk.photograph()), "ink on slide 4")
                holder.execute("ROLLBACK")
            until(lambda: (stored(talk) or {}).get("number") == 4, "slide 4 in the database")
            until(lambda: kept_ink(talk).count(b"page ") == 2, "the ink of now, and that which was there before")
            self.assertEqual(kept_ink(talk).count(b"pen "), 2, "each of them once")
            until(lambda: "is kept again" in talk.told(), "a word that it is kept again")

    def test_a_disk_that_may_not_be_written_for_a_while(self):
        with tempfile.TemporaryDirectory() as folder, mounted("--bind", folder) as state, StateAt(state) as talk:
            slides = self.begin(talk)
            talk.crash()

            def remount(how):
                subprocess.run(["mount", "-o", f"remount,bind,{how}", str(state)], check=True)
            remount("ro")
            talk.begin()
            until(lambda: has_ink(talk.photograph()), "slide 3 and its ink, from a database that may only be read")
            until(lambda: "cannot be" in talk.told(), "a word in the terminal")
            talk.press("4", "Return")
            talk.until_shows(slides[FOURTH], "slide 4")
            talk.press("Left")
            until(lambda: has_ink(talk.photograph()), "slide 3")
            talk.press("Right")
            talk.until_shows(slides[FOURTH], "slide 4 again")
            self.assertEqual(stored(talk)["number"], 3)
            remount("rw")
            until(lambda: stored(talk)["number"] == 4, "slide 4 in the database, without another move")
            until(lambda: "is kept again" in talk.told(), "a word that it is kept again")
            self.assertEqual(kept_ink(talk).count(b"pen "), 1, "the ink of before, once")
            talk.crash()
            talk.begin()
            talk.until_shows(slides[FOURTH], "slide 4 after the crash")

    def test_what_cannot_be_kept_is_marked_in_the_console_for_as_long_as_that_lasts(self):
        def is_amber(part):
            return any(part.data[at] > 150 and part.data[at] > part.data[at + 2] + 80 for at in range(0, len(part.data), 3))

        def bar(picture):
            """The console's bottom bar: where messages begin, and its right end."""
            height = SIZE[1] * 46 // 1000
            return [picture.crop(x, SIZE[1] - height, SIZE[0] // 4, height) for x in (0, SIZE[0] * 3 // 4)]

        with tempfile.TemporaryDirectory() as folder, mounted("--bind", folder) as state, StateAt(state) as talk:
            slides = talk.exported(*SIZE)
            talk.until_shows(slides[TITLE], "the title slide")
            talk.crash()

            def remount(how):
                subprocess.run(["mount", "-o", f"remount,bind,{how}", str(state)], check=True)
            remount("ro")
            talk.begin()
            talk.until_shows(slides[TITLE], "the title slide again")
            talk.press("s", "Return")
            until(lambda: [is_amber(part) for part in bar(talk.photograph())] == [False, True], "the mark, after the message")
            remount("rw")
            talk.press("Right")
            until(lambda: "is kept again" in talk.told(), "a word that it is kept again")
            until(lambda: not any(is_amber(part) for part in bar(talk.photograph())), "a bar without a mark")


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; a state database that goes is not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
