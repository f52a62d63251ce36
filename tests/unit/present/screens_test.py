#!/usr/bin/env python3
"""Gives a talk on two displays and photographs both: screens_test.py LECTERN [unittest arguments]

What the room sees must equal what `lectern export` writes, to the pixel, and hold nothing of the console at any moment.
"""
import collections
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import two_displays  # noqa: E402
from two_displays import HEIGHT, WIDTH, Camera, Guard, commonest, mirror, mirror_the_laptop, pixels_of, side_by_side  # noqa: E402
from two_displays import unplug, xrandr  # noqa: E402
from window_test import BLACK, DECK, FOURTH, LAST, STEP_1, STEP_2, THIRD, TITLE  # noqa: E402
from x_screen import Missed, read_png, until, until_after  # noqa: E402

LECTERN = ""
LEFT, RIGHT = (0, 0, WIDTH, HEIGHT), (WIDTH, 0, WIDTH, HEIGHT)
EXPORTS = {}


def exported(deck, width=WIDTH, height=HEIGHT):
    """Every state of every slide at a size; exported once for the whole run."""
    key = (deck.read_text(encoding="utf-8"), width, height)
    if key not in EXPORTS:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([LECTERN, "export", str(deck), "-o", folder, "--size", f"{width}x{height}", "--steps", "all"],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            EXPORTS[key] = [read_png(path) for path in sorted(pathlib.Path(folder).glob("*.png"))]
    return EXPORTS[key]


class Talk:
    """lectern on both displays, with a deck and a state directory of its own."""

    def __init__(self, *options, deck=DECK):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-screens-"))
        self.deck = self.folder / "deck.md"
        self.deck.write_text(deck, encoding="utf-8")
        self.options = options
        self.camera = Camera()
        self.process = None

    def __enter__(self):
        try:
            return self.begin()
        except BaseException:
            self.__exit__()
            raise

    def begin(self, *more):
        self.start(*more)
        until(lambda: self.xdotool("getwindowfocus") in self.windows(), "the keyboard")
        return self

    def start(self, *more):
        """Starts the program and waits for nothing."""
        # The pointer is on neither screen's middle, and no window is left to have the keyboard.
        subprocess.run(["xdotool", "mousemove", str(WIDTH - 1), str(HEIGHT - 1)], check=True)
        environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        self.process = subprocess.Popen([LECTERN, *self.options, *more, str(self.deck)], env=environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.until_has_keys()
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.camera.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def until_has_keys(self):
        """A key that is pressed while a window closes would go nowhere."""
        until(lambda: self.xdotool("getwindowfocus") in self.windows(), "the keyboard")

    @staticmethod
    def xdotool(*arguments):
        return subprocess.run(["xdotool", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False).stdout.strip()

    def windows(self):
        """Visible windows with their titles: {"123": "Title · slides"}."""
        found = self.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid), "--class", ".")
        return {window: self.xdotool("getwindowname", window) for window in found.split("\n") if window}

    def titles(self):
        return sorted(self.windows().values())

    def press(self, *keys):
        self.xdotool("key", *keys)

    def leave(self):
        until_after(lambda: self.press("ctrl+q", "Return"), lambda: self.process.poll() is not None, "the end")

    def until_both_show(self):
        """Waits for the title on the projector and the console on the laptop; gives the slides."""
        self.until_shows(RIGHT, self.slides()[TITLE], "the title")
        until(lambda: len(self.titles()) == 2, "the console")
        return self.slides()

    def slides(self, width=WIDTH, height=HEIGHT):
        return exported(self.deck, width, height)

    def until_shows(self, part, expected, what):
        last = []

        def same():
            last[:] = [self.camera.photograph(*part)]
            return last[0] == expected
        try:
            until(same, what)
        except Missed as missed:
            kept = os.environ.get("LECTERN_TEST_PICTURES")
            if kept:
                pathlib.Path(kept).mkdir(parents=True, exist_ok=True)
                expected.write_png(f"{kept}/expected.png")
                last[0].write_png(f"{kept}/actual.png")
            raise Missed(f"{missed}; difference: {last[0].difference(expected)}") from None

    def console_place(self):
        """Left, top, width and height of the console without its frame."""
        until(lambda: any("notes" in title for title in self.titles()), "the console")
        place = dict(line.split("=") for line in self.xdotool(
            "getwindowgeometry", "--shell", next(w for w, title in self.windows().items() if "notes" in title)).split("\n"))
        return [int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")]

    def console_colour(self):
        """What most of the console is made of; no slide has it."""
        box = self.console_place()
        # The part where the notes are.
        part = (box[0] + box[2] * 6 // 10, box[1] + box[3] // 3, box[2] * 3 // 10, box[3] // 3)
        colour = until(lambda: self.not_black(commonest(self.camera.raw(*part))), "the console's pixels")
        for slide in self.slides():
            assert bytes(reversed(colour)) not in {slide.data[i:i + 3] for i in range(0, len(slide.data), 3 * 101)}
        return colour

    def private_colours(self):
        """What the console and all that opens in it is made of, as 0xRRGGBB; no slide has any of it, nor an empty screen."""
        self.console_colour()
        left, top, width, height = self.console_place()
        # Nothing of the window manager's frame, which the slides' window may have for a moment before it fills the screen.
        console = (left + 30, top + 30, width - 60, height - 60)
        counts = collections.Counter()
        for key in (None, "question", "g", "ctrl+q", "o"):
            before = self.camera.raw(*console)
            if key:
                self.press(key)
                until(lambda: self.camera.raw(*console) != before, f"what {key} opens")
            opened = self.camera.raw(*console)
            counts.update(pixel & 0xFFFFFF for pixel in pixels_of(opened)[::7])
            if key:
                self.press("Escape")
                until(lambda: self.camera.raw(*console) != opened, f"what {key} opened to close")
        slides = {0, 0xFFFFFF}
        for slide in self.slides():
            slides |= {int.from_bytes(slide.data[i:i + 3], "big") for i in range(0, len(slide.data), 3)}
        return {colour for colour, count in counts.items() if count > 150} - slides

    @staticmethod
    def not_black(pixel):
        return pixel if pixel != b"\0\0\0" else None


class ScreensTest(unittest.TestCase):
    def setUp(self):
        side_by_side()

    def tearDown(self):
        side_by_side()

    def test_the_projector_shows_the_slides_and_the_laptop_the_console(self):
        with Talk() as talk:
            slides = talk.slides()
            until(lambda: talk.titles() == ["A deck for the window · notes", "A deck for the window · slides"], "two windows")
            for key, slide in (("Home", TITLE), ("Right", STEP_1), ("Next", STEP_2), ("shift+Right", THIRD), ("Left", STEP_2)):
                talk.press(key)
                talk.until_shows(RIGHT, slides[slide], f"slide after {key}")

    def test_a_projector_that_is_pulled_out_takes_the_slides_along_and_brings_them_back(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("3", "Return")
            talk.until_shows(RIGHT, slides[THIRD], "slide 3")
            unplug()
            until(lambda: talk.titles() == ["A deck for the window · notes"], "the console alone")
            talk.press("Right")
            side_by_side()
            talk.until_shows(RIGHT, slides[FOURTH], "the slide that the talk had reached")
            self.assertEqual(len(talk.titles()), 2)

    def test_a_laptop_that_goes_dark_leaves_the_slides_alone_on_the_projector(self):
        with Talk() as talk:
            slides = talk.slides()
            unplug("DUMMY0")
            until(lambda: talk.titles() == ["A deck for the window"], "one window")
            talk.until_shows(LEFT, slides[TITLE], "the slide on what is left")
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_1], "a key's answer")
            talk.press("s")
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_2], "slides after a question that was passed over")
            side_by_side()
            talk.until_shows(RIGHT, slides[STEP_2], "the slides back on their screen")
            until(lambda: len(talk.titles()) == 2, "the console")

    def test_a_mirrored_display_closes_the_console_and_the_keys_go_on(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.console_colour()
            mirror()
            until(lambda: talk.titles() == ["A deck for the window"], "one window")
            talk.until_shows(LEFT, slides[TITLE], "the slide alone")
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_1], "a key's answer")
            talk.press("s")
            until(lambda: talk.camera.photograph(*LEFT) != slides[STEP_1], "the question")
            talk.press("Escape")
            talk.until_shows(LEFT, slides[STEP_1], "the slide after the answer no")
            side_by_side()
            talk.until_shows(RIGHT, slides[STEP_1], "the slides back on their screen")

    def test_x_swaps_the_screens(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            talk.press("x")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")
            talk.press("Right")
            talk.until_shows(LEFT, slides[STEP_1], "a key's answer")
            talk.press("x")
            talk.until_shows(RIGHT, slides[STEP_1], "the slides back")

    def test_a_screen_can_be_asked_for_by_name_or_number(self):
        for wish in ("DUMMY0", "dummy0", "1"):
            with Talk("--screen", wish) as talk:
                talk.until_shows(LEFT, talk.slides()[TITLE], f"the title with --screen {wish}")

    def test_screens_that_were_chosen_are_remembered_for_this_set_of_displays(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("x")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")
            talk.leave()
            talk.begin()
            talk.until_shows(LEFT, slides[TITLE], "the title where it was")
            # The console gets the keyboard last; a Shift that is pressed meanwhile may be lost.
            until(lambda: "notes" in talk.windows().get(talk.xdotool("getwindowfocus"), ""), "the keyboard for the console")
            talk.press("shift+s")
            until(lambda: talk.titles() == ["A deck for the window"], "one window")
            talk.leave()
            talk.begin()
            until(lambda: talk.titles() == ["A deck for the window"], "one window again")
            talk.press("F11")
            talk.until_shows(LEFT, slides[TITLE], "the slides on their screen")

    def test_a_screen_that_is_not_there_leaves_the_choice_that_is_remembered(self):
        with Talk("--screen", "DUMMY0") as talk:
            slides = talk.slides()
            talk.until_shows(LEFT, slides[TITLE], "the title where it was asked for")
            talk.leave()
            talk.options = ("--screen", "HDMI-7")
            talk.begin()
            talk.until_shows(LEFT, slides[TITLE], "the title where it was")

    def test_a_crash_comes_back_on_both_screens(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("3", "Return")
            talk.until_shows(RIGHT, slides[THIRD], "slide 3")
            colour = talk.console_colour()
            with Guard(colour, RIGHT) as guard:
                talk.process.send_signal(signal.SIGKILL)
                talk.process.wait()
                talk.begin()
                talk.until_shows(RIGHT, slides[THIRD], "slide 3 again")
                until(lambda: len(talk.titles()) == 2, "the console")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")

    def test_follows_a_projector_that_changes_its_size_and_place(self):
        with Talk() as talk:
            xrandr("--output", "DUMMY1", "--mode", "1280x720", "--right-of", "DUMMY0")
            talk.until_shows((WIDTH, 0, 1280, 720), talk.slides(1280, 720)[TITLE], "the smaller slide")
            xrandr("--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0")
            talk.until_shows((WIDTH, 96, 1024, 576), talk.slides(1024, 576)[TITLE], "the slide between bars")
            self.assertTrue(talk.camera.photograph(WIDTH, 0, 1024, 96).is_only(BLACK))
            xrandr("--output", "DUMMY1", "--mode", "1920x1080", "--left-of", "DUMMY0")
            talk.until_shows(LEFT, talk.slides()[TITLE], "the slide on the left")

    @staticmethod
    def places(talk):
        """Left, top, right and bottom of each window by its title."""
        found = {}
        for window, title in talk.windows().items():
            words = talk.xdotool("getwindowgeometry", "--shell", window).split("\n")
            at = {name: int(value) for name, value in (word.split("=") for word in words if "=" in word)}
            if "X" in at:
                found[title] = (at["X"], at["Y"], at["X"] + at["WIDTH"], at["Y"] + at["HEIGHT"])
        return found

    def console_place(self, talk):
        """Nothing where the console is not to be seen."""
        return next((place for title, place in self.places(talk).items() if "notes" in title), ())

    @staticmethod
    def size_of(place):
        return (place[2] - place[0], place[3] - place[1]) if place else ()

    def until_console_is_inside(self, talk, left, top, width, height):
        def is_inside():
            at = self.console_place(talk)
            return at and at[0] >= left and at[1] >= top and at[2] <= left + width and at[3] <= top + height
        until(is_inside, f"the console wholly inside {width} x {height} at {left}, {top}, not {self.console_place(talk)}")

    def test_the_console_fills_a_laptop_that_is_made_smaller_or_turned_and_is_as_large_as_before_after(self):
        xrandr("--newmode", "upright", "173", "1080", "1200", "1300", "1500", "1920", "1923", "1933", "1960")
        try:
            xrandr("--addmode", "DUMMY0", "upright")
            with Talk() as talk:
                until(lambda: len(talk.titles()) == 2, "two windows")
                before = self.size_of(self.console_place(talk))
                for mode, width, height in (("1280x800", 1280, 800), ("upright", 1080, 1920)):
                    xrandr("--output", "DUMMY0", "--mode", mode, "--output", "DUMMY1", "--right-of", "DUMMY0")
                    until(lambda: self.console_place(talk) == (0, 0, width, height), f"the console on all of {mode}")  # noqa: B023
                side_by_side()
                until(lambda: self.size_of(self.console_place(talk)) == before, f"the console as large as it was, {before}")
                self.until_console_is_inside(talk, 0, 0, WIDTH, HEIGHT)
        finally:
            side_by_side()
            xrandr("--delmode", "DUMMY0", "upright")
            xrandr("--rmmode", "upright")

    def test_the_console_fills_a_small_laptop_that_has_no_room_to_spare(self):
        xrandr("--output", "DUMMY0", "--mode", "1280x800", "--output", "DUMMY1", "--right-of", "DUMMY0")
        with Talk() as talk:
            until(lambda: self.console_place(talk) == (0, 0, 1280, 800), f"the console on all of the screen, not {self.console_place(talk)}")
            talk.press("F11")
            until(lambda: 0 < self.size_of(self.console_place(talk))[0] < 1280, "the console in a window")
            self.until_console_is_inside(talk, 0, 0, 1280, 800 + 22)  # xdotool counts the frame's height twice
            side_by_side()

    def test_a_console_that_was_maximised_fills_the_other_screen_after_a_swap(self):
        with Talk() as talk:
            slides, colour = talk.slides(), talk.console_colour()
            window = next(window for window, title in talk.windows().items() if "notes" in title)
            # Two clicks on the title bar, which is above the window's own pixels.
            talk.xdotool("mousemove", "--window", window, "--", "300", "-10", "click", "--repeat", "2", "--delay", "50", "1")
            until(lambda: self.size_of(self.console_place(talk))[0] == WIDTH, "a console as wide as the screen")
            talk.press("x")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")
            corner = (2 * WIDTH - 60, HEIGHT * 2 // 3, 40, 40)
            until(lambda: commonest(talk.camera.raw(*corner)) == colour, "the console's paper at the far edge of its screen")

    def test_a_console_whose_screen_went_and_came_back_stands_on_that_screen_alone(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("x")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")
            self.until_console_is_inside(talk, WIDTH, 0, WIDTH, HEIGHT)
            for _ in range(2):
                unplug()
                until(lambda: talk.titles() == ["A deck for the window"], "one window")
                side_by_side()
                until(lambda: len(talk.titles()) == 2, "two windows")
                self.until_console_is_inside(talk, WIDTH, 0, WIDTH, HEIGHT)

    def test_slides_are_laid_out_for_a_projector_of_another_shape_when_asked(self):
        xrandr("--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0")
        screen = (WIDTH, 0, 1024, 768)
        narrow = DECK.replace("title: A deck", "size: 4:3\ntitle: A deck")
        for options, keys in ((("--aspect", "auto"), ()), (("--aspect", "4:3"), ()), ((), ("Return",))):
            with Talk(*options) as talk:
                until(lambda: len(talk.titles()) == 2, "two windows")
                if keys:
                    talk.until_shows((WIDTH, 96, 1024, 576), talk.slides(1024, 576)[TITLE], "the slide between bars")
                talk.press(*keys) if keys else None
                talk.until_shows(screen, self.laid_out(narrow)[TITLE], f"a slide that fills the screen, {options}")

    def test_the_edge_that_a_projector_cuts_off_is_kept_free(self):
        with Talk("--safe", "5%") as talk:
            talk.until_shows((WIDTH + 96, 54, 1728, 972), talk.slides(1728, 972)[TITLE], "the smaller slide")
            self.assertTrue(talk.camera.photograph(WIDTH, 0, WIDTH, 54).is_only(BLACK))

    @staticmethod
    def laid_out(text):
        with tempfile.TemporaryDirectory() as folder:
            deck = pathlib.Path(folder) / "deck.md"
            deck.write_text(text, encoding="utf-8")
            return exported(deck, 1024, 768)

    def test_one_window_that_filled_the_projector_fits_on_the_laptop_with_its_frame(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            talk.press("shift+s")

            def place():
                windows = list(talk.windows())
                words = talk.xdotool("getwindowgeometry", "--shell", windows[0]).split("\n") if len(windows) == 1 else []
                return {name: int(value) for name, value in (word.split("=") for word in words) if name in ("X", "Y", "WIDTH", "HEIGHT")}

            def is_inside():
                at = place()
                return at and at["X"] >= 0 and at["Y"] >= 0 and at["X"] + at["WIDTH"] < WIDTH and at["Y"] + at["HEIGHT"] < HEIGHT
            until(is_inside, "one window inside the laptop's screen")
            talk.press("F11")
            talk.until_shows(RIGHT, slides[TITLE], "the slides on the projector again")

    def test_both_windows_stand_on_one_screen_for_a_video_call(self):
        unplug()
        with Talk() as talk:
            self.assertEqual(talk.titles(), ["A deck for the window"])
            before = self.places(talk)
            talk.press("shift+s")
            until(lambda: talk.titles() == ["A deck for the window · notes", "A deck for the window · slides"], "two windows")

            def are_apart():
                at = self.places(talk)
                slides, notes = at.get("A deck for the window · slides"), at.get("A deck for the window · notes")
                return (slides and notes and slides[0] < notes[0] and slides[1] < notes[1] and slides[2] < notes[2]
                        and slides[3] < notes[3] and notes[2] <= WIDTH)
            until(are_apart, "two windows of which neither hides the other")
            talk.press("shift+s")
            until(lambda: talk.titles() == ["A deck for the window"], "one window")
            size = self.size_of(before["A deck for the window"])
            until(lambda: [self.size_of(place) for place in self.places(talk).values()] == [size], "one window as large as before")

    def test_slides_that_were_minimised_are_brought_back(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")
            console = self.still(talk)
            talk.xdotool("windowminimize", next(window for window, title in talk.windows().items() if "slides" in title))
            until(lambda: talk.camera.photograph(*RIGHT).is_only(BLACK), "the desktop")
            until(lambda: talk.camera.photograph(*self.slide_label()) != console, "a word in the console")
            talk.press("F5")
            talk.until_shows(RIGHT, slides[STEP_1], "the slides again")
            until(lambda: talk.camera.photograph(*self.slide_label()) == console, "the console as it was")

    @staticmethod
    def slide_label():
        """Where the console says what the audience sees, and around."""
        return (190, 460, 500, 100)

    def still(self, talk):
        seen = []

        def is_still():
            seen[:] = [*seen, talk.camera.photograph(*self.slide_label())][-30:]
            return len(seen) == 30 and all(one == seen[0] for one in seen)
        until(is_still, "a console that stands still")
        return seen[0]

    def test_the_room_never_sees_anything_of_the_console(self):
        with Talk() as talk:
            slides = talk.slides()
            colours = talk.private_colours()
            with Guard(colours, RIGHT) as guard:
                talk.press("Right", "f", "Right", "f", "o", "Right", "Return", "b", "b", "question", "Escape", "i", "i")
                talk.press("4", "Return")
                talk.until_shows(RIGHT, slides[FOURTH], "slide 4")
                talk.deck.write_text(DECK.replace("Other text", "Better text"), encoding="utf-8")
                talk.until_shows(RIGHT, talk.slides()[FOURTH], "the slide that was saved")
                talk.deck.write_text("---\ntitle: [\n", encoding="utf-8")
                for _ in range(2):
                    unplug()
                    until(lambda: len(talk.titles()) == 1, "the console alone")
                    side_by_side()
                    until(lambda: len(talk.titles()) == 2, "two windows")
                talk.press("ctrl+q", "Escape", "s")
                until(lambda: len(talk.titles()) == 1, "the slides alone")
                talk.until_has_keys()
                talk.press("g", "5", "Return", "s")
                until(lambda: len(talk.titles()) == 2, "the console again")
                talk.deck.write_text(DECK, encoding="utf-8")
                talk.until_shows(RIGHT, talk.slides()[LAST], "slide 5")
                talk.process.send_signal(signal.SIGKILL)
                talk.process.wait()
                until(lambda: talk.camera.photograph(*RIGHT) != slides[LAST], "the desktop after a crash")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")
            self.assertGreater(guard.looks, 20)

    def test_a_click_on_a_frozen_slide_follows_the_link_that_is_seen(self):
        with Talk(deck=DECK.replace("Some text on it.", "[to the end](#last-slide)")) as talk:
            slides = talk.until_both_show()
            talk.press("3", "Return")
            talk.until_shows(RIGHT, slides[THIRD], "the slide with the link")
            talk.press("f", "Left")
            picture, paper = slides[THIRD], slides[THIRD].data[-3:]
            row, column = next((y, x) for y in range(HEIGHT // 4, HEIGHT) for x in range(WIDTH)
                               if picture.data[(y * WIDTH + x) * 3:(y * WIDTH + x) * 3 + 3] != paper)
            talk.xdotool("mousemove", str(WIDTH + column + 12), str(row + 12), "click", "1", "mousemove", str(WIDTH - 1), "1079")
            self.assertEqual(talk.camera.photograph(*RIGHT), slides[THIRD], "what is frozen stays")
            talk.press("f")
            talk.until_shows(RIGHT, slides[LAST], "where the link leads")

    def test_the_guard_would_see_a_console(self):
        with Talk() as talk:
            colours = talk.private_colours()
            self.assertGreaterEqual(len(colours), 6, "its ground, its bars, a box, what is chosen, notes")
            with Guard(colours, LEFT) as guard:
                until(lambda: guard.seen, "the console in the guard's sight")
            # As little as the notes alone, or a question alone, would be enough.
            left, top, width, height = talk.console_place()
            notes = [pixel & 0xFFFFFF for pixel in pixels_of(
                talk.camera.raw(left + width // 2, top + height // 10, width // 2, height // 5))]
            ground = max(set(notes), key=notes.count)
            with Guard(colours - {ground}, LEFT) as guard:
                until(lambda: guard.seen, "the notes in the guard's sight, whatever they lie on")

    def test_swapped_screens_show_the_room_no_console_for_a_moment(self):
        with Talk() as talk:
            slides = talk.slides()
            colour = talk.console_colour()
            talk.press("x")
            talk.until_shows(LEFT, slides[TITLE], "the title on the other screen")
            with Guard(colour, LEFT) as guard:
                talk.press("Right", "o", "Escape", "s", "s", "b", "b")
                talk.until_shows(LEFT, slides[STEP_1], "the next step")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")

    def test_a_laptop_that_is_mirrored_beside_the_projector_shows_no_console_until_it_is_agreed_to(self):
        with Talk() as talk:
            slides, colour = talk.slides(), talk.console_colour()
            mirror_the_laptop()
            until(lambda: talk.titles() == ["A deck for the window · slides"], "the slides alone")
            with Guard(colour, LEFT) as guard:
                talk.until_has_keys()
                talk.press("Right", "a", "a")
                talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")
                talk.press("s")
                until(lambda: len(talk.titles()) == 2, "the question")
                talk.press("Escape")
                until(lambda: len(talk.titles()) == 1, "the slides alone again")
                talk.until_has_keys()
                talk.leave()
                talk.begin("--from", "1")
                talk.until_shows(RIGHT, slides[TITLE], "another talk, on the display that is not mirrored")
                talk.press("Right")
                talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")
                self.assertEqual(talk.titles(), ["A deck for the window · slides"])
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")
            with Guard(colour, LEFT) as guard:
                talk.press("s")
                until(lambda: len(talk.titles()) == 2, "the question")
                talk.until_has_keys()
                talk.press("Return")
                until(lambda: guard.seen, "the console that was agreed to")

    def test_of_three_displays_the_consoles_own_goes_and_no_other_shows_it_until_that_is_agreed_to(self):
        xrandr("--addmode", "DUMMY2", "1280x720")
        xrandr("--output", "DUMMY2", "--mode", "1280x720", "--right-of", "DUMMY1")
        with Talk() as talk:
            slides, colour = talk.slides(), talk.console_colour()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            with Guard(colour, LEFT) as guard:
                until(lambda: guard.seen, "the console on its own screen")
            unplug("DUMMY0")
            until(lambda: talk.titles() == ["A deck for the window · slides"], "the slides alone")
            talk.until_shows(LEFT, slides[TITLE], "the title where its screen is now")
            with Guard(colour, (0, 0, WIDTH + 1280, 720)) as guard:
                talk.until_has_keys()
                talk.press("Right", "a", "a")
                talk.until_shows(LEFT, slides[STEP_1], "a key's answer")
                talk.press("s")
                until(lambda: len(talk.titles()) == 2, "the question")
                talk.press("Escape")
                until(lambda: len(talk.titles()) == 1, "the slides alone again")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")
            xrandr("--output", "DUMMY2", "--off")
            side_by_side()
            talk.until_shows(RIGHT, slides[STEP_1], "the slides on their screen")
            until(lambda: len(talk.titles()) == 2, "the console on its own")
            self.until_console_is_inside(talk, 0, 0, WIDTH, HEIGHT)

    def test_a_mirrored_screen_shows_no_console_from_its_first_moments(self):
        with Talk() as talk:
            colour = talk.console_colour()
            mirror()
            until(lambda: talk.titles() == ["A deck for the window"], "one window")
            # The console's pixels stay where it was until the slides are drawn there.
            talk.until_shows(LEFT, talk.slides()[TITLE], "the title alone")
            with Guard(colour, LEFT) as guard:
                talk.press("Right", "b", "b", "s", "Escape", "i", "Escape", "Left")
                talk.until_shows(LEFT, talk.slides()[TITLE], "the title")
            self.assertEqual(guard.seen, [], f"of {guard.looks} photographs")


if __name__ == "__main__":
    two_displays.run_inside(os.path.abspath(__file__), sys.argv[1:])
    LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
