#!/usr/bin/env python3
"""Gives a talk with the fingers: touch_test.py LECTERN [unittest arguments]

A touch screen of a real X server (touch_screen.py), and a mouse that SDL_MOUSE_TOUCH_EVENTS makes a finger.
"""
import os
import shutil
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import touch_screen  # noqa: E402
import window_test  # noqa: E402
from controls_test import HEIGHT, PEN, WIDTH, Presented  # noqa: E402
from resume_test import stored  # noqa: E402
from touch_screen import TouchScreen  # noqa: E402
from window_test import DECK, LAST, STEP_1, STEP_2, THIRD, TITLE, Talk  # noqa: E402
from x_screen import until  # noqa: E402

SCREEN = (1024, 768)


class Touched:
    """Fingers at places of the window."""

    def at(self, x, y):
        left, top, _, _ = self.place()
        return left + x, top + y

    def tap(self, x, y):
        self.screen.tap(*self.at(x, y))

    def fingers(self, *paths):
        self.screen.draw_fingers(*[[self.at(*place) for place in path] for path in paths])

    def leave(self):
        """Fingers leave by themselves."""


class Shown(Touched, Presented):
    def __init__(self, *options, **more):
        super().__init__(*options, screen=SCREEN, **more)
        self.screen = TouchScreen(*SCREEN)


class Console(Touched, Talk):
    """The one window with the notes beside the slide, 1000 x 625: labels at five eighths."""
    SCALE = 0.625

    def __init__(self, *options, **more):
        super().__init__(*options, screen=SCREEN, **more)
        self.screen = TouchScreen(*SCREEN)

    def begin(self):
        super().begin()
        self.resize(1000, 625)
        until(lambda: stored(self), "a talk that is kept")
        return self

    def until_at(self, number, step=0):
        until(lambda: (stored(self)["number"], stored(self)["step"]) == (number, step), f"slide {number}, step {step + 1}")


class TouchTest(unittest.TestCase):
    def test_taps_and_swipes_turn_the_slides_one_step_each(self):
        with Shown() as talk:
            talk.tap(320, 180)
            talk.until_shows(talk.slides[STEP_1], "a step on by a tap")
            talk.fingers([(500, 180), (420, 185)])
            talk.until_shows(talk.slides[STEP_2], "a step on by a swipe")
            talk.fingers([(620, 100), (20, 120)])
            talk.until_shows(talk.slides[THIRD], "one step on, however long the swipe is")
            talk.fingers([(100, 180), (300, 180)])
            talk.until_shows(talk.slides[STEP_2], "a step back")
            # Neither up nor down, nor there and back.
            talk.fingers([(300, 20), (310, 330)])
            talk.fingers([(300, 180), (500, 180), (302, 180)])
            talk.tap(100, 300)
            talk.until_shows(talk.slides[THIRD], "the next tap, and nothing before it")

    def test_a_finger_follows_links(self):
        deck = DECK.replace("Some text on it.", "[to the end](#last-slide)")
        with Shown(deck=deck) as talk:
            talk.press("3", "Return")
            talk.until_shows(talk.slides[THIRD], "the slide with the link")
            picture, paper = talk.slides[THIRD], talk.slides[THIRD].data[-3:]
            row, column = next((y, x) for y in range(HEIGHT // 3, HEIGHT) for x in range(WIDTH)
                               if picture.data[(y * WIDTH + x) * 3:(y * WIDTH + x) * 3 + 3] != paper)
            talk.tap(column + 6, row + 6)
            talk.until_shows(talk.slides[LAST], "the slide that the link names")

    def test_a_finger_draws_and_the_ball_of_the_hand_does_not_disturb(self):
        with Shown() as talk:
            talk.press("d")
            talk.fingers([(100, 300), (500, 300)])
            for x in (110, 300, 490):
                self.until_ink(talk, x, 300, "ink from the first to the last place")
            first = [talk.at(x, 330) for x in (100, 200, 300, 400)]
            talk.screen.finger(0, touch_screen.BEGIN, *first[0])
            talk.screen.finger(0, touch_screen.UPDATE, *first[1])
            talk.screen.finger(1, touch_screen.BEGIN, *talk.at(260, 350))
            talk.screen.finger(0, touch_screen.UPDATE, *first[2])
            talk.screen.finger(1, touch_screen.END, *talk.at(260, 350))
            talk.screen.finger(0, touch_screen.UPDATE, *first[3])
            talk.screen.finger(0, touch_screen.END, *first[3])
            for x in (150, 250, 350, 390):
                self.until_ink(talk, x, 330, "the second stroke, whole")
            talk.press("ctrl+z", "ctrl+z")
            talk.until_shows(talk.slides[TITLE], "two strokes taken back")
            talk.press("d")
            talk.fingers([(500, 180), (400, 180)])
            talk.until_shows(talk.slides[STEP_1], "a swipe once the pen is away")

    @staticmethod
    def until_ink(talk, x, y, what):
        # A pixel more or less: touch screens count to their last place, not beyond it.
        until(lambda: any(talk.pixel(x, y + off) == PEN for off in (-1, 0, 1)), what)

    def test_the_laser_shines_where_the_finger_is_and_goes_with_it(self):
        with Shown() as talk:
            talk.press("l")
            talk.screen.finger(0, touch_screen.BEGIN, *talk.at(200, 200))
            until(lambda: talk.pixel(200, 200)[0] > 240 and talk.pixel(200, 200)[1] < 80, "a red light under the finger")
            talk.screen.finger(0, touch_screen.UPDATE, *talk.at(420, 310))
            until(lambda: talk.pixel(420, 310)[0] > 240 and talk.pixel(420, 310)[1] < 80, "the light goes along")
            talk.screen.finger(0, touch_screen.END, *talk.at(420, 310))
            talk.until_shows(talk.slides[TITLE], "the slide without the light")

    def test_two_fingers_enlarge_one_moves_and_two_make_whole(self):
        with Shown() as talk:
            talk.press("Next", "Next")
            talk.until_shows(talk.slides[STEP_2], "a slide with text")
            double = talk.exported(2 * WIDTH, 2 * HEIGHT)[STEP_2]

            def distance(left, top):
                """From the part of twice the size that begins near there."""
                data = talk.photograph().data[::3]
                parts = [double.crop(left + x, top + y, WIDTH, HEIGHT).data[::3] for x in (-1, 0, 1) for y in (-1, 0, 1)
                         if left + x >= 0 and top + y >= 0]
                return min(sum(abs(a - b) for a, b in zip(data, part)) for part in parts)
            far = distance(0, 0)
            # What lies between the fingers stays there: a quarter from the left and the top.
            talk.fingers([(110, 90), (60, 90)], [(210, 90), (260, 90)])
            until(lambda: distance(160, 90) < far // 4, "twice as large around the fingers")
            talk.fingers([(300, 200), (460, 290)])
            until(lambda: distance(0, 0) < far // 4, "moved by one finger to the corner")
            talk.fingers([(100, 180), (250, 180)], [(500, 180), (350, 180)])
            talk.until_shows(talk.slides[STEP_2], "the whole slide")
            talk.press("d")
            talk.fingers([(110, 90), (60, 90)], [(210, 90), (260, 90)])
            until(lambda: distance(160, 90) < far // 4, "enlarged with the pen in hand, and nothing drawn")

    def test_the_console_is_worked_with_a_finger(self):
        notes = " ".join(f"word{i}" for i in range(400))
        deck = DECK.replace("Some text on it.", f"Some text on it.\n\n<!--\n{notes}\n-->")
        deck += "".join(f"\n## More in reserve {i}\n\n<!-- backup -->\n\nText.\n" for i in range(12))
        with Console(deck=deck) as talk:
            talk.press("3", "Return")
            talk.until_at(3)
            before = talk.photograph()
            # Notes are at the right, in the larger half.
            talk.fingers([(700, 450), (700, 250)])
            until(lambda: talk.photograph().crop(600, 100, 300, 400) != before.crop(600, 100, 300, 400), "notes that are scrolled")
            self.assertEqual(stored(talk)["number"], 3)
            talk.fingers([(700, 250), (700, 560)])
            until(lambda: talk.photograph().crop(600, 100, 300, 400) == before.crop(600, 100, 300, 400), "the beginning of the notes")
            # The slide itself turns as the room's does.
            talk.fingers([(300, 150), (150, 150)])
            talk.until_at(4)
            talk.tap(200, 150)
            talk.until_at(6 - 1)
            talk.fingers([(150, 150), (300, 150)])
            talk.until_at(4)
            # The first key on the bar is the next step, the larger and smaller type are at its end.
            talk.tap(40, 625 - 14)
            talk.until_at(5)
            size = stored(talk)["notes_size"]
            talk.tap(957, 625 - 14)
            until(lambda: stored(talk)["notes_size"] > size, "larger notes")
            # The filmstrip, and the border between slide and notes.
            talk.press("v")
            until(lambda: b"filmstrip" in stored(talk)["extra"], "the filmstrip")
            talk.tap(60, 625 - 29 - 40)
            talk.until_at(1)
            share = 0.64
            x = round(1000 * (1 - share))
            talk.fingers([(x, 300), (x + 200, 300)])
            until(lambda: b"divider 0.4" in stored(talk)["extra"], "notes in less room")
            # The filmstrip goes along with the finger, and a tap chooses what lies under it then.
            strip = 625 - 29 - 40
            before = talk.photograph().crop(0, strip, 1000, 30)
            talk.fingers([(800, strip), (300, strip)])
            until(lambda: talk.photograph().crop(0, strip, 1000, 30) != before, "a filmstrip that is scrolled")
            self.assertEqual(stored(talk)["number"], 1)
            talk.fingers([(300, strip), (990, strip)])
            until(lambda: talk.photograph().crop(0, strip, 1000, 30) == before, "its beginning again")
            # A question is answered by a tap on its answer.
            talk.press("F11")
            until(lambda: talk.place() == (0, 0, *SCREEN), "the full screen")
            talk.until_shows(talk.exported(1024, 576)[TITLE], "the title on it", y=96)
            before = talk.photograph()
            talk.press("ctrl+q")
            until(lambda: talk.photograph() != before, "the question")
            left, bottom = self.box(before, talk.photograph())
            talk.tap(left + 130, bottom - 29)
            until(lambda: talk.photograph() == before, "a no, and the talk goes on")
            talk.press("ctrl+q")
            until(lambda: talk.photograph() != before, "the question again")
            talk.tap(left + 58, bottom - 29)
            self.assertEqual(talk.until_ends(), 0)

    @staticmethod
    def box(before, after):
        """Left and lower edge of what has changed."""
        changed = [i // 3 for i in range(0, len(before.data), 3) if before.data[i:i + 3] != after.data[i:i + 3]]
        return min(i % before.width for i in changed), max(changed) // before.width


class FingerMouseTest(unittest.TestCase):
    def test_a_mouse_can_stand_for_a_finger_and_does_nothing_twice(self):
        with Presented(screen=(900, 600)) as talk:
            talk.leave()
            Talk.leave(talk)
            Talk.begin(talk, SDL_MOUSE_TOUCH_EVENTS="1")
            talk.press("s")
            talk.resize(WIDTH, HEIGHT)
            talk.until_shows(talk.slides[TITLE], "the title slide")
            talk.screen.xdotool("mousemove", *talk.at(320, 180), "click", "1")
            talk.leave()
            talk.until_shows(talk.slides[STEP_1], "one step by a tap")
            talk.drag((500, 180), (300, 180), (100, 180))
            talk.leave()
            talk.until_shows(talk.slides[STEP_2], "one step by a swipe")
            talk.drag((100, 180), (300, 180))
            talk.leave()
            talk.until_shows(talk.slides[STEP_1], "one step back")


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; fingers are not tested")
            sys.exit(77)
    if not touch_screen.is_there():
        print("Xorg has no inputtest or no dummy driver here; only a mouse stands for a finger")
        del TouchTest
    unittest.main(verbosity=2)
