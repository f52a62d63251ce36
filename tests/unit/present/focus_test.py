#!/usr/bin/env python3
"""What other programs and the window manager do to a talk's windows: focus_test.py LECTERN [unittest arguments]"""
import ctypes
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screens_test  # noqa: E402
import two_displays  # noqa: E402
from screens_test import LEFT, RIGHT, Talk  # noqa: E402
from two_displays import WIDTH, outputs, side_by_side, xrandr  # noqa: E402
from window_test import STEP_1, STEP_2, TITLE  # noqa: E402
from x_screen import until  # noqa: E402

WARNING = bytes((240, 176, 80))


class ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, as long as an XEvent."""
    _fields_ = [("kind", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                ("rest", ctypes.c_long * 12)]


class OtherProgram:
    """A window of another program, which the window manager gives the keyboard when it appears."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = self.x11.XCreateSimpleWindow.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(None))

    def __enter__(self):
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        self.window = self.x11.XCreateSimpleWindow(self.connection, root, 0, 0, 120, 60, 0, ctypes.c_ulong(0), ctypes.c_ulong(0x40C040))
        self.x11.XMapWindow(self.connection, ctypes.c_ulong(self.window))
        self.x11.XSync(self.connection, 0)
        until(lambda: Talk.xdotool("getactivewindow") == str(self.window), "the other program's window")
        return self

    def focus(self):
        Talk.xdotool("windowactivate", str(self.window))

    def __exit__(self, *_):
        self.x11.XCloseDisplay(self.connection)


def rows_of(talk, colour):
    """How many pixels of a colour the laptop's screen has, in rows that hold many of them."""
    picture = talk.camera.photograph(*LEFT)
    row = picture.width * 3
    counts = (picture.data[at:at + row].count(colour) for at in range(0, len(picture.data), row * 4))
    return sum(count for count in counts if count > picture.width // 4)


class FocusTest(unittest.TestCase):
    def setUp(self):
        side_by_side()

    def tearDown(self):
        side_by_side()

    def console(self, talk):
        return next(window for window, title in talk.windows().items() if "notes" in title)

    @staticmethod
    def ask_to_close(talk, title):
        """As a window manager's close button does (ICCCM 4.2.8.1)."""
        window = int(next(window for window, name in talk.windows().items() if title in name))
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        connection = ctypes.c_void_p(x11.XOpenDisplay(None))
        protocols, delete = (x11.XInternAtom(connection, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = ClientMessage(kind=33, window=window, message=protocols, format=32, data=(delete, 0, 0, 0, 0))
        x11.XSendEvent(connection, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
        x11.XCloseDisplay(connection)

    def test_a_talk_whose_keys_go_elsewhere_says_so_until_its_bar_is_clicked(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "the talk that has begun")
            self.assertEqual(rows_of(talk, WARNING), 0)
            with OtherProgram() as other:
                until(lambda: rows_of(talk, WARNING) > 0, "the bar that says where the keys go")
                self.assertEqual(talk.camera.photograph(*RIGHT), slides[STEP_1])
                geometry = dict(line.split("=") for line in talk.xdotool("getwindowgeometry", "--shell", self.console(talk)).split("\n"))
                talk.xdotool("mousemove", "--window", self.console(talk), str(int(geometry["WIDTH"]) // 2), str(int(geometry["HEIGHT"]) - 10),
                             "click", "1")
                until(lambda: rows_of(talk, WARNING) == 0, "the bar to go away")
                until(lambda: talk.xdotool("getwindowfocus") in talk.windows(), "the keyboard")
                talk.press("Right")
                talk.until_shows(RIGHT, slides[STEP_2], "a key's answer")
                other.focus()
                until(lambda: rows_of(talk, WARNING) > 0, "the bar again")

    def test_a_click_that_brings_the_keys_back_moves_nothing_and_one_between_the_windows_counts(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            with OtherProgram():
                until(lambda: rows_of(talk, WARNING) > 0, "the bar that says where the keys go")
                talk.xdotool("mousemove", str(WIDTH + 900), "600", "click", "1")
                until(lambda: rows_of(talk, WARNING) == 0, "the bar to go away")
                until(lambda: talk.xdotool("getwindowfocus") in talk.windows(), "the keyboard")
                # Both windows take the very next click, whichever of them has the keyboard.
                for window, slide in ((self.console(talk), STEP_1), (self.console(talk), STEP_2)):
                    talk.xdotool("windowactivate", "--sync", window)
                    until(lambda: talk.xdotool("getwindowfocus") == window, "the keyboard for the console")
                    talk.xdotool("mousemove", str(WIDTH + 900), "600", "click", "1", "mousemove", str(WIDTH - 1), "1079")
                    talk.until_shows(RIGHT, slides[slide], "one step by one click")

    def test_a_window_manager_that_closes_the_slides_is_asked_back(self):
        with Talk() as talk:
            slides = talk.until_both_show()
            before = talk.camera.photograph(*LEFT)
            self.ask_to_close(talk, "slides")
            until(lambda: talk.camera.photograph(*LEFT) != before, "the question in the console")
            self.assertEqual(talk.camera.photograph(*RIGHT), slides[TITLE])
            talk.press("Escape", "Right")
            talk.until_shows(RIGHT, slides[STEP_1], "the talk that goes on")

    def test_a_console_that_is_closed_leaves_the_slides_and_comes_back_with_its_key(self):
        with Talk() as talk:
            slides = talk.slides()
            until(lambda: len(talk.titles()) == 2, "the console")
            self.ask_to_close(talk, "notes")
            until(lambda: len(talk.titles()) == 1, "the slides alone")
            until(lambda: talk.xdotool("getwindowfocus") in talk.windows(), "the keyboard")
            talk.press("Right")
            talk.until_shows(RIGHT, slides[STEP_1], "a key's answer")
            talk.press("s")
            until(lambda: len(talk.titles()) == 2, "the console again")

    def test_displays_that_change_while_the_talk_starts_are_followed(self):
        for mode in ("1024x768", "1280x720"):
            xrandr("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
            talk = Talk()
            talk.start()
            xrandr("--output", "DUMMY1", "--mode", mode, "--right-of", "DUMMY0")
            try:
                width, height = map(int, mode.split("x"))
                slide_height = width * 9 // 16
                talk.until_shows((WIDTH, (height - slide_height) // 2, width, slide_height), talk.slides(width, slide_height)[TITLE],
                                 f"the title at {mode}")
            finally:
                talk.__exit__()

    def test_a_projector_that_is_turned_is_followed(self):
        with Talk() as talk:
            slides = talk.slides()
            talk.until_shows(RIGHT, slides[TITLE], "the title")
            # The dummy driver cannot turn a picture; what reaches a program is a screen of that shape.
            if "768x1024" not in subprocess.run(["xrandr"], stdout=subprocess.PIPE, text=True, check=True).stdout:
                xrandr("--newmode", "768x1024", "65", "768", "800", "900", "1000", "1024", "1027", "1030", "1050")
                xrandr("--addmode", "DUMMY1", "768x1024")
            xrandr("--output", "DUMMY1", "--mode", "768x1024", "--right-of", "DUMMY0")
            self.assertEqual(outputs()["DUMMY1"], f"768x1024+{WIDTH}+0")
            talk.until_shows((WIDTH, (1024 - 432) // 2, 768, 432), talk.slides(768, 432)[TITLE], "the slide across the turned screen")
            xrandr("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
            talk.until_shows(RIGHT, slides[TITLE], "the slide as before")


if __name__ == "__main__":
    two_displays.run_inside(os.path.abspath(__file__), sys.argv[1:])
    screens_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
