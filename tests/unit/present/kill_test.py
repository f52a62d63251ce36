#!/usr/bin/env python3
"""Kills rehearsals and talks at a hundred random moments each: kill_test.py LECTERN [unittest arguments]

Keys are pressed steadily, and the program is killed at a random moment: while it starts, while it draws, between two keys.
What the screen showed before the kill says what must be in the database. Then the same command goes on where it was.
"""
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from x_screen import DEADLINE, XScreen, print_what_was_said, until, until_after  # noqa: E402

LECTERN = ""
KILLS = 100
SLIDES = 40
# Told apart by their green, whatever else the console shows there.
COLOURS = [(0x40, 0x50 + 4 * i, 0x30) for i in range(SLIDES)]
DECK = "---\nduration: 10m\n---\n\n" + "\n".join(
    f"## Slide {i + 1}\n\n<!-- backgroundColor: \"#{r:02X}{g:02X}{b:02X}\" -->\n\nText.\n\n<!--\nNotes.\n-->\n"
    for i, (r, g, b) in enumerate(COLOURS))
# On the slide, where it has no text: beside the notes, and on the full screen.
SPOT = {"rehearse": (340, 300), "present": (1000, 640)}
WAYS_ON = ["Right", "Next", "space"]
MOST = 6  # of them in one life


class Lives:
    """One deck, one state directory, one screen; the program started and killed on them again and again."""

    def __init__(self, command, *options, seed):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-kills-"))
        (self.folder / "deck.md").write_text(DECK, encoding="utf-8")
        self.spot, self.command = SPOT[command], [LECTERN, command, *options, str(self.folder / "deck.md")]
        self.screen = XScreen(1280, 800)
        self.dice = random.Random(seed)
        self.process = None
        self.at = 0  # the slide that the next start shows

    def __enter__(self):
        self.screen.__enter__()
        self.environment = {**self.screen.environment, "XDG_STATE_HOME": str(self.folder)}
        return self

    def __exit__(self, failure=None, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.screen.__exit__()
        if failure is not None:
            print_what_was_said(self.folder / "output.txt")
        shutil.rmtree(self.folder, ignore_errors=True)

    def begin(self):
        with open(self.folder / "output.txt", "a", encoding="utf-8") as output:
            self.process = subprocess.Popen(self.command, env=self.environment, stdout=output, stderr=output)

    def begin_and_wait(self):
        self.begin()
        until(lambda: self.shown() == self.at, f"slide {self.at + 1}, where it broke off")
        until(lambda: self.screen.xdotool("getwindowfocus", "getwindowpid", check=False) == str(self.process.pid), "the keyboard")

    def shown(self):
        pixel = self.screen.pixel(*self.spot)
        return COLOURS.index(pixel) if pixel in COLOURS else None

    def live(self, *keys):
        """One start, these keys and up to MOST that go on, one kill. The slides that were seen, in their order."""
        if self.dice.random() < 0.15:  # before there is anything to see, or just then
            self.begin()
            time.sleep(self.dice.uniform(0.005, 0.15))
            self.kill()
            return []
        self.begin_and_wait()
        keys = [*keys, *self.dice.choices(WAYS_ON, k=self.dice.randint(1, MOST))]
        typist = subprocess.Popen(["xdotool", "key", "--delay", str(self.dice.randint(5, 40)), *keys], env=self.environment,
                                  stderr=subprocess.DEVNULL)
        seen = [self.at]
        # Some of the kills come before the first move, the others at a moment after it, however busy the machine is.
        start, least = time.monotonic(), 1 if self.dice.random() < 0.15 or self.at == SLIDES - 1 else 2
        end, patience = start + self.dice.uniform(0.02, 0.25), start + DEADLINE
        while time.monotonic() < (end if len(seen) >= least else patience):
            shown = self.shown()
            if shown is not None and shown != seen[-1]:
                seen.append(shown)
                if len(seen) == least:
                    end = max(end, time.monotonic() + self.dice.uniform(0, 0.2))
        self.kill()
        typist.wait()
        return seen

    def kill(self):
        self.process.kill()
        self.process.wait()
        until(lambda: self.shown() is None, "an empty screen")

    def stored(self, question, *values):
        """What a whole database answers; nothing where it was not made yet."""
        path = self.folder / "lectern" / "lectern.db"
        if not path.exists():
            return []
        with sqlite3.connect(path, timeout=5) as opened:
            if opened.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise AssertionError("the database is damaged")
            if not opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'run'").fetchone()[0]:
                return []
            return opened.execute(question, values).fetchall()


class RehearsalKillTest(unittest.TestCase):
    """A rehearsal that has come to the last slide is ended by the speaker, and another one begun."""

    def visits(self, lives, ended):
        """Those of the run that goes on."""
        runs = lives.stored("SELECT id, finished FROM run ORDER BY id")
        self.assertEqual(sum(finished for _, finished in runs), ended, runs)
        self.assertLessEqual(len(runs), ended + 1, "a run is taken up, not begun again")
        if not runs or runs[-1][1]:
            return []
        return lives.stored("SELECT sequence, slide, spoken, open FROM visit WHERE run = ? ORDER BY sequence", runs[-1][0])

    def conclude(self, lives):
        lives.begin_and_wait()
        until_after(lambda: lives.screen.xdotool("key", "ctrl+q"), lambda: lives.shown() is None, "the report")
        lives.screen.xdotool("key", "Escape", check=False)
        self.assertEqual(lives.process.wait(timeout=DEADLINE), 0)
        lives.at = 0

    def test_every_finished_visit_is_there_after_each_of_a_hundred_kills(self):
        with Lives("rehearse", seed=20260111) as lives:
            left, ended, before = 0, 0, []
            for kill in range(KILLS):
                seen = lives.live("t" if before else "space")
                visits = self.visits(lives, ended)
                word = f"kill {kill}, seen {seen}, before {before}, now {visits}"
                # What was over before this start is there as it was.
                known = [visit for visit in before if not visit[3]]
                self.assertEqual(known, visits[:len(known)], word)
                # The first slide stood there before its clock ran, and may have been left before it was said.
                over = [visit[1] for visit in visits[len(known):] if not visit[3]]
                for slide in seen[1:-1]:
                    self.assertIn(slide, over, word)
                self.assertTrue(all(spoken > 0 for _, _, spoken, is_open in visits if not is_open), word)
                self.assertLessEqual(sum(visit[3] for visit in visits), 1, f"{word}: one visit goes on")
                left += len(seen[1:-1])
                before = visits
                if visits:
                    lives.at = visits[-1][1]
                if lives.at == SLIDES - 1:
                    self.conclude(lives)
                    ended, before = ended + 1, []
            self.assertGreaterEqual(left, KILLS / 5, "kills came after slides had been left, even on a busy machine")
            self.assertGreaterEqual(ended, 1)
            # The program reads the same from it.
            listed = subprocess.run([LECTERN, "report", str(lives.folder / "deck.md"), "--runs"], env=lives.environment, text=True,
                                    capture_output=True, check=True).stdout
            self.assertEqual(len(listed.splitlines()) - 1 - listed.count("not ended"), ended, listed)


class TalkKillTest(unittest.TestCase):
    def test_a_talk_comes_back_to_slide_and_clock_after_each_of_a_hundred_kills(self):
        with Lives("present", "--full-screen", seed=20250101) as lives:
            reached, latest, elapsed = 0, 0, 0
            for kill in range(KILLS):
                # The talk goes round: at its end a number leads back to the beginning.
                back = ["2", "Return"] if lives.at == SLIDES - 1 else []
                seen = lives.live(*back)
                rows = lives.stored("SELECT slide, elapsed, clock_started, ended_cleanly FROM talk")
                word = f"kill {kill}, seen {seen}, stored {rows}"
                self.assertLessEqual(len(rows), 1, word)
                if not rows:
                    self.assertLessEqual(len(seen), 1, word)
                    continue
                slide, spoken, has_started, ended_cleanly = rows[0]
                self.assertFalse(ended_cleanly, word)
                # What is drawn is saved right after: the last that was seen, or what came between the look and the kill.
                first = 1 if back and seen == [lives.at] else seen[-1] if seen else lives.at
                near = range(first, min(first + MOST, SLIDES - 1) + 1) if seen else [lives.at]
                self.assertIn(slide, [*seen, *near], word)
                latest += not seen or slide in near
                reached += len(seen[1:])
                if has_started:
                    self.assertGreaterEqual(spoken, elapsed, f"{word}: the clock goes on, it never goes back")
                    elapsed = spoken
                lives.at = slide
            self.assertGreaterEqual(reached, KILLS / 2, "most kills came after the talk had moved on")
            self.assertGreaterEqual(latest, KILLS / 2, "only a kill within the blink of a save loses a move")


def main():
    global LECTERN
    LECTERN = os.path.abspath(sys.argv.pop(1))
    if any(shutil.which(tool) is None for tool in ("Xvfb", "openbox", "xdotool")):
        print("Xvfb, openbox or xdotool is not installed; kills are not tested")
        return 77
    unittest.main(verbosity=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
