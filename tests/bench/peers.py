#!/usr/bin/env python3
"""Exports the same deck with Lectern and with the programs that people use for it, one after the other in one run, and
prints time, processor time and peak memory of the whole process tree, and how often Lectern fits into each.

Peak memory is the larger of two figures: the proportional set sizes of all processes of the tree, added up about fifty
times a second, and the largest resident set that the system itself counted for any one of them, which no short peak
escapes.

    peers.py LECTERN [--slides 12,100] [--only png,pdf] [--timeout SECONDS]

A program that is not here is skipped, with the command that installs it. Of each pair of runs the quicker time counts and
the higher peak.
Python 3, standard library only.
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
SUPPORT = HERE.parent / "support"
NPM_FOLDER = HERE.parent.parent / "build" / "peers"  # of the peers that come from npm


class TooLong(Exception):
    pass


def tree_memory(root):
    """Proportional set size of a process and of all its descendants, in MiB."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as stat:
                    parent = int(stat.read().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            children.setdefault(parent, []).append(int(entry))
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as rollup:
                total += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


class Watch(threading.Thread):
    """Samples the memory of a process tree about fifty times a second."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.peak, self.over = process, 0.0, threading.Event()

    def run(self):
        while not self.over.is_set():
            self.peak = max(self.peak, tree_memory(self.process))
            self.over.wait(0.02)


def run(command, timeout, cwd, environment=None):
    """(seconds, processor seconds, peak MiB). Processor time is that of the process and of all that it waited for."""
    with tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=errors, start_new_session=True)
        watch, late = Watch(process.pid), threading.Event()

        def end():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)  # the group that was started here, and is not waited for yet

        deadline = threading.Timer(timeout, end)
        watch.start()
        deadline.start()
        # Waited for here and not by subprocess, because this tells what it used.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        deadline.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        watch.join()
        if late.is_set():
            raise TooLong()
        if process.returncode != 0:
            errors.seek(0)
            raise RuntimeError(f"{command[0]} ended with {process.returncode}: {errors.read().decode(errors='replace')[-400:]}")
    # ru_maxrss is in KiB, of the largest process. It begins with this one's own, which is small.
    return seconds, used.ru_utime + used.ru_stime, max(watch.peak, used.ru_maxrss / 1024)


def quickest(runs):
    """Of the quicker run time and processor time, of both the higher peak."""
    return (*min(runs)[:2], max(peak for _, _, peak in runs))


def first_program(*names):
    return next((found for found in map(shutil.which, names) if found), None)


class Peers:
    def __init__(self, lectern, timeout):
        self.lectern, self.timeout = str(lectern), timeout
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-peers-"))
        self.skipped = {}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def deck(self, count):
        """The same slides as each program wants them: (native, Marp, pandoc)."""
        folder = self.folder / f"deck{count}"
        subprocess.run([sys.executable, SUPPORT / "make_deck.py", str(count), str(folder)], check=True)
        text = (folder / "deck.md").read_text(encoding="utf-8")
        (folder / "marp.md").write_text(text.replace("---\n", "---\nmarp: true\nheadingDivider: 2\n", 1), encoding="utf-8")
        return folder

    def skip(self, name, how):
        self.skipped.setdefault(name, how)

    @staticmethod
    def from_npm(name):
        local = NPM_FOLDER / "node_modules" / ".bin" / name
        return str(local) if local.exists() else shutil.which(name)

    @staticmethod
    def how_from_npm(package):
        return f"PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix {NPM_FOLDER.relative_to(HERE.parent.parent)} {package}"

    def marp(self):
        marp = os.environ.get("MARP") or self.from_npm("marp")
        browser = first_program("chromium", "chromium-browser", "google-chrome")
        if not marp:
            return self.skip("Marp", self.how_from_npm("@marp-team/marp-cli"))
        if not browser:
            return self.skip("Marp", "apt-get install chromium")
        if os.getuid() == 0:  # Chromium's sandbox refuses to run as root
            wrapper = self.folder / "browser"
            wrapper.write_text(f'#!/bin/sh\nexec {browser} --no-sandbox "$@"\n', encoding="ascii")
            wrapper.chmod(0o755)
            browser = str(wrapper)
        return marp, {**os.environ, "CHROME_PATH": browser}

    def office(self):
        return first_program("soffice", "libreoffice") or self.skip("LibreOffice", "apt-get install libreoffice-impress")

    def png_jobs(self, deck, out):
        """name -> (commands, environment). What comes before the last command is not measured."""
        jobs = {"lectern": ([[self.lectern, "export", "deck.md", "-o", str(out / "lectern")]], None)}
        if marp := self.marp():
            jobs["Marp (Chromium)"] = ([[marp[0], "--no-stdin", "--images", "png", "--image-scale", "1.5", "marp.md", "-o",
                                         str(out / "marp" / "s.png")]], marp[1])
        pdf = [self.lectern, "export", "deck.md", "-o", str(out / "slides.pdf")]
        if mutool := shutil.which("mutool"):
            (out / "mutool").mkdir(parents=True, exist_ok=True)
            jobs["mutool, from our PDF"] = ([pdf, [mutool, "draw", "-q", "-r", "144", "-o", str(out / "mutool" / "%d.png"), str(out / "slides.pdf")]], None)
        else:
            self.skip("mutool", "apt-get install mupdf-tools")
        if pdftoppm := shutil.which("pdftoppm"):
            (out / "poppler").mkdir(parents=True, exist_ok=True)
            jobs["pdftoppm, from our PDF"] = ([pdf, [pdftoppm, "-png", "-r", "144", str(out / "slides.pdf"), str(out / "poppler" / "s")]], None)
        else:
            self.skip("pdftoppm", "apt-get install poppler-utils")
        decktape = self.from_npm("decktape")
        browser = first_program("chromium", "chromium-browser", "google-chrome")
        if decktape and browser:
            (out / "decktape").mkdir(parents=True, exist_ok=True)
            html = [self.lectern, "export", "deck.md", "-o", str(out / "slides.html")]
            # Of its own accord it sleeps for a second at each key and for two at each picture; --pause is a fourth, and small.
            jobs["decktape (sleeps 3 s a slide)"] = ([html, [decktape, "generic", "--pause", "50", "--max-slides", deck.name.removeprefix("deck"), "--chrome-path", str(browser), "--chrome-arg=--no-sandbox", "--size", "1920x1080",
                                                     "--screenshots", "--screenshots-directory", str(out / "decktape"), f"file://{out}/slides.html", "decktape.pdf"]], None)
        else:
            self.skip("decktape", "apt-get install chromium" if decktape else self.how_from_npm("decktape"))
        return jobs

    def pdf_jobs(self, deck, out):
        jobs = {"lectern": ([[self.lectern, "export", "deck.md", "-o", str(out / "lectern.pdf")]], None)}
        if marp := self.marp():
            jobs["Marp (Chromium)"] = ([[marp[0], "--no-stdin", "--pdf", "marp.md", "-o", str(out / "marp.pdf")]], marp[1])
        pandoc = shutil.which("pandoc") or self.skip("pandoc", "apt-get install pandoc")
        office = self.office()
        if pandoc and office:
            profile = f"-env:UserInstallation=file://{self.folder}/office"
            pptx = [pandoc, "deck.md", "--slide-level=2", "-t", "pptx", "-o", str(out / "pandoc.pptx")]
            jobs["LibreOffice, pandoc's PPTX"] = ([pptx, [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(out / "pandoc.pptx")]], None)
        engine = first_program("xelatex", "lualatex")
        if pandoc and engine:
            jobs[f"pandoc with {pathlib.Path(engine).name}"] = ([[pandoc, "deck.md", "--slide-level=2", "-t", "beamer", f"--pdf-engine={engine}",
                                                                 "-o", str(out / "beamer.pdf")]], None)
        elif not engine:
            self.skip("LaTeX", "apt-get install texlive-xetex texlive-latex-recommended texlive-fonts-recommended lmodern")
        if typst := shutil.which("typst"):
            self.skip("typst", f"{typst} is here, but it reads no Markdown")
        return jobs

    def measure(self, kind, count):
        deck = self.deck(count)
        out = self.folder / f"{kind}{count}"
        out.mkdir()
        jobs = {"png": self.png_jobs, "pdf": self.pdf_jobs}[kind](deck, out)
        print(f"\n{count} slides to {'PNG of 1920 x 1080' if kind == 'png' else 'PDF'}")
        figures = {}
        for name, (commands, environment) in jobs.items():
            try:
                for command in commands[:-1]:
                    run(command, self.timeout, deck, environment)
                figures[name] = quickest([run(commands[-1], self.timeout, deck, environment) for _ in range(2)])
            except TooLong:
                print(f"  {name:<29} nothing within {self.timeout:.0f} s")
                continue
            except (RuntimeError, OSError) as trouble:
                print(f"  {name:<29} failed: {trouble}")
                continue
            seconds, processor, memory = figures[name]
            ours = figures.get("lectern")
            ratio = "" if name == "lectern" or not ours else f"   {seconds / ours[0]:6.1f} times the time, {memory / max(ours[2], 1):5.1f} times the memory"
            print(f"  {name:<29} {seconds:7.2f} s   {processor:7.2f} s of processor   {memory:5.0f} MiB{ratio}", flush=True)
        shutil.rmtree(out)

    def report_skipped(self):
        if self.skipped:
            print("\nnot here, and skipped:")
            for name, how in self.skipped.items():
                print(f"  {name}: {how}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lectern", type=pathlib.Path)
    parser.add_argument("--slides", default="12,100")
    parser.add_argument("--only", default="png,pdf")
    parser.add_argument("--timeout", type=float, default=300)
    arguments = parser.parse_args()
    print("Of two runs the quicker, and the higher peak of memory: proportional set size of the whole process tree, sampled fifty"
          "\ntimes a second, or where that is more the largest resident set of one process as the system counted it.")
    peers = Peers(arguments.lectern.resolve(), arguments.timeout)
    try:
        for count in map(int, arguments.slides.split(",")):
            for kind in arguments.only.split(","):
                peers.measure(kind, count)
        peers.report_skipped()
    finally:
        peers.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
