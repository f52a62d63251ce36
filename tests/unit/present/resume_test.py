#!/usr/bin/env python3
"""Ends talks in every way and comes back to them: resume_test.py LECTERN [unittest arguments]"""
import contextlib
import os
import pathlib
import shutil
import signal
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from window_test import FOURTH, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

SIZE = (960, 540)


def database(talk):
    return talk.folder / "state" / "lectern" / "lectern.db"


def opened_to_read(talk):
    return contextlib.closing(sqlite3.connect(f"file:{database(talk)}?mode=ro", uri=True, timeout=0.05))


def stored(talk):
    """(number, step, clean, notes size) of the only talk; None while there is none."""
    try:
        with opened_to_read(talk) as opened:
            row = opened.execute("SELECT * FROM talk").fetchone()
            names = [column[1] for column in opened.execute("PRAGMA table_info(talk)")]
            return dict(zip(names, row)) if row else None
    except sqlite3.Error:
        return None


def rows(talk, question):
    try:
        with opened_to_read(talk) as opened:
            return opened.execute(question).fetchall()
    except sqlite3.Error:
        return []


def kept(talk):
    """What is kept of the only talk besides its place, clock and ink."""
    return ((stored(talk) or {}).get("extra") or b"").decode()


def draw(talk):
    """A line with the pen, at a hand's pace: a server that is busy makes one of moves that come too fast."""
    for part in (["mousemove", "200", "500"], ["mousedown", "1"], *(["mousemove", str(x), "500"] for x in range(220, 420, 20)),
                 ["mouseup", "1"], ["mousemove", str(SIZE[0] - 1), str(SIZE[1] - 1)]):
        talk.screen.xdotool(*part)


def has_ink(picture):
    """Some of that line is there, wherever it began."""
    return picture.crop(150, 490, 300, 20).data.count(bytes((216, 27, 60))) > 50


class ResumeTest(unittest.TestCase):
    def talk(self, *options):
        return Talk("--full-screen", *options, screen=SIZE)

    def go_to_third(self, talk):
        slides = talk.exported(*SIZE)
        talk.until_shows(slides[TITLE], "the title slide")
        talk.press("Right")
        talk.until_shows(slides[STEP_1], "the first step")
        talk.press("3", "Return")
        talk.until_shows(slides[THIRD], "slide 3")
        until(lambda: (stored(talk) or {}).get("number") == 3, "slide 3 in the database")
        return slides

    def test_a_crash_comes_back_to_the_slide_on_the_full_screen_without_a_word_to_the_room(self):
        with self.talk() as talk:
            slides = self.go_to_third(talk)
            talk.crash()
            talk.options = ()
            talk.begin()
            talk.until_shows(slides[THIRD], "slide 3 on the full screen")
            self.assertEqual(talk.place(), (0, 0, *SIZE))
            talk.press("Right")
            talk.until_shows(slides[FOURTH], "slide 4")

    def test_the_same_command_may_be_given_in_the_very_moment_of_the_crash(self):
        """A program that was killed has its talk in hand until its memory is gone."""
        with self.talk() as talk:
            slides = self.go_to_third(talk)
            for _ in range(4):
                killed = talk.process
                killed.kill()
                talk.begin()
                killed.wait()
                talk.until_shows(slides[THIRD], "slide 3")
            self.assertNotIn("another Lectern", talk.told())

    def test_a_deck_that_is_half_written_when_the_talk_comes_back_costs_no_place(self):
        for caught in ("", window_test.DECK[:window_test.DECK.index("\n## ")], "## Another talk\n\nOf other things.\n"):
            with self.subTest(caught[:20]), self.talk() as talk:
                slides = self.go_to_third(talk)
                talk.process.kill()
                talk.process.wait()
                talk.deck.write_text(caught, encoding="utf-8")
                talk.begin()
                until(lambda: not talk.photograph() == slides[THIRD], "what the deck has now")
                talk.deck.write_text(window_test.DECK, encoding="utf-8")
                talk.until_shows(slides[THIRD], "slide 3")

    def test_the_step_is_kept_and_home_starts_over(self):
        with self.talk() as talk:
            slides = talk.exported(*SIZE)
            talk.press("Right")
            talk.until_shows(slides[STEP_1], "the first step")
            talk.press("Right")
            talk.until_shows(slides[STEP_1 + 1], "the second step")
            until(lambda: (stored(talk) or {}).get("step") == 1, "the step in the database")
            talk.crash()
            talk.begin()
            talk.until_shows(slides[STEP_1 + 1], "the second step again")
            talk.press("Home")
            talk.until_shows(slides[TITLE], "the title slide")
            until(lambda: stored(talk)["clock_started"] == 0, "a clock at zero")

    def test_everything_that_a_speaker_has_set_up_comes_back_after_a_crash(self):
        """A page that flows on, at its second page; ink; a bookmark; the console's look."""
        long_list = "\n".join(f"- item {i} with some words behind it that make it long enough for a line" for i in range(24))
        deck = window_test.DECK.replace("Some text on it.", long_list)
        with Talk("--full-screen", screen=SIZE, deck=deck) as talk:
            slides = talk.exported(*SIZE)
            self.assertGreater(len(slides), 7, "the third slide flows on")
            talk.press("3", "Return")
            talk.until_shows(slides[THIRD], "slide 3")
            talk.press("Right")
            talk.until_shows(slides[THIRD + 1], "its second page")
            talk.press("m", "shift+v", "v", "plus", "d")
            draw(talk)
            talk.press("d")
            until(lambda: all(word in kept(talk) for word in ("light", "filmstrip", "mark", "pages")), "the console's look")
            until(lambda: rows(talk, "SELECT bytes FROM ink"), "the ink in the database")
            until(lambda: has_ink(talk.photograph()), "ink on the slide")
            before = kept(talk)
            talk.crash()
            talk.options = ()
            looks = []
            talk.begin()
            until(lambda: looks.append(talk.photograph()) or has_ink(looks[-1]), "the second page and its ink")
            below = slides[THIRD + 1].crop(0, 0, SIZE[0], 480)
            self.assertTrue(looks[-1].crop(0, 0, SIZE[0], 480) == below, "all else is as it was")
            self.assertFalse(any(look == slides[THIRD] for look in looks), "the first page was never shown")
            talk.press("plus")
            until(lambda: stored(talk)["notes_size"] > 35, "another size of the notes in the database")
            self.assertEqual(kept(talk), before)

    def test_another_deck_opens_with_the_look_of_the_last_talk(self):
        with self.talk() as talk:
            slides = self.go_to_third(talk)
            talk.press("shift+v", "v", "plus", "m")
            until(lambda: all(word in kept(talk) for word in ("light", "filmstrip", "mark")), "the console's look")
            talk.press("ctrl+q", "Return")
            self.assertEqual(talk.until_ends(), 0)
            talk.deck = talk.folder / "another.md"
            talk.deck.write_text("## Another talk\n\nOf other things.\n", encoding="utf-8")
            talk.begin()
            until(lambda: len(rows(talk, "SELECT * FROM talk")) == 2, "both talks in the database")
            (extra, size), = rows(talk, "SELECT extra, notes_size FROM talk ORDER BY deck DESC LIMIT 1")
            self.assertTrue(b"light" in extra and b"filmstrip" in extra and b"mark" not in extra, extra)
            self.assertGreater(size, 33)
            self.assertFalse(talk.photograph() == slides[THIRD])

    def test_a_skipped_slide_stays_skipped_and_is_back_when_the_talk_starts_over(self):
        deck = window_test.DECK.replace("title:", "duration: 1m\ntitle:").replace("Some text on it.", "<!-- optional -->\n\nSome text.")
        with Talk("--full-screen", screen=SIZE, deck=deck) as talk:
            slides = talk.exported(*SIZE)
            talk.press("Right", "Right")
            talk.until_shows(slides[STEP_1 + 1], "the second step")
            until(lambda: (stored(talk) or {}).get("step") == 1, "the step in the database")
            talk.crash()
            # Ten minutes have passed in a talk of one.
            with sqlite3.connect(database(talk)) as opened:
                opened.execute("UPDATE talk SET elapsed = elapsed + 600000")
            talk.begin()
            talk.until_shows(slides[STEP_1 + 1], "the second step, late")
            talk.press("k")
            until(lambda: "cut" in kept(talk), "the cut in the database")
            talk.crash()
            talk.begin()
            talk.until_shows(slides[STEP_1 + 1], "the second step again")
            talk.press("Right")
            talk.until_shows(slides[FOURTH], "slide 4: slide 3 is skipped")
            talk.crash()
            talk.begin()
            talk.until_shows(slides[FOURTH], "slide 4 again")
            talk.press("Home")
            until(lambda: "cut" not in kept(talk), "no cuts in a talk that starts over")

    def test_ends_from_outside_keep_the_talk_and_slides_that_were_asked_for_win(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.talk() as talk:
                slides = self.go_to_third(talk)
                talk.process.send_signal(number)
                self.assertEqual(talk.until_ends(), 128 + number)
                talk.begin()
                talk.until_shows(slides[THIRD], "slide 3 again")
                talk.crash()
                talk.begin("--from", "4")
                talk.until_shows(slides[FOURTH], "the slide that was asked for")

    def test_an_edited_deck_is_come_back_to_by_content(self):
        with self.talk() as talk:
            self.go_to_third(talk)
            talk.crash()
            talk.deck.write_text(window_test.DECK.replace("## Two steps", "## One more\n\nNew.\n\n## Two steps"), encoding="utf-8")
            talk.begin()
            talk.until_shows(talk.exported(*SIZE)[THIRD + 1], "the same slide, one further on")

    def test_after_an_orderly_end_the_console_asks_and_the_room_is_not_asked(self):
        with self.talk() as talk:
            slides = self.go_to_third(talk)
            talk.press("ctrl+q", "Return")
            self.assertEqual(talk.until_ends(), 0)
            talk.begin()
            talk.until_shows(slides[TITLE], "the title slide, and no question on the room's screen")
            talk.press("3", "Return")
            talk.until_shows(slides[THIRD], "slide 3")
            talk.press("Left")
            talk.until_shows(slides[STEP_1 + 1], "slide 2")
            talk.press("Right")
            until(lambda: stored(talk)["number"] == 3, "slide 3 in the database")
            talk.press("ctrl+q", "Return")
            self.assertEqual(talk.until_ends(), 0)
            talk.options = ()
            talk.begin()
            talk.press("Return")
            until(lambda: stored(talk)["number"] == 3 and stored(talk)["clock_started"] == 1, "the talk that goes on")
            talk.until_shows(slides[THIRD], "slide 3, as large as it was")

    def test_a_locked_database_does_not_hold_up_a_talk(self):
        with self.talk() as talk:
            slides = self.go_to_third(talk)
            talk.crash()
            holder = sqlite3.connect(database(talk), isolation_level=None)
            holder.execute("BEGIN EXCLUSIVE")

            def comes_back():
                """On a busy machine the first slide may be shown before the database has answered."""
                talk.begin()
                until(lambda: talk.photograph() in slides, "a slide")
                if talk.photograph() == slides[THIRD]:
                    return True
                talk.crash()
                return False
            until(comes_back, "slide 3, read beside the lock")
            talk.press("Right")
            talk.until_shows(slides[FOURTH], "slide 4")
            self.assertEqual(stored(talk)["number"], 3)
            holder.execute("ROLLBACK")
            holder.close()
            until(lambda: stored(talk)["number"] == 4, "what was reached under the lock, in the database")


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; coming back is not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
