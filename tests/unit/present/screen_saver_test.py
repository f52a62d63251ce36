#!/usr/bin/env python3
"""No screen saver during a talk, and the X server's own again after it: screen_saver_test.py LECTERN [unittest arguments]

The saver is set to come after a second without a key. What is asked is how long nobody touched anything, so that the test
takes its time from the server.
"""
import ctypes
import os
import shutil
import signal
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import session_bus  # noqa: E402
import window_test  # noqa: E402
from window_test import Talk  # noqa: E402
from x_screen import DEADLINE, until  # noqa: E402

SAVER_OFF, SAVER_ON = 0, 1
SAVER_AFTER = 1  # seconds


class OnBus(Talk):
    """A talk on a session bus, or on none."""

    def __init__(self, bus):
        super().__init__(screen=(900, 600))
        self.bus = bus

    def begin(self, *more, **variables):
        if self.bus:
            variables["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        return super().begin(*more, **variables)


def a_bus(**options):
    missing = session_bus.missing()
    if missing:
        raise unittest.SkipTest(missing)
    return session_bus.SessionBus(**options)


class Info(ctypes.Structure):
    """XScreenSaverInfo."""
    _fields_ = [("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int), ("til_or_since", ctypes.c_ulong),
                ("idle", ctypes.c_ulong), ("event_mask", ctypes.c_ulong)]


class Saver:
    """The X server's screen saver, over a connection of its own."""

    def __init__(self, display):
        self.x11, self.xss = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        self.x11.XSetScreenSaver(self.connection, SAVER_AFTER, SAVER_AFTER, 1, 1)
        self.x11.XSync(self.connection, 0)

    def look(self):
        info = Info()
        self.xss.XScreenSaverQueryInfo(self.connection, self.root, ctypes.byref(info))
        return info

    def close(self):
        self.x11.XCloseDisplay(self.connection)


class ScreenSaverTest(unittest.TestCase):
    def until_it_may_come(self, saver):
        until(lambda: saver.look().state == SAVER_ON, "the screen saver")

    def keep_away(self, saver):
        """Nobody touches anything for three times as long as the saver waits, and it does not come."""
        def idle():
            info = saver.look()
            self.assertNotEqual(info.state, SAVER_ON, "the saver came during the talk")
            return info.idle > 3000 * SAVER_AFTER
        until(idle, "three seconds without a key")

    def check_end(self, end, bus=None):
        with OnBus(bus) as talk:
            saver = Saver(talk.screen.environment["DISPLAY"])
            try:
                talk.press("Right")
                self.keep_away(saver)
                end(talk)
                talk.process.wait(timeout=DEADLINE)
                self.until_it_may_come(saver)
            finally:
                saver.close()

    def test_the_saver_stays_away_during_a_talk_and_comes_again_after_it(self):
        self.check_end(lambda talk: talk.leave())

    def test_the_saver_comes_again_after_a_crash(self):
        self.check_end(lambda talk: talk.process.send_signal(signal.SIGKILL))


    def test_the_saver_stays_away_where_nobody_on_the_session_bus_cares_for_it(self):
        with a_bus(services=()) as bus:
            self.check_end(lambda talk: talk.leave(), bus)


class SessionBusTest(unittest.TestCase):
    """Where the desktop has a session bus, its screen saver service is asked, which also keeps the session unlocked."""

    def check_end(self, end, last):
        with a_bus() as bus, OnBus(bus) as talk:
            until(bus.inhibitions, "an inhibition")
            self.assertEqual(bus.said(), ["inhibit Lectern: Giving a talk"])
            talk.press("Right")
            end(talk)
            talk.process.wait(timeout=DEADLINE)
            until(lambda: bus.inhibitions() == 0, "no inhibition after the talk")
            self.assertEqual(bus.said()[1:], [last])

    def test_the_desktop_is_asked_to_stay_awake_during_a_talk_and_not_after_it(self):
        self.check_end(lambda talk: talk.leave(), "uninhibit")

    def test_the_desktop_may_sleep_again_after_a_crash(self):
        self.check_end(lambda talk: talk.process.send_signal(signal.SIGKILL), "left")


if __name__ == "__main__":
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; the screen saver is not tested")
            sys.exit(77)
    try:
        ctypes.CDLL("libXss.so.1")
    except OSError:
        print("libXss is not installed; the screen saver is not tested")
        sys.exit(77)
    # Without a session bus SDL asks the X server itself, which is what is looked at.
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    window_test.LECTERN = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
