#!/usr/bin/env python3
"""Drives the real window and looks at its pixels: window_test.py LECTERN [unittest arguments]

What the window shows must equal what `lectern export` writes at the same size, to the pixel.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import x_screen  # noqa: E402
from x_screen import XScreen, print_what_was_said, read_png, until, until_after  # noqa: E402

LECTERN = ""
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

DECK = """---
title: A deck for the window
split: headings
---

<!-- The first words to say. -->

## Two steps

- first

. . .

- second

## Third slide

Some text on it.

## Fourth slide

Other text on it.

## Never shown

<!-- hidden -->

## Last slide

The end.

## In reserve

<!-- backup -->

Asked for.
"""
# Slides as `export` counts them with all steps: title, two steps, third, fourth, last.
TITLE, STEP_1, STEP_2, THIRD, FOURTH, LAST = range(6)
BACKUP = 6


class Talk:
    """lectern on a private screen with a deck in a folder of its own."""

    def __init__(self, *options, screen=(1280, 720), deck=DECK):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-talk-"))
        self.deck = self.folder / "deck.md"
        self.deck.write_text(deck, encoding="utf-8")
        self.options = options
        self.screen = XScreen(*screen)
        self.process, self.errors = None, None

    def __enter__(self):
        self.screen.__enter__()
        try:
            return self.begin()
        except BaseException as failure:
            self.__exit__(type(failure))
            raise

    def begin(self, *more, **variables):
        if self.errors is None:
            self.errors = open(self.folder / "errors.txt", "a", encoding="utf-8")
        environment = {**self.screen.environment, "XDG_STATE_HOME": str(self.folder / "state"), **variables}
        self.process = subprocess.Popen([LECTERN, *self.options, *more, str(self.deck)], env=environment,
                                        stdout=subprocess.DEVNULL, stderr=self.errors)
        self.window = until(lambda: self.screen.xdotool("search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--class", ".",
                                                        check=False).split("\n")[0], "the window")
        until(lambda: self.screen.xdotool("getwindowfocus", check=False) == self.window, "the keyboard")
        return self

    def __exit__(self, failure=None, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.errors:
            self.errors.close()
        if failure is not None:
            print_what_was_said(self.folder / "errors.txt")
        self.screen.__exit__()
        shutil.rmtree(self.folder, ignore_errors=True)

    def crash(self):
        self.process.kill()
        self.process.wait()

    def press(self, *keys):
        self.screen.xdotool("key", *keys)

    def resize(self, width, height):
        self.screen.xdotool("windowsize", self.window, str(width), str(height))
        until(lambda: self.place()[2:] == (width, height), "the size asked for")

    def place(self):
        found = dict(line.split("=") for line in self.screen.xdotool("getwindowgeometry", "--shell", self.window).split("\n"))
        return tuple(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def photograph(self):
        return self.screen.photograph().crop(*self.place())

    def exported(self, width, height):
        """Every state of every slide at a size, backup slides at the end."""
        folder = self.folder / f"export-{width}x{height}-{self.deck.stat().st_mtime_ns}"
        if not folder.exists():
            subprocess.run([LECTERN, "export", str(self.deck), "-o", str(folder), "--size", f"{width}x{height}", "--steps", "all",
                            "--backup"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return [read_png(path) for path in sorted(folder.glob("*.png"))]

    def until_shows(self, expected, what, x=0, y=0):
        """Waits until the window holds a picture with its corner at (x, y)."""
        last = []

        def same():
            last[:] = [self.photograph().crop(x, y, expected.width, expected.height)]
            return last[0] == expected
        try:
            until(same, what)
        except x_screen.Missed as missed:
            kept = os.environ.get("LECTERN_TEST_PICTURES")
            if kept:
                pathlib.Path(kept).mkdir(parents=True, exist_ok=True)
                expected.write_png(f"{kept}/expected.png")
                last[0].write_png(f"{kept}/actual.png")
            raise x_screen.Missed(f"{missed}; difference: {last[0].difference(expected)}") from None

    def leave(self):
        """Ctrl+Q, and yes where it is asked whether that was meant; gives the exit code."""
        until_after(lambda: self.press("ctrl+q", "Return"), lambda: self.process.poll() is not None, "the end")
        return self.process.returncode

    def until_ends(self):
        return self.process.wait(timeout=x_screen.DEADLINE)

    def told(self):
        """What the program printed for the speaker up to now, over all its starts."""
        return (self.folder / "errors.txt").read_text(encoding="utf-8")


class WindowTest(unittest.TestCase):
    def slide_only(self, talk, width, height):
        talk.press("s")
        talk.resize(width, height)
        return talk.exported(width, height)

    def test_shows_the_exported_pixels_slide_by_slide_and_step_by_step(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 960, 540)
            talk.until_shows(slides[TITLE], "the title slide")
            for key, slide in (("Right", STEP_1), ("Next", STEP_2), ("space", THIRD), ("Left", STEP_2), ("Prior", STEP_1),
                               ("shift+Right", THIRD), ("Return", FOURTH), ("End", LAST), ("Right", LAST), ("Home", TITLE)):
                talk.press(key)
                talk.until_shows(slides[slide], f"slide after {key}")

    def test_goes_to_numbers_and_reaches_backup_slides_on_request_alone(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.press("4", "Return")
            talk.until_shows(slides[FOURTH], "slide 4")
            talk.press("6", "Return")
            talk.until_shows(slides[BACKUP], "the backup slide")
            talk.press("g", "5", "Return")
            talk.until_shows(slides[LAST], "slide 5")

    def test_black_and_white_cover_everything_and_a_move_brings_the_slides_back(self):
        with Talk(screen=(1100, 700)) as talk:
            self.slide_only(talk, 640, 400)
            for key, colour in (("b", BLACK), ("period", BLACK), ("w", WHITE), ("comma", WHITE)):
                talk.press(key)
                until(lambda c=colour: talk.photograph().is_only(c), f"one colour after {key}")
                talk.press(key)
                until(lambda c=colour: not talk.photograph().is_only(c), f"the slide after {key} twice")
            talk.press("b")
            until(lambda: talk.photograph().is_only(BLACK), "black")
            talk.press("Next")
            at_640 = talk.exported(640, 360)
            talk.until_shows(at_640[STEP_1], "the next step instead of black", y=20)

    def test_is_painted_anew_at_every_size_with_bars_where_the_slide_does_not_reach(self):
        with Talk(screen=(1280, 900)) as talk:
            talk.press("s")
            for width, height in ((800, 450), (1008, 567), (480, 270)):
                talk.resize(width, height)
                talk.until_shows(talk.exported(width, height)[TITLE], f"{width} x {height}")
            talk.resize(640, 500)
            talk.until_shows(talk.exported(640, 360)[TITLE], "the slide between bars", y=70)
            self.assertTrue(talk.photograph().crop(0, 0, 640, 70).is_only(BLACK))
            self.assertTrue(talk.photograph().crop(0, 430, 640, 70).is_only(BLACK))

    def test_fills_the_screen_without_notes_and_asks_before_it_ends(self):
        with Talk(screen=(1024, 576)) as talk:
            slides = talk.exported(1024, 576)
            talk.press("F11")
            until(lambda: talk.place() == (0, 0, 1024, 576), "the full screen")
            talk.until_shows(slides[TITLE], "the slide alone on the full screen")
            talk.press("ctrl+q")
            until(lambda: talk.photograph() != slides[TITLE], "the question")
            talk.press("Escape")
            talk.until_shows(slides[TITLE], "the slide after the answer no")
            talk.press("Escape", "q", "F5", "Escape")
            talk.press("Next")
            talk.until_shows(slides[STEP_1], "a remote's keys are harmless")
            self.assertEqual(talk.leave(), 0)

    def test_starts_in_full_screen_at_a_slide(self):
        with Talk("--full-screen", "--from", "3", screen=(1024, 576)) as talk:
            talk.until_shows(talk.exported(1024, 576)[THIRD], "slide 3 on the full screen")

    def test_notes_stand_beside_the_slide(self):
        with Talk(screen=(1280, 800)) as talk:
            talk.resize(1200, 750)
            beside = talk.photograph()
            talk.press("s")
            until(lambda: talk.photograph() != beside, "the slide alone")
            alone = talk.photograph()
            talk.press("s")
            until(lambda: talk.photograph().crop(700, 100, 480, 500).data != alone.crop(700, 100, 480, 500).data, "the notes")
            until(lambda: len(set(talk.photograph().crop(660, 90, 500, 100).data)) > 40, "type in the notes")

    def test_the_overview_shows_all_slides_and_goes_where_its_cursor_is(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 960, 540)
            talk.until_shows(slides[TITLE], "the title slide")
            talk.press("o")
            until(lambda: talk.photograph() != slides[TITLE], "the overview")
            talk.press("Right", "Right", "Return")
            talk.until_shows(slides[THIRD], "the slide under the cursor")

    def test_a_click_is_the_next_step(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.until_shows(slides[TITLE], "the title slide")
            x, y, width, height = talk.place()
            talk.screen.xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", "1",
                                "mousemove", str(talk.screen.width - 1), str(talk.screen.height - 1))
            talk.until_shows(slides[STEP_1], "the next step")

    def test_a_saved_deck_is_shown_at_once_in_its_place(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.press("t", "3", "Return")
            talk.until_shows(slides[THIRD], "slide 3")
            longer = DECK.replace("## Two steps", "## One more slide\n\nNew.\n\n## Two steps").replace("Some text", "Changed text")
            talk.deck.write_text(longer, encoding="utf-8")
            changed = talk.exported(640, 360)[THIRD + 1]
            self.assertFalse(changed == slides[THIRD])
            talk.until_shows(changed, "the changed slide, saved in place")
            other = talk.folder / "deck.md.new"
            other.write_text(longer.replace("Changed text", "Renamed text"), encoding="utf-8")
            os.replace(other, talk.deck)
            talk.until_shows(talk.exported(640, 360)[THIRD + 1], "the changed slide, saved by rename")

    def test_every_file_that_the_deck_is_made_from_is_watched(self):
        deck = DECK.replace("title:", "theme: look/own.yaml\ntitle:").replace("Some text", "![](pictures/late.png)\n\nSome text")
        with Talk(screen=(1100, 700), deck=deck) as talk:
            look = talk.folder / "look"
            talk.press("s")
            talk.resize(640, 360)
            talk.press("3", "Return")
            shown = talk.photograph()
            # The folder of the theme is not there when the deck is opened, nor is the one that its theme inherits from.
            look.mkdir()
            (look / "own.yaml").write_text("inherits: base.yaml\n", encoding="utf-8")
            (look / "base.yaml").write_text("colours:\n  paper: '#FFE0E0'\n", encoding="utf-8")
            talk.until_shows(talk.exported(640, 360)[THIRD], "the slide in the theme that has come")
            self.assertFalse(talk.photograph() == shown)
            (look / "base.yaml").write_text("colours:\n  paper: '#E0E0FF'\n", encoding="utf-8")
            self.shows_anew(talk, THIRD, "the slide after its theme's parent was saved")
            (talk.folder / "pictures").mkdir()
            title = talk.exported(640, 360)[TITLE]
            title.write_png(talk.folder / "pictures" / "late.png.part")
            os.replace(talk.folder / "pictures" / "late.png.part", talk.folder / "pictures" / "late.png")
            self.shows_anew(talk, THIRD, "the slide with the picture that has come")

    @staticmethod
    def shows_anew(talk, slide, what):
        """What is exported depends on more than the deck's own file."""
        for folder in talk.folder.glob("export-*"):
            shutil.rmtree(folder)
        talk.until_shows(talk.exported(640, 360)[slide], what)

    def test_a_theme_named_on_the_command_line_is_watched(self):
        with tempfile.TemporaryDirectory() as elsewhere:
            theme = pathlib.Path(elsewhere) / "own.yaml"
            theme.write_text("colours:\n  paper: '#FFE0E0'\n", encoding="utf-8")
            with Talk("--theme", str(theme), screen=(1100, 700)) as talk:
                talk.press("s")
                talk.resize(640, 360)
                until(lambda: talk.photograph().crop(600, 300, 8, 8).is_only((0xFF, 0xE0, 0xE0)), "the theme's paper")
                theme.write_text("colours:\n  paper: '#E0E0FF'\n", encoding="utf-8")
                until(lambda: talk.photograph().crop(600, 300, 8, 8).is_only((0xE0, 0xE0, 0xFF)), "the paper that was saved")

    def test_authoring_goes_to_the_slide_that_was_worked_on_and_a_talk_stays(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.until_shows(slides[TITLE], "the title slide")
            talk.deck.write_text(DECK.replace("Other text", "Better text"), encoding="utf-8")
            talk.until_shows(talk.exported(640, 360)[FOURTH], "the slide that was worked on")
            talk.press("Home", "t")
            talk.until_shows(slides[TITLE], "the title slide, the clock running")
            talk.deck.write_text(DECK.replace("Other text", "Best text").replace("A deck", "The deck"), encoding="utf-8")
            talk.until_shows(talk.exported(640, 360)[TITLE], "the title slide again")

    def test_a_bad_save_keeps_the_last_good_deck(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.press("4", "Return")
            talk.until_shows(slides[FOURTH], "slide 4")
            console = self.console_after(talk, lambda: talk.deck.write_text("", encoding="utf-8"), slides[FOURTH])
            self.console_after(talk, talk.deck.unlink, slides[FOURTH], console)
            # Caught in the middle of being typed: every slide would have another foot, or another look.
            talk.deck.write_text(DECK, encoding="utf-8")
            for broken in ("title: [A deck for", "theme: noctur"):
                save = DECK.replace("title: A deck for the window", broken)
                self.console_after(talk, lambda save=save: talk.deck.write_text(save, encoding="utf-8"), slides[FOURTH])
            # A colon that wants quotes is read as it is written, and holds nothing back.
            talk.deck.write_text(DECK.replace("A deck for", "A deck: for").replace("Other text", "Better text"),
                                 encoding="utf-8")
            talk.until_shows(talk.exported(640, 360)[TITLE], "the first slide that is another now")
            talk.press("4", "Return")
            talk.until_shows(talk.exported(640, 360)[FOURTH], "the deck that is good again")

    def test_a_folder_that_goes_is_told_of_and_the_deck_is_followed_again_when_it_is_back(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            home, away = talk.folder / "home", talk.folder / "away"
            home.mkdir()
            talk.process.terminate()
            talk.until_ends()
            talk.deck = pathlib.Path(shutil.move(talk.deck, home / talk.deck.name))
            talk.begin("--from", "4")
            slides = self.slide_only(talk, 640, 360)
            talk.until_shows(slides[FOURTH], "slide 4")
            self.console_after(talk, lambda: home.rename(away), slides[FOURTH])
            away.rename(home)
            talk.deck.write_text(DECK.replace("Other text", "Better text"), encoding="utf-8")
            talk.until_shows(talk.exported(640, 360)[FOURTH], "the deck that is followed again")

    def test_the_list_of_what_is_wrong_tells_of_a_file_that_is_empty(self):
        with Talk(screen=(1100, 700)) as talk:
            slides = self.slide_only(talk, 640, 360)
            talk.press("4", "Return")
            talk.until_shows(slides[FOURTH], "slide 4")
            talk.press("s", "i")
            notes = lambda: talk.photograph().crop(320, 60, 300, 240)  # noqa: E731
            until(lambda: talk.photograph() != slides[FOURTH], "the console")
            nothing_wrong = self.steady(notes)
            talk.deck.write_text("", encoding="utf-8")
            until(lambda: notes() != nothing_wrong, "a list that tells of it")

    @staticmethod
    def steady(look):
        """A picture that is the same three times in a row."""
        seen = []

        def is_still():
            seen[:] = [*seen, look()][-40:]
            return len(seen) == 40 and all(one == seen[0] for one in seen)
        until(is_still, "a picture that stands still")
        return seen[0]

    def console_after(self, talk, save, slide, before=None):
        """Saves and waits until the console speaks of it, then makes sure that the slide stands as it did."""
        talk.press("s")
        until(lambda: talk.photograph() != slide, "the console")
        bar = lambda: talk.photograph().crop(0, 330, 640, 30)  # noqa: E731
        quiet = before or bar()
        save()
        until(lambda: bar() != quiet, "a word about the bad save")
        told = bar()
        talk.press("s")
        talk.until_shows(slide, "the slide as it was")
        return told

    def test_starts_no_session_bus_where_none_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            launcher = pathlib.Path(folder) / "dbus-launch"
            launcher.write_text(f"#!/bin/sh\ntouch {folder}/started\nexit 1\n", encoding="utf-8")
            launcher.chmod(0o755)
            alone = {k: v for k, v in os.environ.items() if k not in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")}
            with mock.patch.dict(os.environ, {**alone, "PATH": f"{folder}:{os.environ['PATH']}"}, clear=True):
                with Talk() as talk:
                    talk.press("Next")  # the bus was asked for before the first key was read
                    talk.leave()
            self.assertEqual(os.listdir(folder), ["dbus-launch"])

    def test_ends_cleanly(self):
        for number, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)):
            with Talk(screen=(800, 600)) as talk:
                talk.process.send_signal(number)
                self.assertEqual(talk.until_ends(), code)
        with Talk(screen=(800, 600)) as talk:
            self.assertEqual(talk.leave(), 0)


class NoDisplayTest(unittest.TestCase):
    def test_names_the_command_that_needs_no_display(self):
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
        for display in ({}, {"DISPLAY": ":9999"}):
            with tempfile.TemporaryDirectory() as folder:
                deck = pathlib.Path(folder) / "deck.md"
                deck.write_text(DECK, encoding="utf-8")
                run = subprocess.run([LECTERN, str(deck)], env=environment | display, capture_output=True, text=True, check=False)
                self.assertEqual(run.returncode, 3)
                self.assertIn(f"no display to present on; to get pictures instead: lectern export {deck} -o DIR", run.stderr)
                self.assertEqual(run.stderr.strip().count("\n"), 0, run.stderr)


if __name__ == "__main__":
    LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; the windows are not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
