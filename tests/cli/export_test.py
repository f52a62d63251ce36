#!/usr/bin/env python3
"""Exports in every form as people and scripts run them: paper, contact sheets, notes; what may not leave;
the examples of docs/exporting.md.

    export_test.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library; pdftotext and make where they are there. No display, no network.
"""
import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import zipfile

from cli_case import CliTest, main, png_size, sha256_of_folder

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


class LongerBefore(ExportTest):
    def test_pictures_of_slides_that_are_gone_are_named_and_kept(self):
        forms = (["-o", "out"], ["-o", "out", "--reuse"], ["-o", "out", "--format", "svg"], ["-o", "out", "--format", "kit"])
        for form in forms:
            self.assertNotIn("longer", self.expect(0, "export", "talk.md", *form, "--backup").stderr)
        self.write("talk.md", DECK.replace("## Second things\n\ntext", "").replace("<!-- backup -->", "<!-- hidden -->"))
        for form, names in zip(forms, ("out holds talk.003.png to talk.004.png", "out holds talk.003.png to talk.004.png",
                                       "out holds talk.003.svg to talk.004.svg", "out/pictures holds talk.003.png to talk.004.png")):
            said = self.expect(0, "export", "talk.md", *form).stderr
            self.assertIn(f"talk.md: warning: {names} of an export when the deck was longer\n  hint: delete", said)
        self.assertIn("talk.004.png", self.names())
        self.assertNotIn("longer", self.expect(0, "export", "talk.md", "-o", "out/talk.001.png", "--slides", "1").stderr)


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
            (["-o", "out", "--paper", "a4"], "--paper is for --format notes, handout or pdf"),
            (["-o", "n.md", "--format", "notes", "--paper", "a4"], "--paper is for paper, and md is to be written"),
            (["-o", "out", "--slides", "1-99"], "there is no slide 99"),
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


class Dates(ExportTest):
    DAY = ["--created", "2015-02-07T12:30:00Z"]

    def dates(self, path):
        """Those that a file bears, as "2015-02-07T12:30:00Z"."""
        if path.suffix == ".pptx":
            with zipfile.ZipFile(path) as archive:
                return set(re.findall(r">([0-9-]+T[0-9:]+Z)<", archive.read("docProps/core.xml").decode()))
        return {date.decode() for date in re.findall(rb"<xmp:\w+Date>([^<]+)</", path.read_bytes())}

    def test_every_pdf_and_pptx_bears_the_date_that_was_given(self):
        moment = {"2015-02-07T12:30:00Z"}
        for name, form in (("a.pdf", "pdf"), ("n.pdf", "notes"), ("h.pdf", "handout"), ("c.pdf", "contact"), ("a.pptx", "pptx")):
            self.expect(0, "export", "talk.md", "-o", name, "--format", form, *self.DAY)
            self.assertEqual(self.dates(self.folder / name), moment, name)
            self.expect(0, "export", "talk.md", "-o", name, "--format", form, env={"SOURCE_DATE_EPOCH": "1423312200"})
            self.assertEqual(self.dates(self.folder / name), moment, name)
            self.expect(0, "export", "talk.md", "-o", name, "--format", form)
            self.assertEqual(self.dates(self.folder / name), {"2000-01-01T00:00:00Z"} if form == "pptx" else set(), name)
        self.expect(0, "export", "talk.md", "-o", "kit", "--format", "kit", *self.DAY)
        for name in ("talk.pdf", "talk.pptx"):
            self.assertEqual(self.dates(self.folder / "kit" / name), moment, name)

    def test_a_date_is_refused_where_it_would_do_nothing(self):
        for output, form in (("out", "png"), ("out", "svg"), ("out", "html"), ("n.png", "notes"), ("out", "contact"),
                             ("out", "md"), ("out", "pdfpc")):
            notes = ["--notes"] if form in ("md", "pdfpc") else []
            self.expect(2, "export", "talk.md", "-o", output, "--format", form, *notes, *self.DAY,
                        err="--created is for pdf and pptx")

    def test_the_variable_is_named_when_it_holds_no_date_and_not_read_where_there_is_none(self):
        wrong = {"SOURCE_DATE_EPOCH": "foo"}
        self.expect(2, "export", "talk.md", "-o", "a.pdf", env=wrong, err="SOURCE_DATE_EPOCH=foo")
        self.assertFalse((self.folder / "a.pdf").exists())
        self.expect(0, "export", "talk.md", "-o", "a.pdf", *self.DAY, env=wrong)
        self.expect(0, "export", "talk.md", "-o", "out", env=wrong)

    def test_steps_are_refused_where_there_is_no_choice(self):
        for output, form in (("a.html", "html"), ("out", "notes"), ("a.md", "notes"), ("out", "md"), ("out", "txt")):
            notes = ["--notes"] if form in ("md", "txt") else []
            for choice in ("last", "all"):
                self.expect(2, "export", "talk.md", "-o", output, "--format", form, *notes, "--steps", choice,
                            err="--steps is for pictures, pdf and pptx")
        self.expect(0, "export", "talk.md", "-o", "out", "--format", "handout", "--steps", "all")


class Ink(ExportTest):
    """What was drawn during a talk, from a state database as a talk leaves it."""
    INK = "ink 1\npage 1 0 0 first-things\npen #C80000 6.00 100.00 900.00 400.00 950.00\n"

    def draw(self, ink):
        store = CliTest.SOURCE / "src" / "store"
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


class Documentation(ExportTest):
    def setUp(self):
        super().setUp()
        self.text = (CliTest.SOURCE / "docs" / "exporting.md").read_text(encoding="utf-8")

    def block(self, language, containing=""):
        blocks = re.findall(rf"```{language}\n(.*?)```", self.text, re.S)
        return next(block for block in blocks if containing in block)

    def commands_may_call_lectern(self):
        (self.folder / "bin").mkdir()
        os.symlink(CliTest.PROGRAM, self.folder / "bin" / "lectern")
        return {**os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}

    def test_every_option_is_described(self):
        said = self.expect(0, "export", "--help").stdout
        manual = (CliTest.SOURCE / "docs" / "lectern.1").read_text(encoding="utf-8").replace("\\-", "-")
        for option in re.findall(r"^ +(?:-\w,)?(--[a-z-]+)", said, re.M):
            if option not in ("--help", "--output", "--theme", "--dialect", "--lang", "--allow-outside"):
                self.assertIn(option, self.text)
            if option != "--help":
                self.assertIn(option.replace("--output", "-o"), manual)

    def test_the_manual_is_set_without_a_warning(self):
        if not shutil.which("groff"):
            self.skipTest("groff is not here")
        manual = CliTest.SOURCE / "docs" / "lectern.1"
        done = subprocess.run(["groff", "-ww", "-man", "-Tutf8", "-P-c", manual], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = [line for line in manual.read_text(encoding="utf-8").splitlines() if line.startswith("\\&")]
        self.assertTrue(lines, "a line that begins with a point is none of troff's")
        for line in lines:
            self.assertIn("".join(line[2:].split()[:2]), "".join(done.stdout.split()), "no line is lost")

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
        (self.folder / "pictures").mkdir()
        self.write("pictures/map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')

        def make():
            done = subprocess.run(["make"], cwd=self.folder, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout.count("lectern export")

        self.assertEqual(make(), 2)
        self.assertTrue((self.folder / "talk.html").exists())
        self.assertTrue((self.folder / "thumbnails" / "talk.001.png").exists())
        self.assertEqual(make(), 0)
        later = (self.folder / "talk.html").stat().st_mtime + 10
        os.utime(self.folder / "pictures" / "map.svg", (later, later))
        self.assertEqual(make(), 2, "a picture that changed")

    def test_the_ci_example_runs(self):
        environment = self.commands_may_call_lectern()
        (self.folder / "briefings").mkdir()
        os.rename(self.folder / "talk.md", self.folder / "briefings" / "talk.md")
        for line in re.findall(r"- run: (.*)", self.block("yaml")):
            done = subprocess.run(line, shell=True, cwd=self.folder, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, f"{line}\n{done.stderr}")
        self.assertEqual(self.names(), ["pictures", "talk.html", "talk.pdf", "talk.pptx"])


if __name__ == "__main__":
    main()
