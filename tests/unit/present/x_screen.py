"""A private X screen for tests of windows: Xvfb and a window manager, its pixels read straight from the framebuffer file.

Python 3, standard library only; needs Xvfb, openbox and xdotool. Nothing waits for a fixed time: until() looks again and
again for a condition, up to a deadline that only a failure meets.
"""
import glob
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib

DEADLINE = float(os.environ.get("LECTERN_TEST_DEADLINE", "30"))


# Without frames a window's place on the screen is where its own pixels begin. Without a use of its own for the mouse the
# window manager never holds a click back to look at it, while the X server makes one move of all that follow, even of one
# that comes after the button was let go.
OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<theme><keepBorder>no</keepBorder></theme>
<focus><focusNew>yes</focusNew></focus>
<mouse></mouse>
<applications><application class="*"><decor>no</decor><focus>yes</focus></application></applications>
</openbox_config>
"""


class Missed(AssertionError):
    """A condition that never became true."""


def until(condition, what, deadline=DEADLINE):
    """The first true value of condition(), which is asked again until the deadline."""
    end = time.monotonic() + deadline
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Missed(f"{what}: not within {deadline:g} s")
        time.sleep(0.01)


def until_after(act, condition, what):
    """As until(), after act(), which is done again every few seconds. For keys with Ctrl that are typed just when a window
    has got the keyboard: the toolkit then asks which keys are down now, and on a busy machine Ctrl no longer is."""
    end = time.monotonic() + DEADLINE
    while True:
        act()
        try:
            return until(condition, what, min(3.0, DEADLINE))
        except Missed:
            if time.monotonic() > end:
                raise


def print_what_was_said(path):
    """What a program printed into a file, for whoever reads of a test that failed."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            said = file.read()
    except OSError:
        return
    print(f"\nthe program printed:\n{said}" if said else "\nthe program printed nothing", file=sys.stderr)


class Picture:
    """RGB pixels, three bytes each, row by row."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, bytes(data)

    def __eq__(self, other):
        return (self.width, self.height, self.data) == (other.width, other.height, other.data)

    def crop(self, x, y, width, height):
        rows = [self.data[((y + row) * self.width + x) * 3:((y + row) * self.width + x + width) * 3] for row in range(height)]
        return Picture(width, height, b"".join(rows))

    def is_only(self, colour):
        return self.data == bytes(colour) * (self.width * self.height)

    def difference(self, other):
        if (self.width, self.height) != (other.width, other.height):
            return f"{self.width} x {self.height} is not {other.width} x {other.height}"
        wrong = [i // 3 for i in range(0, len(self.data), 3) if self.data[i:i + 3] != other.data[i:i + 3]]
        if not wrong:
            return "none"
        return f"{len(wrong)} pixels, the first at ({wrong[0] % self.width}, {wrong[0] // self.width})"

    def write_png(self, path):
        stride = self.width * 3
        rows = b"".join(b"\0" + self.data[y * stride:(y + 1) * stride] for y in range(self.height))

        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0))
                       + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def unfiltered(data, stride, height, unit):
    """PNG's row filters undone (PNG specification, 9.2)."""
    rows, above, at = [], bytearray(stride), 0
    for _ in range(height):
        kind, row = data[at], bytearray(data[at + 1:at + 1 + stride])
        at += stride + 1
        for i in range(stride if kind else 0):
            left = row[i - unit] if i >= unit else 0
            up, corner = above[i], above[i - unit] if i >= unit else 0
            if kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            else:
                near = (0, left, up, (left + up) // 2)[kind]
            row[i] = (row[i] + near) & 0xFF
        rows.append(bytes(row))
        above = row
    return rows


def read_png(path):
    """The kinds that Lectern writes: 8 bits a channel, RGB or palette, not interlaced."""
    with open(path, "rb") as file:
        data = file.read()
    at, packed, palette = 8, b"", b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    assert (depth, colour) in ((8, 2), (8, 3)), (depth, colour)
    unit = 3 if colour == 2 else 1
    pixels = b"".join(unfiltered(zlib.decompress(packed), width * unit, height, unit))
    if colour == 3:
        channels = [pixels.translate(bytes(palette[c::3]).ljust(256, b"\0")) for c in range(3)]
        mixed = bytearray(len(pixels) * 3)
        for c in range(3):
            mixed[c::3] = channels[c]
        pixels = mixed
    return Picture(width, height, pixels)


class XScreen:
    """Xvfb of a given size; use it in a with statement."""

    def __init__(self, width, height, window_manager=True):
        self.width, self.height, self.window_manager = width, height, window_manager
        self.started = []
        self.folder, self.file, self.memory = "", None, None

    def __enter__(self):
        try:
            return self.begin()
        except BaseException:
            self.__exit__()
            raise

    def begin(self):
        self.folder = tempfile.mkdtemp(prefix="lectern-screen-")
        self.start_server("Xvfb", "-screen", "0", f"{self.width}x{self.height}x24", "-fbdir", self.folder)
        self.file = open(glob.glob(self.folder + "/Xvfb_screen*")[0], "rb")
        self.memory = mmap.mmap(self.file.fileno(), 0, prot=mmap.PROT_READ)
        if self.window_manager:
            self.start_window_manager()
        # Xvfb draws the pointer into its pixels.
        self.xdotool("mousemove", str(self.width - 1), str(self.height - 1))
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            process.terminate()
            process.wait()
        if self.file:
            self.memory.close()
            self.file.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_server(self, *command):
        """An X server on the first display number that is free; what is started from then on is shown there."""
        reader, writer = os.pipe()
        self.start([*command, "-displayfd", str(writer), "-nolisten", "tcp", "-noreset"], pass_fds=[writer])
        os.close(writer)
        number = b""
        while not number.endswith(b"\n"):
            part = os.read(reader, 16)
            if not part:
                raise RuntimeError(f"{command[0]} did not start")
            number += part
        os.close(reader)
        self.environment = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
        self.environment["DISPLAY"] = ":" + number.decode().strip()

    def start_window_manager(self):
        settings = os.path.join(self.folder, "openbox.xml")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(OPENBOX)
        ready = os.path.join(self.folder, "ready")
        self.start(["openbox", "--config-file", settings, "--startup", f"touch {ready}"], env=self.environment)
        until(lambda: os.path.exists(ready), "the window manager")

    def start(self, command, **options):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self.started.append(process)
        return process

    def ask(self, *command, check=False):
        return subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=check).stdout.strip()

    def xdotool(self, *arguments, check=True):
        return self.ask("xdotool", *arguments, check=check)

    def pixel(self, x, y):
        """(red, green, blue) of one pixel; quick enough to be asked all the time."""
        head = struct.unpack(">25I", self.memory[:100])
        at = head[0] + head[19] * 12 + y * head[12] + x * 4
        blue, green, red = self.memory[at:at + 3]
        return red, green, blue

    def photograph(self):
        """The whole screen. XWD's header is big-endian words: sizes at 4 and 5, row length at 12, colours at 19."""
        head = struct.unpack(">25I", self.memory[:100])
        width, height, stride = head[4], head[5], head[12]
        start = head[0] + head[19] * 12
        raw = self.memory[start:start + stride * height]
        if stride != width * 4:
            raw = b"".join(raw[y * stride:y * stride + width * 4] for y in range(height))
        data = bytearray(width * height * 3)
        data[0::3], data[1::3], data[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return Picture(width, height, data)
