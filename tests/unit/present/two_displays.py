"""Two real displays for tests: Xorg's dummy driver with the outputs DUMMY0 (left, primary) and DUMMY1, and a photographer.

Python 3, standard library only. The server is started by tools/two-displays-x11 of the folder `shared` beside the checkout,
inside which the test runs itself again (`run_inside`). Needs xserver-xorg-core, xserver-xorg-video-dummy, openbox, xdotool,
x11-xserver-utils.
"""
import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import threading

from x_screen import Picture, until

WIDTH, HEIGHT = 1920, 1080
TOOL = pathlib.Path(__file__).resolve().parents[4] / "shared" / "tools" / "two-displays-x11"


def run_inside(script, arguments):
    """Runs the test again on two displays and ends with its exit code; 77 where there are none to be had."""
    if os.environ.get("LECTERN_TWO_DISPLAYS"):
        return
    for program in ("Xorg", "openbox", "xdotool", "xrandr"):
        if shutil.which(program) is None:
            print(f"{program} is not installed; the two screens are not tested")
            sys.exit(77)
    if not TOOL.exists():
        print(f"{TOOL} is not there; the two screens are not tested")
        sys.exit(77)
    environment = {**os.environ, "LECTERN_TWO_DISPLAYS": "1"}
    sys.exit(subprocess.run([str(TOOL), sys.executable, script, *arguments], env=environment, check=False).returncode)


class XImage(ctypes.Structure):
    """The head of Xlib's XImage."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Camera:
    """Photographs a part of the desktop; each thread needs its own."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(XImage)
        self.x11.XDestroyImage.argtypes = [ctypes.POINTER(XImage)]
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        # A part that is off the desktop for a moment is no picture, not the end of the test.
        self.handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.x11.XSetErrorHandler(self.handler)

    def raw(self, x, y, width, height):
        """Blue, green, red and a spare byte of each pixel; None where there is no such part."""
        image = self.x11.XGetImage(self.connection, self.root, x, y, width, height, ctypes.c_ulong(0xFFFFFFFF), 2)
        if not image:
            return None
        data = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * height)
        self.x11.XDestroyImage(image)
        return data

    def photograph(self, x=0, y=0, width=WIDTH, height=HEIGHT):
        raw = self.raw(x, y, width, height)
        if raw is None:
            return Picture(0, 0, b"")
        data = bytearray(width * height * 3)
        data[0::3], data[1::3], data[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return Picture(width, height, data)

    def close(self):
        self.x11.XCloseDisplay(self.connection)


def commonest(raw):
    """The commonest pixel of a picture, of a sample of its pixels."""
    counts = {}
    for at in range(0, len(raw) - 4, 4 * 997):
        pixel = raw[at:at + 3]
        counts[pixel] = counts.get(pixel, 0) + 1
    return max(counts, key=counts.get)


def pixels_of(raw):
    """The pixels of a photograph as numbers, the spare byte still in them: 0xXXRRGGBB."""
    return memoryview(raw).cast("I")


class Guard:
    """Looks at a screen again and again, as fast as it can, and keeps what is there of colours that must never be: of one
    colour more than a row of it, of several (0xRRGGBB) as little as a line of text or a small box would have."""

    def __init__(self, colours, part):
        is_one = isinstance(colours, bytes)
        self.colours = {int.from_bytes(colours, "little")} if is_one else set(colours)
        self.part, self.least = part, part[2] if is_one else part[2] // 16
        self.seen, self.looks = [], 0
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()

    def work(self):
        camera = Camera()
        while not self.stopping.is_set():
            raw = camera.raw(*self.part)
            self.looks += 1
            # Every 8th row: whatever is large enough to be read crosses several of them.
            width = self.part[2] * 4
            rows = b"" if raw is None else b"".join(raw[y * width:(y + 1) * width] for y in range(0, self.part[3], 8))
            pixels = pixels_of(rows)
            for pixel in set(pixels):
                if pixel & 0xFFFFFF in self.colours and (found := pixels.tolist().count(pixel)) > self.least:
                    self.seen.append((f"#{pixel & 0xFFFFFF:06x}", found))
            self.stopping.wait(0.01)
        camera.close()


def xrandr(*arguments):
    subprocess.run(["xrandr", *arguments], check=True, stdout=subprocess.DEVNULL)


def outputs():
    """Active outputs and their places: {"DUMMY0": "1920x1080+0+0"}."""
    text = subprocess.run(["xrandr"], check=True, stdout=subprocess.PIPE, text=True).stdout
    places = {}
    for line in text.split("\n"):
        words = line.replace(" primary", "").split()
        if len(words) > 2 and words[1] == "connected" and "+" in words[2]:
            places[words[0]] = words[2]
    return places


def side_by_side():
    wanted = {"DUMMY0": f"{WIDTH}x{HEIGHT}+0+0", "DUMMY1": f"{WIDTH}x{HEIGHT}+{WIDTH}+0"}
    if outputs() != wanted:
        xrandr(*(word for output in outputs() if output not in wanted for word in ("--output", output, "--off")),
               "--output", "DUMMY0", "--mode", f"{WIDTH}x{HEIGHT}", "--pos", "0x0", "--primary",
               "--output", "DUMMY1", "--mode", f"{WIDTH}x{HEIGHT}", "--right-of", "DUMMY0")
    until(lambda: outputs() == wanted, "two displays side by side")


def unplug(output="DUMMY1"):
    xrandr("--output", output, "--off")
    until(lambda: output not in outputs(), f"{output} to be gone")


def mirror():
    xrandr("--output", "DUMMY1", "--same-as", "DUMMY0")
    until(lambda: outputs().get("DUMMY1") == outputs().get("DUMMY0"), "the mirrored displays")


def mirror_the_laptop():
    """A third display shows what DUMMY0 shows; DUMMY1 stays as it is."""
    xrandr("--addmode", "DUMMY2", f"{WIDTH}x{HEIGHT}")
    xrandr("--output", "DUMMY2", "--mode", f"{WIDTH}x{HEIGHT}", "--same-as", "DUMMY0")
    until(lambda: outputs().get("DUMMY2") == outputs().get("DUMMY0"), "the mirrored laptop")
