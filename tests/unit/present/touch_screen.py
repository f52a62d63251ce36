"""A touch screen for tests: Xorg with its dummy display and the input driver of its own tests, `inputtest`, which takes what
fingers do from a socket and makes of it what a touch screen's driver does.

Python 3, standard library only; needs xserver-xorg-core and xserver-xorg-video-dummy besides what x_screen.py needs.
"""
import os
import shutil
import socket
import struct
import tempfile

from two_displays import Camera
from x_screen import XScreen, until

DRIVERS = "/usr/lib/xorg/modules"

CONFIGURATION = """
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual {width} {height}
    Modes "{width}x{height}"
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "SocketPath" "{socket}"
  Option "DeviceType" "Touch"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "fingers"
EndSection
"""

# The driver's protocol, version 1.1: length of the message, its kind, its body, laid out as C does on this machine.
HEAD = "Ii"
VERSION, SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
AXIS, AXES = 0xFFFF, 64
# Whether values without acceleration follow, a bit for each axis that has one, the axes twice.
VALUATORS = f"=IQ4x{AXES}d{AXES}d"


def is_there():
    needed = (f"{DRIVERS}/input/inputtest_drv.so", f"{DRIVERS}/drivers/dummy_drv.so")
    return all(map(os.path.exists, needed)) and shutil.which("Xorg") is not None


class TouchScreen(XScreen):
    """As XScreen, with fingers. Sizes must be modes that the dummy driver has."""

    fingers, camera = None, None

    def begin(self):
        self.folder = tempfile.mkdtemp(prefix="lectern-touch-")
        path = os.path.join(self.folder, "fingers")
        with open(os.path.join(self.folder, "xorg.conf"), "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(width=self.width, height=self.height, socket=path))
        self.start_server("Xorg", "-config", os.path.join(self.folder, "xorg.conf"), "-logfile", os.path.join(self.folder, "xorg.log"))
        os.environ["DISPLAY"] = self.environment["DISPLAY"]
        self.fingers = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        until(lambda: self.fingers.connect_ex(path) == 0, "the touch screen's driver")
        self.send(VERSION, struct.pack("HH", 1, 1))
        self.fingers.recv(64)
        self.start_window_manager()
        self.camera = Camera()
        return self

    def __exit__(self, *_):
        if self.fingers:
            self.fingers.close()
        if self.camera:
            self.camera.close()
        super().__exit__()

    def photograph(self):
        return self.camera.photograph(0, 0, self.width, self.height)

    def pixel(self, x, y):
        blue, green, red, _ = self.camera.raw(x, y, 1, 1)
        return red, green, blue

    def send(self, kind, body):
        self.fingers.sendall(struct.pack(HEAD, struct.calcsize(HEAD) + len(body), kind) + body)

    def finger(self, which, kind, x, y):
        """A finger at a place of the screen, in its pixels."""
        axes = [(x + 0.5) * AXIS / self.width, (y + 0.5) * AXIS / self.height] + [0.0] * (AXES - 2)
        self.send(TOUCH, struct.pack("=II", which, kind) + struct.pack(VALUATORS, 0, 0b11, *axes, *[0.0] * AXES))
        self.send(SYNC, b"")
        self.fingers.recv(64)

    def draw_fingers(self, *paths, parts=8):
        """Fingers that go along their paths together, evenly, and are lifted: [(x, y), (x, y), ...] for each."""
        for which, path in enumerate(paths):
            self.finger(which, BEGIN, *path[0])
        for leg in range(len(paths[0]) - 1):
            for part in range(1, parts + 1):
                for which, path in enumerate(paths):
                    (x0, y0), (x1, y1) = path[leg], path[leg + 1]
                    self.finger(which, UPDATE, x0 + (x1 - x0) * part / parts, y0 + (y1 - y0) * part / parts)
        for which, path in enumerate(paths):
            self.finger(which, END, *path[-1])

    def tap(self, x, y):
        self.draw_fingers([(x, y)])
