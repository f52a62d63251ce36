#!/usr/bin/env python3
"""What may go wrong under a talk: faults_test.py LECTERN [unittest arguments]

State databases that cannot be used, disks that are full, decks that are deleted or saved in pieces. The talk goes on, and
what the program prints says what happened.
"""
import contextlib
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from window_test import DECK, FOURTH, LAST, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

SIZE = (960, 540)


@contextlib.contextmanager
def mounted(*arguments):
    """A folder with something mounted on it; skips the test where that may not be done."""
    folder = tempfile.mkdtemp(prefix="lectern-mount-")
    try:
        if subprocess.run(["mount", *arguments, folder], stderr=subprocess.DEVNULL, check=False).returncode:
            raise unittest.SkipTest("nothing can be mounted here")
        yield pathlib.Path(folder)
    finally:
        subprocess.run(["umount", "-l", folder], stderr=subprocess.DEVNULL, check=False)
        shutil.rmtree(folder, ignore_errors=True)


class StateAt(Talk):
    """A talk whose state directory is given."""

    def __init__(self, state):
        super().__init__("--full-screen", screen=SIZE)
        (self.folder / "state").symlink_to(state)


def database(talk):
    return talk.folder / "state" / "lectern" / "lectern.db"


def number(talk):
    """The slide in the database."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database(talk)}?mode=ro", uri=True, timeout=0.05)) as opened:
            row = opened.execute("SELECT number FROM talk").fetchone()
            return row[0] if row else None
    except sqlite3.Error:
        return None


def marks(talk):
    """Fingerprint and slide of the only bookmark in the database."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{database(talk)}?mode=ro", uri=True, timeout=0.05)) as opened:
            kept = (opened.execute("SELECT extra FROM talk").fetchone() or [b""])[0].decode()
            return next((line.split()[1:3] for line in kept.split("\n") if line.startswith("mark ")), None)
    except sqlite3.Error:
        return None


class FaultsTest(unittest.TestCase):
    def move_on(self, talk, slides):
        talk.until_shows(slides[TITLE], "the title slide")
        talk.press("Right")
        talk.until_shows(slides[STEP_1], "the next step")

    def go_to(self, talk, slides, printed, slide):
        talk.press(str(printed), "Return")
        talk.until_shows(slides[slide], f"slide {printed}")

    def expect_word(self, talk, word):
        until(lambda: word in talk.told(), f"“{word}” in the terminal")

    def test_a_database_that_cannot_be_used(self):
        def newer(path):
            with contextlib.closing(sqlite3.connect(path)) as opened:
                opened.execute("CREATE TABLE talk (x)")
                opened.execute(f"PRAGMA application_id = {0x4C63746E}")
                opened.execute("PRAGMA user_version = 9999")

        def of_another(path):
            with contextlib.closing(sqlite3.connect(path)) as opened:
                opened.execute("CREATE TABLE shopping (x)")
                opened.execute("PRAGMA application_id = 12345")

        for prepare, word in ((lambda path: path.write_bytes(b"this is no database" * 1000), "the state database was damaged"),
                              (lambda path: path.mkdir(), "the state database cannot be opened"),
                              (newer, "the state database was written by a newer Lectern"),
                              (of_another, "this is another program's database")):
            with self.subTest(word), tempfile.TemporaryDirectory() as state:
                (pathlib.Path(state) / "lectern").mkdir()
                prepare(pathlib.Path(state) / "lectern" / "lectern.db")
                with StateAt(state) as talk:
                    self.move_on(talk, talk.exported(*SIZE))
                    self.expect_word(talk, word)
                    self.assertIsNone(talk.process.poll())

    def test_a_disk_that_may_only_be_read(self):
        with tempfile.TemporaryDirectory() as state:
            with StateAt(state) as talk:
                slides = talk.exported(*SIZE)
                self.go_to(talk, slides, 3, THIRD)
                until(lambda: number(talk) == 3, "slide 3 in the database")
                talk.press("ctrl+q", "Return")
                self.assertEqual(talk.until_ends(), 0)
            for folder in (state, "/proc"):  # with a database, and with none
                with mounted("--bind", "-o", "ro", folder) as read_only, StateAt(read_only) as talk:
                    # A bind mount takes its option with a second call on older kernels.
                    subprocess.run(["mount", "-o", "remount,bind,ro", str(read_only)], stderr=subprocess.DEVNULL, check=False)
                    talk.crash()
                    talk.begin()
                    self.move_on(talk, slides)
                    self.expect_word(talk, "cannot be")
                    self.assertIsNone(talk.process.poll())

    def test_a_disk_that_fills_up_during_the_talk_and_has_room_again(self):
        with mounted("-t", "tmpfs", "-o", "size=700k", "tmpfs") as state, StateAt(state) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            until(lambda: number(talk) == 3, "slide 3 in the database")
            filler = state / "filler"
            with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * 4096)

            def until_told():
                for printed, slide in ((4, FOURTH), (5, LAST), (3, THIRD)):
                    self.go_to(talk, slides, printed, slide)
                return "no room on the disk" in talk.told()
            until(until_told, "a word about the full disk")
            self.go_to(talk, slides, 4, FOURTH)
            filler.unlink()
            # Without another move: what was not saved is tried again.
            until(lambda: number(talk) == 4, "slide 4 in the database")
            self.expect_word(talk, "what is reached and drawn is kept again")

    def test_a_database_that_another_program_locks_for_a_while(self):
        with tempfile.TemporaryDirectory() as state, StateAt(state) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            until(lambda: number(talk) == 3, "slide 3 in the database")
            with contextlib.closing(sqlite3.connect(database(talk), isolation_level=None)) as holder:
                holder.execute("BEGIN IMMEDIATE")
                self.go_to(talk, slides, 4, FOURTH)
                self.expect_word(talk, "in use by another program")
                self.go_to(talk, slides, 5, LAST)
                holder.execute("ROLLBACK")
            until(lambda: number(talk) == 5, "slide 5 in the database, without another move")
            self.expect_word(talk, "what is reached and drawn is kept again")

    def test_no_place_to_write_anywhere(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            talk.crash()
            for home in ("/proc/nowhere", "/dev/null/state"):
                talk.begin(XDG_STATE_HOME=home, HOME=home)
                self.move_on(talk, slides)
                self.expect_word(talk, f"the folder for the state cannot be made: {home}")
                talk.crash()

    def test_a_terminal_that_is_gone_when_there_is_something_to_print(self):
        talk = Talk("--screen", "none of these", "--full-screen", screen=SIZE)
        listener, talker = os.pipe()
        os.close(listener)
        talk.errors = os.fdopen(talker, "w")
        with talk:
            self.move_on(talk, talk.exported(*SIZE))
            talk.process.send_signal(signal.SIGPIPE)
            talk.press("Left")
            talk.until_shows(talk.exported(*SIZE)[TITLE], "the title slide again")

    def test_a_second_lectern_on_the_same_deck(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            until(lambda: number(talk) == 3, "slide 3 in the database")
            first, environment = talk.process, {**talk.screen.environment, "XDG_STATE_HOME": str(talk.folder / "state")}
            with open(talk.folder / "second.txt", "w+", encoding="utf-8") as errors:
                second = subprocess.Popen([window_test.LECTERN, "--full-screen", "--from", "4", str(talk.deck)], env=environment, stderr=errors)
            try:
                talk.until_shows(slides[FOURTH], "the second one's slide")
                until(lambda: talk.screen.xdotool("getwindowfocus", "getwindowpid", check=False) == str(second.pid), "the keyboard")
                talk.press("Home")
                talk.until_shows(slides[TITLE], "the second one's title slide")
                until(lambda: "another Lectern shows this deck and keeps its place" in (talk.folder / "second.txt").read_text(), "a word")
                self.assertEqual(number(talk), 3)
            finally:
                second.kill()
                second.wait()
            self.assertIsNone(first.poll())

    def test_an_x_server_that_ends_leaves_the_place_and_a_word(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            until(lambda: number(talk) == 3, "slide 3 in the database")
            talk.screen.started[0].kill()
            # Another thread has something to say just then.
            talk.deck.write_text(talk.deck.read_text(encoding="utf-8") + "\n## One more\n\nSaid late.\n", encoding="utf-8")
            self.assertEqual(talk.until_ends(), 3)
            self.expect_word(talk, "the window system closed the connection")
            self.assertEqual(number(talk), 3)

    def test_a_deck_that_is_replaced_by_another_one(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            other = talk.folder / "other.md"
            other.write_text("".join(f"## Another talk {i}\n\nNothing of the first one.\n\n" for i in range(6)), encoding="utf-8")
            os.replace(other, talk.deck)
            replaced = talk.exported(*SIZE)
            until(lambda: talk.photograph() in replaced, "a slide of the other deck")
            talk.press("Home")
            talk.until_shows(replaced[0], "the other deck's first slide")

    def test_a_deck_that_is_another_one_for_a_while_has_its_place_and_bookmarks_again(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 4, FOURTH)
            talk.press("m")
            self.go_to(talk, slides, 3, THIRD)
            mark = until(lambda: marks(talk), "the bookmark in the database")
            # Each reading moves it on by one slide.
            for count in (1, 2):
                new = "".join(f"## New {i}\n\nText.\n\n" for i in range(count))
                talk.deck.write_text(DECK.replace("## Two steps", new + "## Two steps"), encoding="utf-8")
                until(lambda: number(talk) == 3 + count, f"slide {3 + count} in the database")
                until(lambda: marks(talk)[1] == str(int(mark[1]) + count), "the bookmark on its slide")
                self.assertEqual(marks(talk)[0], mark[0])
            talk.deck.write_text("## Nothing of it\n\n## And no more\n", encoding="utf-8")
            until(lambda: talk.photograph() in talk.exported(*SIZE), "a slide of the other deck")
            talk.press("question", "question")  # keys that move nothing
            talk.deck.write_text(DECK, encoding="utf-8")
            talk.until_shows(slides[THIRD], "slide 3 of the deck that is back")
            until(lambda: marks(talk) == mark, "the bookmark where it was")

    def test_a_deck_that_is_saved_in_pieces(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            text = DECK.replace("Some text on it.", "Some text on it, and more.").encode()
            half = text.index(b"and more")
            with open(talk.deck, "wb", buffering=0) as file:
                file.write(text[:half])
                file.flush()
                until(lambda: talk.photograph() != slides[THIRD], "half of the deck, in its place")
                file.write(text[half:])
            talk.until_shows(talk.exported(*SIZE)[THIRD], "the whole deck, on the same slide")
            talk.press("Right")
            talk.until_shows(talk.exported(*SIZE)[FOURTH], "slide 4, which the first half did not have")

    def test_half_a_deck_that_ends_before_the_slide_loses_no_place(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 4, FOURTH)
            for cut in ("## Two steps", "Some text on it."):
                # Its last slide, which is the one that changed, is where the room waits.
                talk.deck.write_text(DECK[:DECK.index(cut) + len(cut) - 3], encoding="utf-8")
                until(lambda: talk.photograph() in talk.exported(*SIZE), "a slide of the half")
                talk.deck.write_text(DECK, encoding="utf-8")
                talk.until_shows(slides[FOURTH], "slide 4 of the deck that is whole")

    def test_a_deck_that_is_deleted_or_emptied_keeps_its_slides(self):
        with Talk("--full-screen", screen=SIZE) as talk:
            slides = talk.exported(*SIZE)
            self.go_to(talk, slides, 3, THIRD)
            talk.deck.write_text("", encoding="utf-8")
            self.go_to(talk, slides, 4, FOURTH)
            talk.deck.unlink()
            self.go_to(talk, slides, 3, THIRD)
            talk.deck.write_text(DECK.replace("Some text", "Better text"), encoding="utf-8")
            talk.until_shows(talk.exported(*SIZE)[THIRD], "the deck that is there again")


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; faults under a talk are not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
