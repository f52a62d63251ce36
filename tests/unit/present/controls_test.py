#!/usr/bin/env python3
"""A speaker's controls on the real window: controls_test.py LECTERN [unittest arguments]

Ink, pointer, enlarging, searching, links and keys of one's own, by real key presses and a real mouse.
"""
import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import window_test  # noqa: E402
from window_test import BACKUP, DECK, FOURTH, LAST, STEP_1, STEP_2, THIRD, TITLE, Talk  # noqa: E402
from resume_test import stored  # noqa: E402
from x_screen import until  # noqa: E402

WIDTH, HEIGHT = 640, 360
PEN = (216, 27, 60)


class Presented(Talk):
    """A talk whose window shows the slide alone."""

    def begin(self):
        super().begin()
        self.press("s")
        self.resize(WIDTH, HEIGHT)
        self.slides = self.exported(WIDTH, HEIGHT)
        self.until_shows(self.slides[TITLE], "the title slide")
        return self

    def at(self, x, y):
        """A place of the window for xdotool."""
        left, top, _, _ = self.place()
        return str(left + x), str(top + y)

    def move(self, x, y):
        self.screen.xdotool("mousemove", *self.at(x, y))

    def leave(self):
        self.screen.xdotool("mousemove", str(self.screen.width - 1), str(self.screen.height - 1))

    def drag(self, *places):
        """Presses the left button at the first place and lets go at the last."""
        steps = ["mousemove", *self.at(*places[0]), "mousedown", "1"]
        for place in places[1:]:
            steps += ["mousemove", *self.at(*place)]
        steps += ["mouseup", "1"]
        self.screen.xdotool(*steps)

    def pixel(self, x, y):
        picture = self.photograph()
        at = (y * picture.width + x) * 3
        return tuple(picture.data[at:at + 3])

    def until_pixel(self, x, y, colour, what):
        until(lambda: self.pixel(x, y) == colour, what)


class ControlsTest(unittest.TestCase):
    def test_ink_is_drawn_taken_back_cleared_and_stays_on_its_slide(self):
        with Presented(screen=(900, 600)) as talk:
            talk.press("d")
            talk.drag((100, 300), (300, 300), (500, 300))
            talk.leave()
            talk.until_pixel(400, 300, PEN, "ink along the drag")
            talk.press("Next")
            talk.until_shows(talk.slides[STEP_1], "the next slide without ink")
            talk.press("Prior")
            talk.until_pixel(200, 300, PEN, "the ink on the slide that it was drawn on")
            talk.press("ctrl+z")
            talk.until_shows(talk.slides[TITLE], "the slide without the stroke")
            talk.press("ctrl+y")
            talk.until_pixel(200, 300, PEN, "the stroke brought back")
            talk.press("e")
            talk.drag((250, 250), (250, 340))
            talk.leave()
            talk.until_shows(talk.slides[TITLE], "the slide with the stroke erased")
            talk.press("ctrl+z", "c")
            talk.until_shows(talk.slides[TITLE], "the slide cleared")
            talk.press("Escape")
            talk.until_shows(talk.slides[TITLE], "the slide, nothing in hand")

    def test_the_laser_follows_the_mouse_and_goes_with_its_key(self):
        with Presented(screen=(900, 600)) as talk:
            talk.press("l")
            for x, y in ((200, 200), (420, 310)):
                talk.move(x, y)
                until(lambda at=(x, y): talk.pixel(*at)[0] > 240 and talk.pixel(*at)[1] < 80, "a red light under the mouse")
            talk.press("l")
            talk.leave()
            talk.until_shows(talk.slides[TITLE], "the slide without the light")
            talk.press("shift+l")
            talk.move(320, 180)
            until(lambda: max(talk.pixel(5, 5)) < 120, "shade around the spotlight")
            talk.press("Escape")
            talk.until_shows(talk.slides[TITLE], "the slide in full light")

    def test_the_laser_shines_where_the_mouse_rests_already(self):
        with Presented(screen=(900, 600)) as talk:
            talk.move(200, 200)
            for key, is_lit in (("l", lambda: talk.pixel(200, 200)[0] > 240 and talk.pixel(200, 200)[1] < 80),
                                ("shift+l", lambda: max(talk.pixel(5, 5)) < 120),
                                ("l", lambda: talk.pixel(200, 200)[0] > 240 and talk.pixel(200, 200)[1] < 80)):
                talk.press(key)
                until(is_lit, f"light after {key}")
            talk.press("Next")
            until(lambda: talk.pixel(200, 200)[0] > 240 and talk.pixel(200, 200)[1] < 80, "the light on the next step too")
            talk.press("l")
            talk.leave()
            talk.until_shows(talk.slides[STEP_1], "the slide without the light")

    def test_a_dragged_region_fills_the_window_sharply(self):
        with Presented(screen=(900, 600)) as talk:
            # Half a pixel of the mouse is most of a pixel on the enlarged slide: any of these is as it should be.
            double = talk.exported(2 * WIDTH, 2 * HEIGHT)[STEP_2]
            upper_left = [double.crop(x, y, WIDTH, HEIGHT).data[::3] for x in range(3) for y in range(3)]
            lower_right = [double.crop(WIDTH - x, HEIGHT - y, WIDTH, HEIGHT).data[::3] for x in range(3) for y in range(3)]

            def distance(picture, quarters):
                return min(sum(abs(a - b) for a, b in zip(picture.data[::3], quarter)) for quarter in quarters)
            talk.press("Next", "Next")
            talk.until_shows(talk.slides[STEP_2], "a slide with text in its upper left quarter")
            talk.press("z")
            talk.drag((0, 0), (WIDTH // 2, HEIGHT // 2))
            talk.leave()

            near = distance(talk.slides[STEP_2], upper_left) // 4
            until(lambda: distance(talk.photograph(), upper_left) < near, "the upper left quarter as it is at twice the size")
            talk.press("Escape")
            talk.until_shows(talk.slides[STEP_2], "the whole slide")
            # Ctrl stays down till the end: a key that is let go may overtake the mouse.
            talk.screen.xdotool("keydown", "ctrl")
            talk.drag((320, 180), (639, 359))
            talk.leave()
            # Not just any change: the frame that follows the mouse is one too, and a key in the middle of it ends it.
            near = distance(talk.slides[STEP_2], lower_right) // 4
            until(lambda: distance(talk.photograph(), lower_right) < near, "the lower right quarter, chosen with Ctrl")
            talk.screen.xdotool("keyup", "ctrl")
            talk.press("z")
            talk.until_shows(talk.slides[STEP_2], "the whole slide again")

    def test_slides_are_found_by_title_by_word_and_by_what_the_notes_say(self):
        with Presented(screen=(900, 600)) as talk:
            talk.press("g")
            talk.screen.xdotool("type", "FOURTH")
            talk.press("Return")
            talk.until_shows(talk.slides[FOURTH], "the slide with that title")
            talk.press("slash")
            talk.screen.xdotool("type", "first words")
            talk.press("Return")
            talk.until_shows(talk.slides[TITLE], "the slide whose notes say so")
            talk.press("ctrl+f")
            talk.screen.xdotool("type", "some")
            talk.press("BackSpace", "Return")
            talk.until_shows(talk.slides[THIRD], "the slide that says so")
            talk.press("g")
            talk.screen.xdotool("type", "bwf")
            talk.press("Escape")
            talk.until_shows(talk.slides[THIRD], "nothing typed was a key of the talk")

    def test_questions_lead_to_backup_slides_and_back_to_the_step(self):
        with Presented(screen=(900, 600)) as talk:
            talk.press("Next", "Next")
            talk.until_shows(talk.slides[STEP_2], "the second step")
            talk.press("q", "Return")
            talk.until_shows(talk.slides[BACKUP], "the backup slide")
            talk.press("q")
            talk.until_shows(talk.slides[STEP_2], "the exact step")
            talk.press("m", "End")
            talk.until_shows(talk.slides[LAST], "the last slide")
            talk.press("shift+m")
            talk.until_shows(talk.slides[STEP_2], "the bookmark")
            talk.press("shift+m")
            talk.until_shows(talk.slides[LAST], "where the speaker was")

    def test_links_are_followed_and_the_right_button_goes_back(self):
        deck = DECK.replace("Some text on it.", "[to the end](#last-slide)")
        with Presented(screen=(900, 600), deck=deck) as talk:
            talk.press("3", "Return")
            talk.until_shows(talk.slides[THIRD], "the slide with the link")
            # Wherever the layout put it: the first place that is not paper, below the title.
            picture, paper = talk.slides[THIRD], talk.slides[THIRD].data[-3:]
            row, column = next((y, x) for y in range(HEIGHT // 3, HEIGHT) for x in range(WIDTH)
                               if picture.data[(y * WIDTH + x) * 3:(y * WIDTH + x) * 3 + 3] != paper)
            talk.screen.xdotool("mousemove", *talk.at(column + 6, row + 6), "click", "1")
            talk.leave()
            talk.until_shows(talk.slides[LAST], "the slide that the link names")
            talk.screen.xdotool("mousemove", *talk.at(300, 200), "click", "3")
            talk.leave()
            talk.until_shows(talk.slides[FOURTH], "the step before")

    def test_the_other_buttons_turn_and_point(self):
        with Presented(screen=(900, 600)) as talk:
            def click(button, x=300, y=200):
                talk.screen.xdotool("mousemove", *talk.at(x, y), "click", str(button))
            for button, slide in ((9, STEP_1), (5, STEP_2), (8, STEP_1), (4, TITLE), (1, STEP_1), (3, TITLE)):
                click(button)
                talk.leave()
                talk.until_shows(talk.slides[slide], f"what button {button} leads to")
            click(2)
            talk.move(420, 310)
            until(lambda: talk.pixel(420, 310)[0] > 240 and talk.pixel(420, 310)[1] < 80, "the laser of the middle button")
            click(2, 420, 310)
            talk.leave()
            talk.until_shows(talk.slides[TITLE], "the slide without the light")

    def test_characters_and_letters_are_found_on_every_layout(self):
        """Keys by their place on the keyboard: what they produce differs, what they do does not."""
        if shutil.which("setxkbmap") is None:
            self.skipTest("setxkbmap is not installed")
        shift = 50
        # Black by its sign, white by its sign, the key sheet, and slide 3 by the third key of the digits.
        signs = {"de": ([60], [59], [shift, 20]), "fr": ([shift, 59], [58], [shift, 58]), "ru": ([61], [shift, 61], [shift, 16])}
        for layout, (black, white, sheet) in signs.items():
            with self.subTest(layout), Presented(screen=(900, 600)) as talk:
                talk.screen.ask("setxkbmap", layout, check=True)

                def press(*codes):
                    held = [part for code in codes[:-1] for part in ("keydown", str(code))]
                    lifted = [part for code in codes[:-1] for part in ("keyup", str(code))]
                    talk.screen.xdotool(*held, "key", str(codes[-1]), *lifted)

                def is_only(colour):
                    until(lambda: talk.photograph().is_only(colour), f"{colour} on {layout}")
                press(57)
                talk.until_shows(talk.slides[STEP_1], "N by its letter")
                press(*black)
                is_only(window_test.BLACK)
                press(*black)
                talk.until_shows(talk.slides[STEP_1], "black taken back")
                press(*white)
                is_only(window_test.WHITE)
                press(*white)
                talk.until_shows(talk.slides[STEP_1], "white taken back")
                press(*sheet)
                until(lambda: talk.photograph() != talk.slides[STEP_1], "the key sheet")
                talk.press("Escape")
                talk.until_shows(talk.slides[STEP_1], "the slide without it")
                press(12)
                press(36)
                talk.until_shows(talk.slides[THIRD], "slide 3 by its digit, shifted or not")
                # A dead key waits for nothing, and Caps Lock is no Shift.
                press(49 if layout == "de" else 34)
                press(66)
                press(57)
                talk.until_shows(talk.slides[FOURTH], "N under Caps Lock")

    def test_a_person_has_keys_of_their_own(self):
        keys = tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8")
        keys.write("# mine\nnext: J F2 Insert\nprevious: PageUp Click\n")
        keys.flush()
        with keys, Presented("--keys", keys.name, screen=(900, 600)) as talk:
            talk.press("j")
            talk.until_shows(talk.slides[STEP_1], "J is next")
            talk.press("F2")
            talk.until_shows(talk.slides[STEP_2], "and so is F2")
            talk.press("Prior", "Insert")
            talk.until_shows(talk.slides[STEP_2], "and Insert")
            talk.screen.xdotool("mousemove", *talk.at(300, 200), "click", "3", "click", "1")
            talk.leave()
            talk.until_shows(talk.slides[STEP_1], "a click goes back, and the right button is nothing")
            talk.press("Insert")
            talk.press("Prior", "Right", "Prior")
            talk.until_shows(talk.slides[TITLE], "Right is nothing now, Page Up is what it was")

    def test_a_talk_begins_whatever_is_wrong_with_the_keys_and_says_so(self):
        for written, told in (("blak: F2\nnext: J\n", "keys.conf:1:1: error: there is no action"), (None, "keys.conf")):
            with self.subTest(written), Talk(screen=(900, 600)) as talk:
                talk.leave()
                settings = talk.folder / "config" / "lectern"
                (settings / "keys.conf").mkdir(parents=True) if written is None else settings.mkdir(parents=True)
                if written is not None:
                    (settings / "keys.conf").write_text(written, encoding="utf-8")
                talk.begin(XDG_CONFIG_HOME=str(talk.folder / "config"))
                self.assertIn(told, talk.told())
                # The console's colour for what the speaker should know.
                until(lambda: talk.photograph().data.count(bytes((240, 176, 80))) > 20, "a word in the console")
                talk.press("j" if written else "n")
                until(lambda: (stored(talk) or {}).get("number") == 2, "a key that holds")

    def test_what_a_remote_sends_is_harmless_in_every_state(self):
        with Presented(screen=(900, 600)) as talk:
            talk.press("F5")
            until(lambda: talk.place() == (0, 0, 900, 600), "the full screen that F5 starts")
            full = talk.exported(900, 506)
            talk.until_shows(full[TITLE], "the first slide on it", y=47)
            for opening in ([], ["d"], ["z"], ["g"], ["o"], ["question"], ["b"], ["ctrl+q"], ["q"]):
                talk.press(*opening, "Escape", "F5", "Escape", "F5", "Escape")
                talk.until_shows(full[TITLE], f"the slide after {opening} and a remote's start and stop", y=47)
            for key, slide in (("Next", STEP_1), ("Next", STEP_2), ("Prior", STEP_1)):
                talk.press(key)
                talk.until_shows(full[slide], "the remote's next and previous", y=47)
            talk.press("period")
            until(lambda: talk.photograph().is_only((0, 0, 0)), "the remote's black")
            talk.press("Next")
            talk.until_shows(full[STEP_2], "its next step", y=47)


if __name__ == "__main__":
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; the controls are not tested")
            sys.exit(77)
    unittest.main(verbosity=2)
