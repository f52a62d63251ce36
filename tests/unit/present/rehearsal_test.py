#!/usr/bin/env python3
"""Rehearses in the real window: rehearsal_test.py LECTERN BRIEFINGS [unittest arguments]

A script presses the keys and notes when it pressed each of them and when the slide was seen to change; the program saw
the key in between. What it recorded must lie in that span, give or take 50 ms.
"""
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from x_screen import XScreen, print_what_was_said, until, until_after  # noqa: E402

LECTERN = ""
BRIEFINGS = pathlib.Path()
SLACK = 0.050
COLOURS = [(0xA0, 0x10, 0x10), (0x10, 0xA0, 0x10), (0x10, 0x10, 0xA0), (0xA0, 0xA0, 0x10), (0x10, 0xA0, 0xA0)]

DECK = "---\nduration: 2m\nreserve: 30s\n---\n\n" + "\n".join(
    f"## Slide {i + 1}\n\n<!-- backgroundColor: \"#{r:02X}{g:02X}{b:02X}\" -->\n\nText.\n\n<!--\nNotes of slide {i + 1}: words to say.\n-->\n"
    for i, (r, g, b) in enumerate(COLOURS))


class Rehearsal:
    """lectern rehearse on a private screen, with a state directory of its own."""

    def __init__(self, *options, deck=DECK, state=None, of=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-rehearsal-"))
        self.deck = of or self.folder / "deck.md"
        if of is None:
            self.deck.write_text(deck, encoding="utf-8")
        self.state = state or self.folder / "state"
        self.options = options
        self.screen = XScreen(1280, 800)
        self.process = None

    def __enter__(self):
        self.screen.__enter__()
        try:
            self.start()
            return self
        except BaseException as failure:
            self.__exit__(type(failure))
            raise

    def environment(self):
        return {**self.screen.environment, "XDG_STATE_HOME": str(self.state)}

    def start(self):
        self.output = open(self.folder / "output.txt", "w+", encoding="utf-8")
        self.process = subprocess.Popen([LECTERN, "rehearse", *self.options, str(self.deck)], env=self.environment(),
                                        stdout=self.output, stderr=subprocess.STDOUT)
        self.window = until(lambda: self.screen.xdotool("search", "--pid", str(self.process.pid), "--onlyvisible", "--class", ".",
                                                        check=False).split("\n")[0], "the window")
        until(lambda: self.screen.xdotool("getwindowfocus", check=False) == self.window, "the keyboard")

    def __exit__(self, failure=None, *_):
        if self.process:
            self.output.close()
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if failure is not None:
            print_what_was_said(self.folder / "output.txt")
        self.screen.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sees(self, colour, share=0.06):  # the slide takes 9 % of the screen, the next one 4 %
        picture = self.screen.photograph()
        return picture.data.count(bytes(colour)) > share * picture.width * picture.height

    def press(self, key, colour=None):
        """(when it was pressed, when `colour` was seen)"""
        before = time.monotonic()
        self.screen.xdotool("key", key)
        if colour is not None:
            until(lambda: self.sees(colour), f"the colour after {key}")
        return before, time.monotonic()

    def begin_speaking(self):
        """Starts the clock and sees it run: keys that a busy machine handles at once leave no time for the first slide."""
        top = self.screen.photograph().crop(0, 0, 1280, 120)
        self.press("space")
        until(lambda: self.screen.photograph().crop(0, 0, 1280, 120) != top, "a clock that runs")

    def end(self):
        """Ends the rehearsal: its report stands in the window."""
        until_after(lambda: self.screen.xdotool("key", "ctrl+q"),
                    lambda: "total" in (self.folder / "output.txt").read_text(encoding="utf-8"), "the report in words")
        if "LECTERN_TEST_PICTURES" in os.environ:
            time.sleep(0.5)
            self.screen.photograph().write_png(os.path.join(os.environ["LECTERN_TEST_PICTURES"], "report.png"))

    def leave(self):
        """Ends the rehearsal, looks at the report and closes it; gives the exit code."""
        self.end()
        self.screen.xdotool("key", "Escape")
        return self.process.wait(timeout=60)

    def report(self, *arguments):
        done = subprocess.run([LECTERN, "report", str(self.deck), *arguments], env=self.environment(), text=True, capture_output=True,
                              timeout=60)
        if done.returncode:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout) if "json" in arguments else done.stdout


class RehearsalTest(unittest.TestCase):
    def within(self, measured, least, most, what):
        self.assertGreaterEqual(measured, least - SLACK, what)
        self.assertLessEqual(measured, most + SLACK, what)

    def test_the_report_agrees_with_the_script(self):
        with Rehearsal() as talk:
            until(lambda: talk.sees(COLOURS[0]), "the first slide")
            first = talk.press("space")
            # Each key with the slide it leads to, among them a step back.
            moves = [first]
            slides = [0]
            for key, slide in [("Right", 1), ("Right", 2), ("Left", 1), ("Right", 2), ("Right", 3), ("Right", 4)]:
                time.sleep(random.uniform(0.2, 0.6))
                moves.append(talk.press(key, COLOURS[slide]))
                slides.append(slide)
            # A pause, whose time is nobody's.
            time.sleep(0.3)
            paused = talk.press("t")
            time.sleep(0.5)
            going = talk.press("t")
            time.sleep(0.3)
            end = talk.press("t")
            self.assertEqual(talk.leave(), 0)
            said = talk.report("--format", "json")
            visits = said["visits"]
            self.assertEqual([visit["slide"] - 1 for visit in visits], slides)
            for i, visit in enumerate(visits[:-1]):
                self.within(visit["spoken_ms"] / 1000, moves[i + 1][0] - moves[i][1] if i else moves[1][0] - first[1],
                            moves[i + 1][1] - moves[i][0], f"visit {i}")
            self.within(visits[-1]["spoken_ms"] / 1000, (paused[0] - moves[-1][1]) + (end[0] - going[1]),
                        (paused[1] - moves[-1][0]) + (end[1] - going[0]), "the last visit, without the pause")
            for slide in said["slides"]:
                self.assertEqual(slide["spoken_ms"], sum(v["spoken_ms"] for v in visits if v["slide"] == slide["number"]))
            self.assertEqual(sum(slide["spoken_seconds"] for slide in said["slides"]), said["spoken_seconds"])
            self.assertTrue(said["ended"])
            self.assertEqual(said["target_seconds"], 90)
            talk.output.seek(0)
            self.assertRegex(talk.output.read(), "^Rehearsal 1 of “deck.md”\n")

    def test_every_finished_visit_survives_a_kill_and_the_rehearsal_goes_on(self):
        with Rehearsal() as talk:
            expected = 0
            for round_number in range(4):
                until(lambda: talk.sees(COLOURS[round_number]), "the slide")
                talk.press("space" if round_number == 0 else "t")
                time.sleep(random.uniform(0.05, 0.3))
                talk.press("Right", COLOURS[round_number + 1])
                expected += 1
                time.sleep(random.uniform(0, 0.2))
                talk.process.kill()
                talk.process.wait()
                said = talk.report("--format", "json")
                self.assertFalse(said["ended"])
                finished = {visit["slide"] for visit in said["visits"]}
                self.assertTrue(finished >= set(range(1, expected + 1)), said["visits"])
                self.assertEqual(len(talk.report("--runs", "--format", "json")), 1, "one run, taken up again")
                talk.start()
            until(lambda: talk.sees(COLOURS[4]), "the slide it broke off on")
            self.assertEqual(talk.leave(), 0)
            self.assertTrue(talk.report("--format", "json")["ended"])

    def test_a_locked_database_costs_nothing(self):
        with Rehearsal() as talk:
            until(lambda: talk.sees(COLOURS[0]), "the first slide")
            talk.begin_speaking()
            talk.press("Right", COLOURS[1])
            other = sqlite3.connect(talk.state / "lectern" / "lectern.db", isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            talk.press("Right", COLOURS[2])
            talk.press("Right", COLOURS[3])
            other.execute("ROLLBACK")
            other.close()
            talk.press("Right", COLOURS[4])
            self.assertEqual(talk.leave(), 0)
            self.assertEqual([visit["slide"] for visit in talk.report("--format", "json")["visits"]], [1, 2, 3, 4, 5])

    def test_a_full_disk_costs_nothing(self):
        state = tempfile.mkdtemp(prefix="lectern-full-")
        try:
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", state], stderr=subprocess.DEVNULL).returncode:
                self.skipTest("no small disk can be mounted here")
            with Rehearsal(state=pathlib.Path(state)) as talk:
                until(lambda: talk.sees(COLOURS[0]), "the first slide")
                filler = pathlib.Path(state) / "filler"
                with open(filler, "wb", buffering=0) as file:
                    try:
                        while True:
                            file.write(b"x" * 4096)
                    except OSError:
                        pass
                talk.begin_speaking()
                talk.press("Right", COLOURS[1])
                talk.press("Right", COLOURS[2])
                filler.unlink()
                talk.press("Right", COLOURS[3])
                self.assertEqual(talk.leave(), 0)
                self.assertEqual([visit["slide"] for visit in talk.report("--format", "json")["visits"]], [1, 2, 3, 4])
        finally:
            subprocess.run(["umount", state], stderr=subprocess.DEVNULL)
            shutil.rmtree(state, ignore_errors=True)

    def test_without_any_place_for_the_state_the_report_is_printed(self):
        with tempfile.NamedTemporaryFile() as file, Rehearsal(state=pathlib.Path(file.name) / "state") as talk:
            until(lambda: talk.sees(COLOURS[0]), "the first slide")
            talk.begin_speaking()
            talk.press("Right", COLOURS[1])
            self.assertEqual(talk.leave(), 0)
            talk.output.seek(0)
            said = talk.output.read()
            self.assertIn("this run could not be saved; here it is as CSV", said)
            self.assertIn("\n1,\"Slide 1\",normal,", said)

    def test_the_console_comes_back_as_it_was_left_and_the_talk_stays_as_it_is(self):
        with Rehearsal() as talk:
            database = talk.state / "lectern" / "lectern.db"

            def kept():
                try:
                    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=0.05) as opened:
                        return opened.execute("SELECT extra, notes_size, slide, clock_started, ended_cleanly FROM talk").fetchone()
                except sqlite3.Error:
                    return None

            def ground():
                place = dict(line.split("=") for line in talk.screen.xdotool("getwindowgeometry", "--shell", talk.window).split("\n"))
                return talk.screen.pixel(int(place["X"]) + 4, int(place["Y"]) + 4)
            dark = until(lambda: talk.sees(COLOURS[0]) and ground(), "the console")
            talk.press("Right", COLOURS[0])
            talk.press("Right", COLOURS[1])
            talk.press("shift+v")
            light = until(lambda: ground() != dark and ground(), "the light console")
            talk.press("v")
            talk.press("plus")
            extra, size, *rest = until(lambda: kept() and b"filmstrip" in kept()[0] and kept()[1] > 33 and kept(), "the look")
            self.assertIn(b"light", extra)
            self.assertEqual(rest, [0, 0, 1], "a talk that nothing was said of")
            self.assertEqual(talk.leave(), 0)
            talk.start()
            until(lambda: ground() == light, "the light console from the start")
            talk.press("shift+v")
            until(lambda: b"light" not in kept()[0], "dark again, and kept")
            self.assertEqual(kept(), (extra.replace(b"light\n", b""), size, *rest))

    def test_the_reports_pages_turn_by_key_mouse_and_wheel(self):
        with Rehearsal(deck="\n".join(f"## Slide {i}\n\nText.\n" for i in range(40))) as talk:
            talk.begin_speaking()
            for _ in range(3):
                talk.press("Right")
            talk.end()

            def steady():
                """The screen, once it was the same twice: a look may fall into the middle of a drawing."""
                picture = talk.screen.photograph()
                return picture if picture == talk.screen.photograph() else None
            first = until(lambda: talk.sees((0xFC, 0xFB, 0xF8), 0.4) and steady(), "the report")
            second = None
            for on, back in (("key Right", "key Left"), ("click 1", "click 3"), ("click 5", "click 4"), ("click 9", "click 8")):
                talk.screen.xdotool("mousemove", "640", "400", *on.split(), "mousemove", "1279", "799")
                second = second or until(lambda: talk.screen.photograph() != first and steady(), f"another page after {on}")
                until(lambda: talk.screen.photograph() == second, f"the second page after {on}")
                talk.screen.xdotool("mousemove", "640", "400", *back.split(), "mousemove", "1279", "799")
                until(lambda: talk.screen.photograph() == first, f"the first page after {back}")
            self.assertEqual(talk.leave(), 0)

    def test_one_section_is_practised(self):
        deck = DECK.replace("## Slide 3", "# Middle\n\n## Slide 3").replace("## Slide 5", "# End\n\n## Slide 5")
        with Rehearsal("--section", "middle", deck=deck) as talk:
            talk.begin_speaking()
            talk.press("Right", COLOURS[2])
            talk.press("Right", COLOURS[3])
            talk.press("Right")
            self.assertEqual(talk.leave(), 0)
            said = talk.report("--format", "json")
            self.assertEqual(said["section"], "Middle")
            self.assertEqual([slide["title"] for slide in said["slides"]], ["Middle", "Slide 3", "Slide 4"])
        done = subprocess.run([LECTERN, "rehearse", "--section", "nowhere", str(BRIEFINGS / "japan-uk-2-plus-2.md")],
                              env={**os.environ, "DISPLAY": ""}, text=True, capture_output=True)
        self.assertEqual(done.returncode, 3)

    def test_all_briefings_can_be_rehearsed(self):
        decks = sorted(path for path in BRIEFINGS.glob("*.md") if path.name != "README.md")
        self.assertEqual(len(decks), 7)
        for path in decks:
            with self.subTest(path.name), Rehearsal(of=path) as talk:
                talk.begin_speaking()
                for _ in range(3):
                    talk.press("Next")
                self.assertEqual(talk.leave(), 0)
                said = talk.report("--format", "json")
                self.assertGreaterEqual(len(said["visits"]), 2)
                self.assertEqual(sum(slide["spoken_ms"] for slide in said["slides"]), sum(v["spoken_ms"] for v in said["visits"]))


def main():
    global LECTERN, BRIEFINGS
    LECTERN, BRIEFINGS = os.path.abspath(sys.argv.pop(1)), pathlib.Path(os.path.abspath(sys.argv.pop(1)))
    if any(shutil.which(tool) is None for tool in ("Xvfb", "openbox", "xdotool")):
        print("skipped: Xvfb, openbox or xdotool is missing")
        return 77
    unittest.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
