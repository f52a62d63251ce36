#!/usr/bin/env python3
"""Fades from slide to slide in the real window: fade_test.py LECTERN [unittest arguments]"""
import ctypes
import os
import shutil
import struct
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import session_bus  # noqa: E402
import window_test  # noqa: E402
from window_test import DECK, LAST, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

WIDTH, HEIGHT = 640, 360
FADING = DECK.replace("title: A deck", "transition: fade\ntitle: A deck").replace(
    "## Third slide", "## Third slide\n\n<!-- backgroundColor: #10304f -->\n<!-- color: white -->")


def keep_x_settings(display):
    """What GNOME's settings daemon keeps on a window of its own: XSETTINGS with Gtk/EnableAnimations 0. The connection
    stays open until the test ends."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    for name in ("XDefaultRootWindow", "XCreateSimpleWindow", "XInternAtom"):
        getattr(x11, name).restype = ctypes.c_ulong
    x = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    window = ctypes.c_ulong(x11.XCreateSimpleWindow(x, ctypes.c_ulong(x11.XDefaultRootWindow(x)), 0, 0, 1, 1, 0, 0, 0))
    atom = lambda name: ctypes.c_ulong(x11.XInternAtom(x, name, 0))
    name = b"Gtk/EnableAnimations"
    data = struct.pack("<BxxxII", 0, 1, 1) + struct.pack("<BxH", 0, len(name)) + name + struct.pack("<Ii", 0, 0)
    x11.XChangeProperty(x, window, atom(b"_XSETTINGS_SETTINGS"), atom(b"_XSETTINGS_SETTINGS"), 8, 0, data, len(data))
    x11.XSetSelectionOwner(x, atom(b"_XSETTINGS_S0"), window, 0)
    x11.XSync(x, 0)


class Presented(Talk):
    """A talk whose window shows the slide alone, with a settings folder of its own."""

    def __init__(self, *options, settings=None, bus=None, x_settings=False, **more):
        super().__init__(*options, screen=(900, 600), **more)
        self.bus, self.x_settings = bus, x_settings
        self.settings = self.folder / "config"
        for name, text in (settings or {}).items():
            (self.settings / name).parent.mkdir(parents=True, exist_ok=True)
            (self.settings / name).write_text(text, encoding="utf-8")

    def begin(self, *more):
        self.screen.environment["XDG_CONFIG_HOME"] = str(self.settings)
        if self.bus:
            self.screen.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        if self.x_settings:
            keep_x_settings(self.screen.environment["DISPLAY"])
        super().begin(*more)
        self.press("s")
        self.resize(WIDTH, HEIGHT)
        self.slides = self.exported(WIDTH, HEIGHT)
        self.until_shows(self.slides[TITLE], "the title slide")
        return self

    def pictures_until(self, slide, key):
        """Everything that is seen from a key to its slide, the slide included."""
        seen = []

        def arrived():
            seen.append(self.photograph())
            return seen[-1] == slide
        self.press(key)
        until(arrived, f"the slide after {key}")
        return seen


def mixes(seen, one, other):
    """Pictures whose every pixel lies between two slides, and many of whose pixels are of neither; a picture that was
    half drawn when it was taken has pixels of both, but none between them."""
    found = 0
    for picture in seen:
        triples = list(zip(one.data[::31], picture.data[::31], other.data[::31]))
        between = sum(b not in (a, c) for a, b, c in triples)
        inside = all(min(a, c) - 1 <= b <= max(a, c) + 1 for a, b, c in triples)
        found += inside and between > len(triples) // 4
    return found


class FadeTest(unittest.TestCase):
    def test_a_slide_fades_into_the_next_and_ends_exactly_as_it_is_exported(self):
        with Presented(deck=FADING) as talk:
            one, other = talk.slides[STEP_1 + 1], talk.slides[THIRD]
            talk.press("3", "Return", "Prior")
            talk.until_shows(one, "the slide before")

            # A busy machine may not look while it fades: there and back again until it was seen.
            def seen_fading():
                forth = talk.pictures_until(other, "Next")
                back = talk.pictures_until(one, "Prior")
                return mixes(forth, one, other) and mixes(back, one, other)
            until(seen_fading, "a picture between two slides, forth and back")

    def test_keys_that_come_during_a_fade_wait_for_nothing(self):
        with Presented(deck=FADING) as talk:
            talk.press("shift+Next", "shift+Next", "shift+Next", "shift+Next", "shift+Prior", "shift+Prior")
            talk.until_shows(talk.slides[THIRD], "the slide that the last key asked for")
            talk.press("Home", "b")
            until(lambda: talk.photograph().is_only((0, 0, 0)), "black, at once")
            talk.press("b")
            talk.until_shows(talk.slides[TITLE], "the slide under it")

    def until_nothing_fades(self, talk):
        """The desktop is asked while the first slide is shown already, so the first fades may still be some."""
        one, other = talk.slides[STEP_1 + 1], talk.slides[THIRD]
        talk.press("3", "Return", "Prior")
        talk.until_shows(one, "the slide before")

        def is_still():
            seen = [picture for _ in range(3) for picture in talk.pictures_until(other, "Next") + talk.pictures_until(one, "Prior")]
            return mixes(seen, one, other) == 0
        until(is_still, "slides that follow at once")
        for _ in range(3):
            self.assertTrue(is_still(), "it stays so")

    def test_nothing_fades_where_the_desktop_says_so_on_the_session_bus(self):
        if session_bus.missing():
            raise unittest.SkipTest(session_bus.missing())
        for settings in ({"org.gnome.desktop.interface": {"enable-animations": ["b", False]}},
                         {"org.kde.kdeglobals.KDE": {"AnimationDurationFactor": ["s", "0"]}},
                         {"org.freedesktop.appearance": {"color-scheme": ["u", 1], "reduced-motion": ["u", 1]}}):
            with session_bus.SessionBus(settings=settings) as bus, Presented(deck=FADING, bus=bus) as talk:
                until(lambda: any(line.startswith("read ") for line in bus.said()), "the question on the bus")
                self.until_nothing_fades(talk)

    def test_nothing_is_asked_on_the_bus_for_a_deck_that_does_not_fade_and_fades_stay_where_they_are_wanted(self):
        if session_bus.missing():
            raise unittest.SkipTest(session_bus.missing())
        settings = {"org.gnome.desktop.interface": {"enable-animations": ["b", True]},
                    "org.kde.kdeglobals.KDE": {"AnimationDurationFactor": ["s", "0.5"]},
                    "org.freedesktop.appearance": {"reduced-motion": ["u", 0]}}
        with session_bus.SessionBus(settings=settings) as bus:
            with Presented(deck=DECK, bus=bus) as talk:
                until(lambda: bus.inhibitions() == 1, "the talk on the bus")
                talk.press("End")
                talk.until_shows(talk.slides[LAST], "the last slide")
                self.assertEqual([line for line in bus.said() if line.startswith("read ")], [])
            with Presented(deck=FADING, bus=bus) as talk:
                until(lambda: any(line.startswith("read ") for line in bus.said()), "the question on the bus")
                one, other = talk.slides[STEP_1 + 1], talk.slides[THIRD]
                talk.press("3", "Return", "Prior")
                talk.until_shows(one, "the slide before")
                until(lambda: mixes(talk.pictures_until(other, "Next") + talk.pictures_until(one, "Prior"), one, other),
                      "a picture between two slides")

    def test_nothing_fades_where_the_desktop_says_so_to_the_x_server(self):
        with Presented(deck=FADING, x_settings=True) as talk:
            self.until_nothing_fades(talk)

    def test_nothing_fades_where_nobody_asked_or_a_person_asked_for_none(self):
        for options, deck, settings in (((), FADING.replace("transition: fade\n", ""), {}),
                                        (("--still",), FADING, {}),
                                        ((), FADING, {"gtk-3.0/settings.ini": "[Settings]\ngtk-enable-animations=0\n"}),
                                        ((), FADING, {"kdeglobals": "[KDE]\nAnimationDurationFactor=0\n"})):
            with Presented(*options, deck=deck, settings=settings) as talk:
                talk.press("3", "Return", "Prior")
                one, other = talk.slides[STEP_1 + 1], talk.slides[THIRD]
                talk.until_shows(one, "the slide before")
                for _ in range(3):
                    seen = talk.pictures_until(other, "Next") + talk.pictures_until(one, "Prior")
                    self.assertEqual(mixes(seen, one, other), 0, (options, settings))


if __name__ == "__main__":
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; fades are not tested")
            sys.exit(77)
    # What the desktop of whoever runs the tests was asked for is of no matter here.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
