#!/usr/bin/env python3
"""Exports in every form as people and scripts run them: paper, contact sheets, notes; what may not leave; trouble of all
kinds while files are written; the examples of docs/exporting.md.

    export_test.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library; pdftotext and make where they are there. No display, no network.
"""
import contextlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import unittest
import zipfile

import cli_test
from cli_test import CliTest, png_size, sha256_of_folder

SOURCE = pathlib.Path()
SECRET = "Constantinople"

DECK = f"""---
title: The talk
author: A Speaker
duration: 10m
marking: OFFICIAL
---

## First things

<!-- time: 1m30s -->

- one

. . .

- two

<!-- Do not say {SECRET} aloud. -->

## Second things

text

## Extra

<!-- backup -->

text

<!-- Only when asked about {SECRET}. -->

## Never

<!-- hidden -->

hidden words
"""


def text_of_pdf(path, test):
    if not shutil.which("pdftotext"):
        test.skipTest("pdftotext is not here")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


class ExportTest(CliTest):
    def setUp(self):
        super().setUp()
        self.write("talk.md", DECK)

    def names(self, folder="out"):
        return sorted(path.name for path in (self.folder / folder).iterdir())


class Paper(ExportTest):
    def test_notes_pages_have_the_slide_its_notes_and_its_times(self):
        self.expect(0, "export", "talk.md", "-o", "n.pdf", "--format", "notes", out="3 pages as n.pdf")
        pages = text_of_pdf(self.folder / "n.pdf", self).split("\f")
        self.assertIn(f"Do not say {SECRET} aloud.", pages[1])
        self.assertIn("1:30 planned", pages[1])
        self.assertIn("Page 2 of 3", pages[1])
        self.assertIn("OFFICIAL", pages[1])
        for word in ("First things", "one", "two"):
            self.assertIn(word, pages[1])
        self.assertNotIn("hidden words", "".join(pages))

    def test_not_a_word_of_long_notes_is_lost(self):
        words = [f"word{i}" for i in range(3000)]
        paragraphs = "\n\n".join(" ".join(words[i:i + 60]) for i in range(0, len(words), 60))
        self.write("long.md", f"## Long\n\ntext\n\n<!--\n{paragraphs}\n-->\n")
        for arguments in (["--format", "notes"], ["--format", "handout", "--notes", "--per-page", "6"]):
            self.expect(0, "export", "long.md", "-o", "long.pdf", *arguments)
            found = re.findall(r"\bword\d+\b", text_of_pdf(self.folder / "long.pdf", self))
            self.assertEqual(sorted(found), sorted(words), arguments)

    def test_a_handout_has_lines_unless_notes_are_asked_for(self):
        for per_page in (2, 3, 4, 6, 9):
            self.expect(0, "export", "talk.md", "-o", "out", "--format", "handout", "--per-page", per_page,
                        out="as out/talk.handout.pdf")
            said = text_of_pdf(self.folder / "out" / "talk.handout.pdf", self)
            self.assertNotIn(SECRET, said)
            self.assertIn("Second things", said)
        self.expect(0, "export", "talk.md", "-o", "h.pdf", "--format", "handout", "--notes")
        self.assertIn(SECRET, text_of_pdf(self.folder / "h.pdf", self))

    def test_paper_is_a4_or_letter(self):
        for paper, size in (("a4", "595.28 x 841.89"), ("letter", "612 x 792")):
            self.expect(0, "export", "talk.md", "-o", "n.pdf", "--format", "notes", "--paper", paper)
            if shutil.which("pdfinfo"):
                info = subprocess.run(["pdfinfo", self.folder / "n.pdf"], capture_output=True, text=True, check=True).stdout
                self.assertIn(size, info)

    def test_one_sheet_as_a_picture(self):
        self.expect(0, "export", "talk.md", "-o", "n.png", "--format", "notes", "--slides", "2")
        self.assertEqual(png_size(self.folder / "n.png"), (1240, 1754))  # A4 at 150 dots an inch
        self.expect(2, "export", "talk.md", "-o", "all.png", "--format", "notes", err="all.png can hold one sheet, and there are 3")

    def test_contact_sheets_go_on_where_one_is_full(self):
        self.write("many.md", "".join(f"## Slide {i}\n\n- text\n\n" for i in range(30)))
        self.expect(0, "export", "many.md", "-o", "out", "--format", "contact", "--columns", "5", "--size", "640x360")
        self.assertEqual(self.names(), ["many.contact.001.png", "many.contact.002.png"])
        self.assertEqual(png_size(self.folder / "out" / "many.contact.001.png"), (640, 360))
        self.expect(0, "export", "many.md", "-o", "sheet.pdf", "--format", "contact", out="3 pages")
        said = text_of_pdf(self.folder / "sheet.pdf", self)
        for i in range(30):
            self.assertIn(f"Slide {i}", said)

    def test_same_bytes_for_every_number_of_jobs(self):
        for jobs in ("1", "2", "5"):
            for form in ("notes", "handout", "contact"):
                self.expect(0, "export", "talk.md", "-o", jobs, "--format", form, "--jobs", jobs)
        self.assertEqual(sha256_of_folder(self.folder / "1"), sha256_of_folder(self.folder / "2"))
        self.assertEqual(sha256_of_folder(self.folder / "1"), sha256_of_folder(self.folder / "5"))

    def test_misuse_is_exit_2_and_writes_nothing(self):
        cases = [
            (["-o", "out", "--format", "handout", "--per-page", "5"], "a handout cannot have 5 slides a page"),
            (["-o", "out", "--per-page", "3"], "--per-page is for --format handout"),
            (["-o", "out", "--format", "contact", "--columns", "0"], "not a number of columns"),
            (["-o", "out", "--columns", "3"], "--columns is for --format contact"),
            (["-o", "out", "--format", "notes", "--paper", "a5"], "unknown paper: --paper a5"),
            (["-o", "n.html", "--format", "notes"], "n.html says html, and --format says notes"),
            (["-o", "out", "--format", "notes", "--transparent"], "notes cannot be transparent"),
            (["-o", "out", "--format", "contact", "--notes"], "contact holds no notes"),
            (["-o", "out", "--format", "contact", "--size", "100000x9"], "100000 x 9 pixels cannot be made"),
            (["-o", "out", "--format", "notes", "--slides", "9"], "there is no slide 9"),
        ]
        for arguments, message in cases:
            self.expect(2, "export", "talk.md", *arguments, err=message)
        self.assertEqual(self.names("."), ["talk.md"])


class Notes(ExportTest):
    def test_notes_leave_only_when_that_is_said(self):
        for form in ("md", "txt", "pdfpc"):
            self.expect(2, "export", "talk.md", "-o", "out", "--format", form, err="nothing but the speaker's notes")
            self.expect(2, "export", "talk.md", "-o", f"talk2.{form}", err="add --notes")
        self.assertEqual(self.names("."), ["talk.md"])

    def test_no_format_holds_a_note_unasked(self):
        for form in ("png", "pdf", "html", "pptx", "handout", "contact"):
            self.expect(0, "export", "talk.md", "-o", "out", "--format", form, "--backup",
                        *(["--size", "160x90"] if form in ("png", "contact") else []))
        self.assertFalse([name for name in self.names() if "pdfpc" in name or "notes" in name])
        for path in (self.folder / "out").iterdir():
            self.assertNotIn(SECRET.encode(), path.read_bytes(), path)
            if path.suffix == ".pdf":
                self.assertNotIn(SECRET, text_of_pdf(path, self), path)

    def test_notes_as_markdown_and_as_plain_text(self):
        self.expect(0, "export", "talk.md", "-o", "n.md", "--notes", out="notes of 3 slides as n.md")
        said = (self.folder / "n.md").read_text(encoding="utf-8")
        self.assertIn(f"## 2. First things (1:30)\n\nDo not say {SECRET} aloud.\n", said)
        self.expect(0, "export", "talk.md", "-o", "n.txt", "--format", "notes")
        self.expect(0, "export", "talk.md", "-o", "out", "--format", "txt", "--notes", "--backup", "--slides", "4")
        self.assertIn("B1. Extra\n\nOnly when asked", (self.folder / "out" / "talk.notes.txt").read_text(encoding="utf-8"))

    def test_the_deck_itself_is_never_written_over(self):
        self.expect(2, "export", "talk.md", "-o", "talk.md", "--notes", err="is the deck itself")
        self.write("talk.notes.md", "# Mine\n")
        self.expect(2, "export", "talk.md", "talk.notes.md", "-o", ".", "--format", "md", "--notes",
                    err="talk.md would be written over ./talk.notes.md, which is a deck")
        self.assertEqual((self.folder / "talk.md").read_text(), DECK)
        self.assertEqual((self.folder / "talk.notes.md").read_text(), "# Mine\n")

    def test_pdfpc_agrees_with_the_pages_of_the_pdf(self):
        self.expect(0, "export", "talk.md", "-o", "talk.pdf", "--notes", "--steps", "all", out="with its notes as talk.pdfpc")
        file = json.loads((self.folder / "talk.pdfpc").read_text(encoding="utf-8"))
        self.assertEqual((file["pdfpcFormat"], file["duration"], file["disableMarkdown"]), (2, 10, False))
        self.assertEqual([(page["idx"], page["label"], page["overlay"], page["forcedOverlay"]) for page in file["pages"]],
                         [(0, "1", 0, False), (1, "2.1", 0, False), (2, "2.2", 1, True), (3, "3", 0, False)])
        self.assertEqual(file["pages"][1]["note"], f"Do not say {SECRET} aloud.")
        self.assertNotIn("note", file["pages"][3])
        if shutil.which("pdfinfo"):
            info = subprocess.run(["pdfinfo", self.folder / "talk.pdf"], capture_output=True, text=True, check=True).stdout
            self.assertRegex(info, r"Pages: +4\b")
        self.expect(0, "export", "talk.md", "-o", "out", "--format", "pdfpc", "--notes")
        self.assertEqual(self.names(), ["talk.pdfpc"])


class Ink(ExportTest):
    """What was drawn during a talk, from a state database as a talk leaves it."""
    INK = "ink 1\npage 1 0 0 first-things\npen #C80000 6.00 100.00 900.00 400.00 950.00\n"

    def draw(self, ink):
        store = SOURCE / "src" / "store"
        schema = (store / "schema.cpp").read_text(encoding="utf-8").split('R"(')[1].split(')"')[0]
        application = re.search(r"kApplicationId = (0x\w+)", (store / "schema.h").read_text(encoding="utf-8"))[1]
        place = self.folder / ".local" / "state" / "lectern"
        place.mkdir(parents=True)
        with contextlib.closing(sqlite3.connect(place / "lectern.db")) as state:
            state.executescript(schema)
            state.execute("INSERT INTO deck VALUES (1, ?, 'The talk', 0)", (str((self.folder / "talk.md").resolve()),))
            state.execute("INSERT INTO ink VALUES (1, ?)", (ink.encode(),))
            state.execute("PRAGMA user_version = 1")
            state.execute(f"PRAGMA application_id = {int(application, 16)}")
            state.commit()

    def test_it_is_in_every_format_that_asks_for_it_and_in_no_other(self):
        self.draw(self.INK)
        stroke = {"svg": b"#C80000", "html": b"#C80000", "pptx": b'<a:srgbClr val="C80000"/>'}
        for form in ("png", "jpg", "webp", "svg", "pdf", "pptx", "html", "handout", "contact"):
            for folder, more in (("plain", []), ("drawn", ["--ink"])):
                self.expect(0, "export", "talk.md", "-o", folder, "--format", form, *more)
            changed = []
            for path in (self.folder / "plain").iterdir():
                drawn = self.folder / "drawn" / path.name
                if path.read_bytes() != drawn.read_bytes():
                    changed.append(path)
                    for file, wanted in ((path, False), (drawn, True)):
                        data = file.read_bytes()
                        if form == "pptx":
                            with zipfile.ZipFile(file) as package:
                                data = package.read("ppt/slides/slide2.xml")
                        if form in stroke:
                            self.assertEqual(stroke[form] in data, wanted, file)
            self.assertEqual(len(changed), 1, form)
            for folder in ("plain", "drawn"):
                shutil.rmtree(self.folder / folder)

    def test_none_is_said_and_nothing_is_written(self):
        self.expect(3, "export", "talk.md", "-o", "out", "--ink",
                    err="nothing was drawn on the slides of talk.md\n  hint: D draws during a talk")
        self.draw("ink 9\n")
        self.expect(3, "export", "talk.md", "-o", "out", "--ink", err="the ink of talk.md cannot be read")
        self.assertFalse((self.folder / "out").exists())


class Trouble(ExportTest):
    MANY = "".join(f"## Slide {i}\n\n- text {i}\n- more\n\n" for i in range(150))

    def started(self, *arguments):
        return subprocess.Popen([cli_test.PROGRAM, "export", *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True)

    @staticmethod
    def wait_until_written(running, count):
        """Until the process has written so many bytes, or has ended."""
        while running.poll() is None:
            try:
                io = pathlib.Path(f"/proc/{running.pid}/io").read_text(encoding="ascii")
            except OSError:
                return
            if int(re.search(r"wchar: (\d+)", io)[1]) >= count:
                return

    def test_a_kill_at_any_moment_leaves_every_file_whole_old_or_new(self):
        """Exports that replace older files are killed at random moments; each file is wholly the old or the new one."""
        self.write("talk.md", self.MANY)
        (self.folder / "old").mkdir()
        self.write("old/talk.md", self.MANY.replace("more", "less"))
        form = [["-o", "{}", "--size", "320x180", "--reuse"], ["-o", "{}/talk.pdf"]]
        for folder, deck in (("a", "old/talk.md"), ("b", "talk.md")):
            (self.folder / folder).mkdir()
            for arguments in form:
                self.expect(0, "export", deck, *[word.format(folder) for word in arguments])
        old, new = sha256_of_folder(self.folder / "a"), sha256_of_folder(self.folder / "b")
        self.assertEqual(len(old), 152)
        pdf = (self.folder / "b" / "talk.pdf").stat().st_size
        sizes = (sum(path.stat().st_size for path in (self.folder / "b").iterdir()) - pdf, pdf)
        chance = random.Random(2015)
        seen = set()
        for i in range(24):
            running = self.started("talk.md", *[word.format("a") for word in form[i % 2]])
            self.wait_until_written(running, chance.random() * 1.1 * sizes[i % 2])
            running.send_signal(signal.SIGKILL if i % 4 < 2 else signal.SIGINT)
            running.communicate(timeout=60)
            now = {name: digest for name, digest in sha256_of_folder(self.folder / "a").items() if not name.endswith(".part")}
            self.assertEqual(set(now), set(old))
            for name, digest in now.items():
                if name != ".talk.reuse":
                    self.assertIn(digest, (old[name], new[name]), name)
                    seen.add(digest == new[name])
        self.assertTrue(seen)
        for arguments in form:
            self.expect(0, "export", "talk.md", *[word.format("a") for word in arguments])
        after = {name: digest for name, digest in sha256_of_folder(self.folder / "a").items() if not name.endswith(".part")}
        self.assertEqual(after, new)

    def test_a_bar_is_drawn_only_where_somebody_looks(self):
        self.write("talk.md", self.MANY)
        for form in (["-o", "out", "--size", "160x90"], ["-o", "talk.pdf"], ["-o", "n.pdf", "--format", "notes"]):
            ours, theirs = os.openpty()
            try:
                running = subprocess.Popen([cli_test.PROGRAM, "export", "talk.md", *form], cwd=self.folder, stdin=subprocess.DEVNULL,
                                           stdout=subprocess.DEVNULL, stderr=theirs)
                os.close(theirs)
                drawn = b""
                try:
                    while piece := os.read(ours, 65536):
                        drawn += piece
                except OSError:  # the other end was closed
                    pass
                self.assertEqual(running.wait(timeout=60), 0)
            finally:
                os.close(ours)
            self.assertIn(" 150 of 150", drawn.decode())
            self.assertTrue(drawn.endswith(b"\r\x1b[K"), "the bar is wiped when all is done")
            self.assertEqual(self.expect(0, "export", "talk.md", *form).stderr, "")

    def test_a_folder_that_vanishes_is_named(self):
        self.write("talk.md", self.MANY)
        running = self.started("talk.md", "-o", "out")
        out = self.folder / "out"
        while running.poll() is None and not (out.is_dir() and len(list(out.iterdir())) > 2):
            pass
        os.rename(out, self.folder / "elsewhere")
        _, said = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 3, said)
        self.assertRegex(said, r"cannot write out/talk\.\d+\.png: its folder is not there")
        for path in (self.folder / "elsewhere").glob("*.png"):
            png_size(path)

    def test_a_full_disk_is_named(self):
        os.symlink("/dev/full", self.folder / "full.png")
        self.expect(3, "export", "talk.md", "-o", "full.png", "--slides", "1", err="no space is left")
        os.symlink("/dev/full", self.folder / "full.pdf")
        self.expect(3, "export", "talk.md", "-o", "full.pdf", err="no space is left")
        self.expect(3, "export", "talk.md", "-o", "full.pdf", "--format", "notes", err="no space is left")

    def test_a_small_file_system_that_fills_up_keeps_what_was_written(self):
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting is not allowed here")
        try:
            self.write("talk.md", self.MANY)
            self.expect(3, "export", "talk.md", "-o", "small", err="no space is left on the disk")
            pictures = list(small.glob("*.png"))
            self.assertTrue(pictures)
            for path in pictures:
                self.assertEqual(png_size(path), (1920, 1080))
            self.assertEqual(len(pictures), len(list(small.iterdir())), "something half was left")
            self.expect(3, "export", "talk.md", "-o", "small/talk.pdf", err="no space is left")
            self.assertFalse((small / "talk.pdf").exists())
        finally:
            subprocess.run(["umount", small], check=True)

    def test_a_read_only_file_system_is_named(self):
        still = self.folder / "still"
        still.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", still], capture_output=True).returncode != 0:
            self.skipTest("mounting is not allowed here")
        try:
            for arguments in (["-o", "still"], ["-o", "still/new"], ["-o", "still/talk.pdf"], ["-o", "still/n.md", "--notes"]):
                self.expect(3, "export", "talk.md", *arguments, err="the file system is read-only")
        finally:
            subprocess.run(["umount", still], check=True)

    def test_a_picture_or_theme_of_the_deck_is_never_written_over(self):
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4z"/></svg>'
        self.write("chart.svg", drawing)
        self.write("talk.md", "## One\n\n![A chart](chart.svg)\n")
        self.expect(2, "export", "talk.md", "-o", "chart.svg", "--slides", "1",
                    err="chart.svg is a file that talk.md is made from\n  hint: choose another name")
        self.assertEqual((self.folder / "chart.svg").read_text(encoding="utf-8"), drawing)

    def test_options_that_would_do_nothing_are_refused(self):
        for arguments, message in ((["-o", "t.pdf", "--size", "800x600"], "--size is for pictures, and pdf is to be written"),
                                   (["-o", "t.html", "--scale", "2"], "--scale is for pictures, and html is to be written"),
                                   (["-o", "out", "--quality", "5"], "--quality is for jpg, and png is to be written"),
                                   (["-o", "t.pptx", "--reuse"], "--reuse is for pictures, and pptx is to be written"),
                                   (["-o", "n.pdf", "--format", "notes", "--compression", "small"],
                                    "--compression is for png and webp, and pdf is to be written"),
                                   (["-o", "out", "--format", "jpg", "--compression", "small"],
                                    "--compression is for png and webp, and jpg is to be written")):
            self.expect(2, "export", "talk.md", *arguments, err=message + "\n  hint: leave it out")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["talk.md"])
        for arguments in (["-o", "h.jpg", "--format", "handout", "--slides", "1", "--quality", "5", "--size", "400x300"],
                          ["-o", "c.pdf", "--format", "contact", "--size", "300x400"],
                          ["-o", "stick", "--format", "kit", "--size", "160x90", "--compression", "small", "--reuse"]):
            self.expect(0, "export", "talk.md", *arguments)

    def test_sizes_that_a_format_cannot_hold_are_refused_before_anything_is_written(self):
        self.expect(2, "export", "talk.md", "-o", "out", "--format", "webp", "--size", "16384x10",
                    err="each side of a webp may have 1 to 16383 pixels")
        self.expect(2, "export", "talk.md", "-o", "out", "--scale", "1000", err="1920000 x 1080000 pixels")
        self.assertFalse((self.folder / "out").exists())

    def test_what_is_unchanged_is_left_as_it_is_also_in_a_kit_and_as_svg(self):
        for arguments in (["--format", "svg"], ["--format", "kit", "--size", "160x90"]):
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse")
            files = [path for path in (self.folder / "out").rglob("*") if path.suffix in (".svg", ".png")]
            self.assertTrue(files)
            before = {path: path.stat().st_mtime_ns for path in files}
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse")
            self.assertEqual({path: path.stat().st_mtime_ns for path in files}, before)
            files[0].write_text("somebody else's")
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse")
            self.assertGreater(files[0].stat().st_size, 20)
            shutil.rmtree(self.folder / "out")

    def test_an_output_that_cannot_be_meant_is_exit_2(self):
        for output, message in (("", "-o names nothing"), ("talk.gif", "cannot write gif: talk.gif"), ("talk.odp", "cannot write odp")):
            self.expect(2, "export", "talk.md", "-o", output, err=message)
        self.assertEqual(self.names("."), ["talk.md"])
        self.expect(0, "export", "talk.md", "-o", "v1.2", "--size", "32x18", out="3 pictures in v1.2, 1 kB")

    def test_a_document_into_a_folder_that_is_not_there(self):
        for arguments in (["-o", "none/talk.pdf"], ["-o", "none/n.txt", "--notes"], ["-o", "none/one.png", "--slides", "1"]):
            self.expect(3, "export", "talk.md", *arguments, err="its folder is not there")

    def test_a_picture_that_breaks_off_does_not_stop_an_export(self):
        data = (SOURCE / "docs" / "pictures" / "slide.png").read_bytes()
        self.write("cut.png", data[:len(data) // 2])
        self.write("cut.md", "## One\n\n![half](cut.png)\n\n## Two\n\ntext\n")
        self.expect(0, "export", "cut.md", "-o", "out", "--size", "320x180", err="cut.png")
        self.assertEqual(self.names(), ["cut.001.png", "cut.002.png"])

    def test_many_decks_get_a_line_each_and_the_highest_code(self):
        self.write("two.md", DECK)
        done = self.expect(3, "export", "talk.md", "none.md", "two.md", "-o", "out", "--format", "pdf", err="none.md")
        self.assertEqual([line.split(":")[0] for line in done.stdout.splitlines()], ["talk.md", "two.md"])
        self.assertEqual(self.names(), ["talk.pdf", "two.pdf"])
        self.expect(2, "export", "talk.md", "two.md", "-o", "one.pdf", err="one.pdf can hold one deck, and 2 decks were named")


class Documentation(ExportTest):
    def setUp(self):
        super().setUp()
        self.text = (SOURCE / "docs" / "exporting.md").read_text(encoding="utf-8")

    def block(self, language, containing=""):
        blocks = re.findall(rf"```{language}\n(.*?)```", self.text, re.S)
        return next(block for block in blocks if containing in block)

    def commands_may_call_lectern(self):
        (self.folder / "bin").mkdir()
        os.symlink(cli_test.PROGRAM, self.folder / "bin" / "lectern")
        return {**os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}

    def test_every_option_is_described(self):
        said = self.expect(0, "export", "--help").stdout
        manual = (SOURCE / "docs" / "lectern.1").read_text(encoding="utf-8").replace("\\-", "-")
        for option in re.findall(r"^ +(?:-\w,)?(--[a-z-]+)", said, re.M):
            if option not in ("--help", "--output", "--theme", "--dialect", "--lang", "--allow-outside"):
                self.assertIn(option, self.text)
            if option != "--help":
                self.assertIn(option.replace("--output", "-o"), manual)

    def test_every_command_line_runs(self):
        environment = self.commands_may_call_lectern()
        for block in re.findall(r"```sh\n(.*?)```", self.text, re.S):
            for line in block.splitlines():
                done = subprocess.run(line, shell=True, cwd=self.folder, env=environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"{line}\n{done.stderr}")

    def test_the_makefile_makes_what_changed(self):
        if not shutil.which("make"):
            self.skipTest("make is not here")
        environment = self.commands_may_call_lectern()
        (self.folder / "Makefile").write_text(self.block("make"), encoding="utf-8")

        def make():
            done = subprocess.run(["make"], cwd=self.folder, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout.count("lectern export")

        self.assertEqual(make(), 2)
        self.assertTrue((self.folder / "talk.html").exists())
        self.assertTrue((self.folder / "thumbnails" / "talk.001.png").exists())
        self.assertEqual(make(), 0)

    def test_the_ci_example_runs(self):
        environment = self.commands_may_call_lectern()
        (self.folder / "briefings").mkdir()
        os.rename(self.folder / "talk.md", self.folder / "briefings" / "talk.md")
        for line in re.findall(r"- run: (.*)", self.block("yaml")):
            done = subprocess.run(line, shell=True, cwd=self.folder, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, f"{line}\n{done.stderr}")
        self.assertEqual(self.names(), [".talk.reuse", "talk.001.png", "talk.002.png", "talk.003.png"])


if __name__ == "__main__":
    cli_test.PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
    SOURCE = pathlib.Path(sys.argv[2]).resolve()
    cli_test.BRIEFINGS = SOURCE / "briefings"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
