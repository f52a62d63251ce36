#!/usr/bin/env python3
"""Fades from slide to slide in the real window: fade_test.py LECTERN [unittest arguments]"""
import os
import shutil
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from window_test import DECK, STEP_1, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

WIDTH, HEIGHT = 640, 360
FADING = DECK.replace("title: A deck", "transition: fade\ntitle: A deck").replace(
    "## Third slide", "## Third slide\n\n<!-- backgroundColor: #10304f -->\n<!-- color: white -->")


class Presented(Talk):
    """A talk whose window shows the slide alone, with a settings folder of its own."""

    def __init__(self, *options, settings=None, **more):
        super().__init__(*options, screen=(900, 600), **more)
        self.settings = self.folder / "config"
        for name, text in (settings or {}).items():
            (self.settings / name).parent.mkdir(parents=True, exist_ok=True)
            (self.settings / name).write_text(text, encoding="utf-8")

    def begin(self, *more):
        self.screen.environment["XDG_CONFIG_HOME"] = str(self.settings)
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
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
