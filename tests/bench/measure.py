#!/usr/bin/env python3
"""Whole-process figures of Lectern beside a bare SDL program that only fills its window, all in one run.

    measure.py BUILD-FOLDER [--runs N] [--only start,keys,talk,reload,export,read]

start   from the start of the process to the first slide on the screen
keys    from a key to the first and the last changed pixel: a neighbour, a far jump
talk    a full screen of 3840 x 2160 in a deck of 1,000 slides: keys, peak memory, processor time while nothing happens
reload  from the save of a deck of 200 slides to the changed pixels
export  1080p PNG: time, processor time for a slide, peak memory
read    opening and compiling decks of 10, 1,000 and 10,000 slides: time and peak memory

The screen is an Xvfb of 1920 x 1080 whose framebuffer is a file that is read about every half millisecond; keys go
through XTest from this process. Python 3, standard library; needs xvfb, openbox, libX11, libXtst.
"""
import argparse
import ctypes
import mmap
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"
MARKER = (0xD1, 0x00, 0x6C)


def make_deck(count, folder, *more):
    subprocess.run([sys.executable, SUPPORT / "make_deck.py", str(count), str(folder), *more], check=True)
    return folder / "deck.md"


class Screen:
    """An X server of its own; its picture is a file in XWD format, mapped into memory."""

    def __init__(self, folder, size=(1920, 1080)):
        self.WIDTH, self.HEIGHT = size
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{self.WIDTH}x{self.HEIGHT}x24", "-fbdir", str(folder),
             "-nolisten", "tcp", "-noreset", "-nocursor"], pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.display = ":" + pipe.readline().strip()
        # A state of its own: no talk is come back to.
        self.environment = {**os.environ, "DISPLAY": self.display, "XDG_STATE_HOME": str(folder / "state")}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.manager = subprocess.Popen(["openbox", "--sm-disable"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(folder / "Xvfb_screen0", "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.pixels[:100])
        self.stride = header[12]
        self.start = header[0] + header[19] * 12
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtst = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(self.display.encode()))
        time.sleep(0.8)  # the window manager settles

    def close(self):
        self.x11.XCloseDisplay(self.connection)
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()

    def sample(self):
        """Every sixth row."""
        return [self.pixels[self.start + y * self.stride:self.start + (y + 1) * self.stride] for y in range(0, self.HEIGHT, 6)]

    def shows_marker(self):
        found = 0
        for y in range(15, self.HEIGHT, 30):
            row = self.start + y * self.stride
            for x in range(15, self.WIDTH, 30):
                at = row + x * 4
                if (self.pixels[at + 2], self.pixels[at + 1], self.pixels[at]) == MARKER:
                    found += 1
        return found > 20

    def press(self, name):
        code = self.x11.XKeysymToKeycode(self.connection, ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))) & 0xFF
        began = time.monotonic()
        for down in (1, 0):
            self.xtst.XTestFakeKeyEvent(self.connection, code, down, ctypes.c_ulong(0))
        self.x11.XFlush(self.connection)
        return began

    def wait_until_quiet(self, quiet=0.3, most=5.0):
        last, changed, end = self.sample(), time.monotonic(), time.monotonic() + most
        while time.monotonic() - changed < quiet and time.monotonic() < end:
            time.sleep(0.005)
            now = self.sample()
            if now != last:
                last, changed = now, time.monotonic()
        return last

    def first_and_last_change(self, before, began, most=3.0, quiet=0.25):
        """Milliseconds after `began`, or None when nothing changed."""
        while self.sample() == before:
            if time.monotonic() - began > most:
                return None
            time.sleep(0.0003)
        first = last = time.monotonic()
        previous = self.sample()
        while time.monotonic() - last < quiet:
            time.sleep(0.001)
            now = self.sample()
            if now != previous:
                previous, last = now, time.monotonic()
        return (first - began) * 1e3, (last - began) * 1e3


def stop(process):
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def peak_memory(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def processor_time(process):
    """Seconds of processor time so far."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def started(screen, command, seen):
    """(process, milliseconds until `seen()`)."""
    began = time.monotonic()
    process = subprocess.Popen(command, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not seen():
        if process.poll() is not None or time.monotonic() - began > 20:
            stop(process)
            raise RuntimeError(f"nothing was shown by {command}")
        time.sleep(0.0005)
    return process, (time.monotonic() - began) * 1e3


def run_timed(command):
    """(seconds, processor seconds, peak MiB) of a whole process."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def best_of(runs, command):
    return min((run_timed(command) for _ in range(runs)), key=lambda figures: figures[0])


def median(values):
    return statistics.median(values) if values else float("nan")


class Bench:
    def __init__(self, build, runs):
        self.lectern = str(build / "lectern")
        self.bare = str(next(build.rglob("bare_sdl"), build / "bare_sdl"))
        self.runs = runs
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-bench-"))

    def on_screen(self, command, seen_marker, act, size=(1920, 1080)):
        """Runs `act(screen, process, start)` on a screen of its own with `command` showing."""
        folder = self.folder / "screen"
        folder.mkdir()
        screen = Screen(folder, size)
        try:
            blank = screen.wait_until_quiet()
            seen = screen.shows_marker if seen_marker else (lambda: screen.sample() != blank)
            process, start = started(screen, command, seen)
            try:
                return act(screen, process, start)
            finally:
                stop(process)
        finally:
            screen.close()
            shutil.rmtree(folder)

    def start(self):
        deck = make_deck(12, self.folder / "marked", "--marker")
        bare, ours, memory = [], [], []
        for _ in range(self.runs):  # in turn, so that a busy machine is busy for both
            bare.append(self.on_screen([self.bare], False, lambda screen, process, start: start))
            figures = self.on_screen([self.lectern, str(deck)], True, lambda screen, process, start: (start, peak_memory(process)))
            ours.append(figures[0])
            memory.append(figures[1])
        print(f"start to first slide     bare {median(bare):6.1f} ms   lectern {median(ours):6.1f} ms"
              f"   {median(ours) - median(bare):+.1f} ms, {median(ours) / median(bare):.2f} times; {median(memory):.0f} MiB")

    def pressed(self, command, seen_marker, keys, count):
        def act(screen, process, _start):
            figures = []
            for i in range(count):
                before = screen.wait_until_quiet()
                figures.append(screen.first_and_last_change(before, screen.press(keys[i % len(keys)])))
            return [one for one in figures if one], peak_memory(process)
        return self.on_screen(command, seen_marker, act)

    def keys(self):
        deck = str(make_deck(200, self.folder / "long", "--marker"))
        presses = 4 * self.runs
        bare, _ = self.pressed([self.bare], False, ["Right"], presses)
        rows = [("neighbour", ["Right"]), ("far jump", ["End", "Home"])]
        print(f"key to pixels            bare first {median([f for f, _ in bare]):5.1f} ms, last {median([l for _, l in bare]):5.1f} ms")
        for name, names in rows:
            ours, memory = self.pressed([self.lectern, deck], True, names, presses)
            last = [l for _, l in ours]
            print(f"  {name:<22} lectern first {median([f for f, _ in ours]):5.1f} ms, last {median(last):5.1f} ms"
                  f"   {median(last) - median([l for _, l in bare]):+.1f} ms, {len(ours)} of {presses} seen; {memory:.0f} MiB")

    def talk(self):
        deck = str(make_deck(1000, self.folder / "huge", "--marker"))

        def act(screen, process, _start):
            rows = []
            for name, keys in (("neighbour", ["Right"]), ("far jump", ["End", "Home"])):
                figures = []
                for i in range(4 * self.runs):
                    before = screen.wait_until_quiet()
                    figures.append(screen.first_and_last_change(before, screen.press(keys[i % len(keys)])))
                rows.append((name, [one for one in figures if one]))
            screen.wait_until_quiet()
            time.sleep(2)  # the deck was looked through, and the pictures around are painted
            before, began = processor_time(process), time.monotonic()
            time.sleep(5)
            idle = (processor_time(process) - before) / (time.monotonic() - began)
            return rows, idle, peak_memory(process)
        rows, idle, memory = self.on_screen([self.lectern, "--full-screen", deck], True, act, (3840, 2160))
        for name, figures in rows:
            print(f"4K, 1,000 slides: {name:<10} first {median([f for f, _ in figures]):5.1f} ms, last {median([l for _, l in figures]):5.1f} ms")
        print(f"4K, 1,000 slides: peak memory {memory:.0f} MiB, idle {idle:.2%} of a processor")

    def reload(self):
        deck = make_deck(200, self.folder / "saved", "--marker")
        text = deck.read_text(encoding="utf-8")

        def act(screen, _process, _start):
            figures = []
            for i in range(4 * self.runs):
                changed = text.replace("\n## ", f"\n## {i} ", 1) if "\n## " in text else text.replace("# ", f"# {i} ", 1)
                before = screen.wait_until_quiet(quiet=0.5)
                began = time.monotonic()
                deck.write_text(changed, encoding="utf-8")
                figures.append(screen.first_and_last_change(before, began))
            return [one for one in figures if one]
        figures = self.on_screen([self.lectern, str(deck)], True, act)
        print(f"save to pixels, 200 slides   first {median([f for f, _ in figures]):5.1f} ms, last {median([l for _, l in figures]):5.1f} ms,"
              f" {len(figures)} of {4 * self.runs} seen")

    def export(self):
        for count in (12, 100, 1000):
            deck = make_deck(count, self.folder / f"export{count}")
            seconds, processor, memory = best_of(3 if count < 1000 else 1, [self.lectern, "export", str(deck), "-o", str(self.folder / "out")])
            print(f"export {count:>5} slides 1080p  {seconds:6.2f} s   {processor / count * 1e3:5.1f} ms of processor a slide   {memory:.0f} MiB")
            shutil.rmtree(self.folder / "out")

    def read(self):
        for count in (10, 1000, 10_000):
            deck = make_deck(count, self.folder / f"read{count}")
            seconds, processor, memory = best_of(3, [self.lectern, "outline", str(deck)])
            print(f"outline {count:>6} slides     {seconds * 1e3:7.0f} ms   {processor / count * 1e3:6.3f} ms of processor a slide   {memory:.0f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="start,keys,talk,reload,export,read")
    arguments = parser.parse_args()
    bench = Bench(arguments.build.resolve(), arguments.runs)
    try:
        for part in arguments.only.split(","):
            {"start": bench.start, "keys": bench.keys, "talk": bench.talk, "reload": bench.reload, "export": bench.export, "read": bench.read}[part]()
            sys.stdout.flush()
    finally:
        shutil.rmtree(bench.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
