#!/usr/bin/env python3
"""Reads exported PDF with other people's programs: poppler's tools, qpdf, ImageMagick.

    pdf_test.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library only.
"""
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest

PROGRAM = ""
SOURCE = pathlib.Path()

DECK = """---
title: Two rivers
subtitle: A test of paper
author: Test desk
date: 7 February 2015
lang: en-GB
---

# The first river

## Where it rises

- An office at the *first* fjord
- See [the second slide](#where-it-ends) or [the gauge](https://example.org/a?b=(c)&d=e)
  - and a step below
- Not [there](#no-such-slide)

::: notes
The private word is xylophone.
:::

## Where it ends

| Place | Height |
| :---- | -----: |
| Spring | 1,200 |
| Mouth | 0 |

![A red square on white](red.svg)
"""

RED = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<rect width="200" height="100" fill="#fff"/><path d="M20 20h60v60h-60z" fill="#d1006c"/>
<text x="100" y="60" font-family="Inter" font-size="24">Gauge</text></svg>"""


def folded(text):
    """Letters and digits alone, in one form: what remains when layout is taken out."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Mc")


class PdfTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-pdf-"))

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_tool(self, *arguments, env=None, ok=(0,)):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **(env or {})}
        for name, value in os.environ.items():
            if name.endswith("_OPTIONS"):
                environment[name] = value
        done = subprocess.run([str(a) for a in arguments], cwd=self.folder, env=environment, capture_output=True,
                              timeout=120, stdin=subprocess.DEVNULL)
        said = done.stderr.decode(errors="replace")
        self.assertIn(done.returncode, ok, f"{arguments}\n{said}")
        return done.stdout.decode(errors="replace"), said

    def export(self, deck, *arguments, out="out.pdf", **more):
        self.run_tool(PROGRAM, "export", deck, "-o", out, *arguments, **more)
        return self.folder / out

    def export_text(self, text, *arguments, **more):
        (self.folder / "deck.md").write_text(text)
        (self.folder / "red.svg").write_text(RED)
        return self.export("deck.md", *arguments, **more)

    def text_of(self, pdf, *arguments):
        text, trouble = self.run_tool("pdftotext", *arguments, pdf, "-")
        self.assertEqual(trouble, "")
        return text

    def objects_of(self, pdf):
        """Every object that is not a stream's bytes, by "n 0 R"."""
        text, _ = self.run_tool("qpdf", "--json", "--json-key=qpdf", pdf)
        return {key[4:]: value.get("value", value.get("stream", {}).get("dict"))
                for key, value in json.loads(text)["qpdf"][1].items() if key.startswith("obj:")}

    def check_sound(self, pdf):
        text, _ = self.run_tool("qpdf", "--check", pdf)
        self.assertIn("No syntax or stream encoding errors found", text)
        self.assertNotIn("WARNING", text)


class Text(PdfTest):
    def test_every_script_can_be_searched(self):
        decks = sorted((SOURCE / "tests/cases/scripts").glob("*.md"))
        self.assertGreaterEqual(len(decks), 11)
        for deck in decks:
            with self.subTest(deck.name):
                pdf = self.export(deck, out=deck.stem + ".pdf")
                self.check_sound(pdf)
                found = folded(self.text_of(pdf))
                wanted = json.loads(self.run_tool(PROGRAM, "outline", deck, "--format", "json")[0])
                titles = [slide["title"] for slide in wanted["slides"] if slide.get("title")]
                self.assertTrue(titles)
                for title in titles:
                    self.assertIn(folded(title), found)
                for word in self.words_of(deck.read_text()):
                    self.assertIn(folded(word), found, word)

    # Words of the deck's running text; marks of Markdown, settings and notes are left out.
    @staticmethod
    def words_of(source):
        body = source.split("---", 2)[2]
        body = re.sub(r"<!--.*?-->|:::.*?:::|```.*?```", " ", body, flags=re.S)
        body = re.sub(r"!\[[^]]*\]\([^)]*\)|\{[^}]*\}|:[a-z_]+:|\[\^?[^]]*\]:?|https?://\S+", " ", body)
        return [w for w in re.findall(r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0e7f]+", body)
                if not w.isascii() or len(w) > 2]

    def test_points_above_and_below_letters_stay_with_them(self):
        lines = ("נִקּוּד", "בְּרֵאשִׁית בָּרָא אֱלֹהִים", "مُحَمَّدٌ رَسُولُ اللهِ", "فِي الْبَدْءِ", "لَا إِلَٰهَ", "می\u200cخواهم", "ที่นี่ น้ำ", "Tiê\u0301ng")
        deck = "---\ntitle: T\n---\n" + "".join(f"\n## S\n\n{line}\n" for line in lines)
        pdf = self.export_text(deck)
        self.check_sound(pdf)
        text = unicodedata.normalize("NFC", "".join(c for c in self.text_of(pdf) if not 0x202A <= ord(c) <= 0x202E))
        for line in lines:
            self.assertIn(unicodedata.normalize("NFC", line), text)

    def test_letters_set_apart_are_one_word(self):
        pdf = self.export_text("---\ntitle: T\nmarking: OFFICIAL\n---\n\n## Slide\n\n<!-- kicker: London calling -->\n\nText.\n")
        text = self.text_of(pdf)
        self.assertIn("LONDON CALLING", text)
        self.assertIn("OFFICIAL", text)

    def test_notes_stay_out(self):
        pdf = self.export_text(DECK, "--steps", "all")
        self.assertNotIn("xylophone", self.text_of(pdf))
        self.assertNotIn("xylophone", json.dumps(self.objects_of(pdf)))

    def test_fonts_are_subset_and_embedded(self):
        pdf = self.export_text(DECK)
        lines = self.run_tool("pdffonts", pdf)[0].splitlines()[2:]
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^[A-Z]{6}\+.* (CID Type 0C|CID TrueType|Type 1C) .* yes yes yes ", line)


class Structure(PdfTest):
    def test_a_screen_reader_finds_headings_lists_tables_and_pictures(self):
        pdf = self.export_text(DECK)
        self.assertIn("Tagged:          yes", self.run_tool("pdfinfo", pdf)[0])
        text = self.run_tool("pdfinfo", "-struct-text", pdf)[0]
        order = ["Document", "H1", '"Two rivers"', "H2", '"The first river"', "H3", '"Where it rises"', "L (block)", "LI (block)", "LBody", '"An office at the ', "Link",
                 '"the second slide"', '"Where it ends"', "Table", "TR", "TH", '"Place"', "TD", '"Spring"']
        at = 0
        for word in order:
            at = text.find(word, at) + 1
            self.assertGreater(at, 0, f"{word} in its place in\n{text}")
        self.assertRegex(text, r"Figure:\n(\s+/\S+ .*\n)*?\s+/BBox \[")
        everything = json.dumps(self.objects_of(pdf))
        self.assertIn("A red square on white", everything)
        self.assertIn("/Column", everything)

    def test_cells_without_words_and_headings_of_groups_keep_the_others_in_their_columns(self):
        pdf = self.export_text("## T\n\n| Who | Ships |\n|---|--:|\n| Europe | |\n| | 7 |\n| Italy | |\n")
        text = self.run_tool("pdfinfo", "-struct-text", pdf)[0]
        rows = [re.findall(r"(T[HD])|\"(.*)\"", row) for row in re.split(r"\bTR\b", text)[1:]]
        self.assertEqual([[kind or words for kind, words in row] for row in rows],
                         [["TH", "Who", "TH", "Ships"], ["TH", "Europe"], ["TD", "TD", "7"], ["TD", "Italy", "TD"]])
        self.assertIn("/ColSpan 2", text)

    def test_headings_of_one_kind_have_one_level_and_tasks_say_whether_they_are_done(self):
        pdf = self.export_text("---\ntitle: T\n---\n\n## Slide\n\n### One\n\ntext\n\n### Two\n\n- [x] done\n- [ ] open\n\n## Next\n\n### Three\n\ntext\n")
        text = self.run_tool("pdfinfo", "-struct-text", pdf)[0]
        self.assertEqual(re.findall(r"^ +(H\d) .*\n +\"(\w+)\"", text, re.M),
                         [("H1", "T"), ("H2", "Slide"), ("H3", "One"), ("H3", "Two"), ("H2", "Next"), ("H3", "Three")])
        said = [o["/ActualText"] for o in self.objects_of(pdf).values() if isinstance(o, dict) and o.get("/S") == "/Lbl"]
        self.assertEqual(said, ["u:\u2611", "u:\u2610"])

    def test_headings_on_paper_stand_as_deep_as_on_slides(self):
        deck = "---\ntitle: T\n---\n\n# Before\n\n---\n\n# Slide\n\ntext\n\n## Two\n\ntext\n\n### Three\n\ntext\n"
        for form in ("pdf", "notes"):
            pdf = self.export_text(deck, "--format", form, out=form + ".pdf")
            text = self.run_tool("pdfinfo", "-struct-text", pdf)[0]
            self.assertEqual(re.findall(r"^ +(H\d) .*\n +\"(\w+)\"", text, re.M),
                             [("H1", "T"), ("H2", "Before"), ("H2", "Slide"), ("H3", "Two"), ("H4", "Three")], form)

    def test_document_says_what_it_is(self):
        pdf = self.export_text(DECK)
        info = self.run_tool("pdfinfo", pdf)[0]
        for line in ("Title:           Two rivers", "Author:          Test desk", "Subject:         A test of paper",
                     "Metadata Stream: yes", "PDF version:     1.7", "Page size:       960 x 540 pts"):
            self.assertIn(line, info)
        self.assertNotIn("CreationDate", info)
        catalog = next(o for o in self.objects_of(pdf).values() if isinstance(o, dict) and o.get("/Type") == "/Catalog")
        self.assertEqual(catalog["/Lang"], "u:en-GB")
        self.assertEqual(catalog["/ViewerPreferences"], {"/DisplayDocTitle": True})

    def test_outline_has_sections_and_slides(self):
        objects = self.objects_of(self.export_text(DECK))
        titles = {o["/Title"][2:]: o for o in objects.values() if isinstance(o, dict) and "/Dest" in o and "/Title" in o}
        self.assertEqual(list(titles), ["Two rivers", "The first river", "Where it rises", "Where it ends"])
        section = titles["The first river"]
        self.assertEqual(section["/Count"], -2)
        self.assertEqual(objects[titles["Where it rises"]["/Parent"]]["/Title"], "u:The first river")

    def test_a_slide_without_a_title_is_in_the_outline_by_its_words(self):
        objects = self.objects_of(self.export_text("---\ntitle: T\n---\n\n## One\n\ntext\n\n---\n\nA sentence can be\na slide.\n\n---\n\n![](red.svg)\n"))
        titles = [o["/Title"][2:] for o in objects.values() if isinstance(o, dict) and "/Dest" in o and "/Title" in o]
        self.assertEqual(titles, ["T", "One", "(A sentence can be a slide.)", "4"])

    def test_pages_are_labelled_as_they_are_printed(self):
        def labels(*arguments):
            objects = self.objects_of(self.export_text(DECK, *arguments))
            nums = next(o for o in objects.values() if isinstance(o, dict) and "/Nums" in o and "/K" not in o)["/Nums"]
            return [entry["/P"][2:] for entry in nums[1::2]]
        self.assertEqual(labels(), ["1", "2", "3", "4"])
        self.assertEqual(labels("--slides", "3-"), ["3", "4"])
        stepped = self.export_text("---\ntitle: T\n---\n\n## One\n\n- a\n- b\n{.steps}\n", "--steps", "all")
        self.check_sound(stepped)

    def test_links_lead_where_they_say(self):
        objects = self.objects_of(self.export_text(DECK))
        links = [o for o in objects.values() if isinstance(o, dict) and o.get("/Subtype") == "/Link"]
        self.assertEqual(len(links), 2, "a link to a slide that is not there is left out")
        inner = next(o for o in links if "/Dest" in o)
        outer = next(o for o in links if "/A" in o)
        self.assertEqual(inner["/Dest"], "u:where-it-ends")
        self.assertEqual(outer["/A"]["/URI"], "u:https://example.org/a?b=(c)&d=e")
        names = next(o for o in objects.values() if isinstance(o, dict) and "/Names" in o and "/Type" not in o)["/Names"]
        self.assertIn("u:where-it-ends", names)


class Look(PdfTest):
    def check_look(self, deck, most=0.02):
        pdf = self.export(deck)
        self.check_sound(pdf)
        self.run_tool(PROGRAM, "export", deck, "-o", "png", "--scale", "0.5")
        _, trouble = self.run_tool("pdftoppm", "-r", "72", "-png", pdf, "page")
        self.assertEqual(trouble, "")
        pages = sorted(self.folder.glob("page-*.png"))
        pictures = sorted((self.folder / "png").glob("*.png"))
        self.assertEqual(len(pages), len(pictures))
        for page, picture in zip(pages, pictures):
            _, said = self.run_tool("compare", "-metric", "MAE", page, picture, "null:", ok=(0, 1))
            self.assertLess(float(re.search(r"\(([^)]*)\)", said)[1]), most, f"{page.name} of {deck}: mean difference")

    def test_pages_look_like_pictures(self):
        for name in ("japan-uk-2-plus-2.md", "nato-after-wales.md"):
            with self.subTest(name):
                self.check_look(SOURCE / "briefings" / name)
                for path in self.folder.glob("page-*"):
                    path.unlink()
                shutil.rmtree(self.folder / "png")

    def test_emoji_look_like_pictures(self):
        self.check_look(SOURCE / "tests/cases/scripts/emoji.md")

    def test_photographs_in_inks_have_the_colours_of_the_picture(self):
        for name, ink in (("plain", "cmyk(255,128,0,51)"), ("dark", "cmyk(90,200,255,160)")):
            with self.subTest(name):
                self.run_tool("convert", "-size", "320x180", f"xc:{ink}", "-quality", "100", f"{name}.jpg")
                (self.folder / "inks.md").write_text(f"---\ntitle: T\n---\n\n## Inks\n\n![Ink]({name}.jpg)\n")
                self.run_tool(PROGRAM, "export", "inks.md", "-o", "inks.png", "--slides", "2")
                self.run_tool("pdftoppm", "-r", "144", "-f", "2", "-singlefile", "-png", self.export("inks.md"), "page")
                seen = [self.run_tool("convert", picture, "-depth", "8", "-format", "%[pixel:p{400,600}]", "info:")[0]
                        for picture in ("inks.png", "page.png")]
                slide, page = [[int(n) for n in re.findall(r"\d+", colour)[:3]] for colour in seen]
                self.assertEqual(len(slide), 3, seen)
                for one, other in zip(slide, page):
                    self.assertAlmostEqual(one, other, delta=3, msg=str(seen))

    def test_vector_pictures_stay_vector(self):
        pdf = self.export_text(DECK)
        self.assertEqual(self.run_tool("pdfimages", "-list", pdf)[0].splitlines()[2:], [])
        self.assertIn("Gauge", self.text_of(pdf))


class Trouble(PdfTest):
    def test_ctrl_c_leaves_the_older_file_and_nothing_else(self):
        slides = "".join(f"## Slide {i}\n\n- some *text*\n- and more\n\n" for i in range(20_000))
        (self.folder / "long.md").write_text("---\ntitle: Long\n---\n\n" + slides)
        (self.folder / "out.pdf").write_bytes(b"older")
        before = sorted(path.name for path in self.folder.iterdir())
        process = subprocess.Popen([PROGRAM, "export", "long.md", "-o", "out.pdf"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        # It has begun when its file, which has no name yet, is open.
        deadline = time.monotonic() + 60
        def open_files():
            for link in pathlib.Path(f"/proc/{process.pid}/fd").iterdir():
                try:
                    yield os.readlink(link)
                except FileNotFoundError:  # closed meanwhile
                    pass
        while time.monotonic() < deadline and process.poll() is None:
            if any("(deleted)" in name and str(self.folder) in name for name in open_files()):
                break
        process.send_signal(signal.SIGINT)
        summary, said = process.communicate(timeout=60)
        if process.returncode == 0:
            self.skipTest("it was done before the signal came")
        self.assertEqual(process.returncode, 130, said)
        self.assertEqual(summary, b"long.md: stopped early, nothing was written\n")
        self.assertEqual((self.folder / "out.pdf").read_bytes(), b"older")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)

    def test_a_file_that_may_not_grow_is_told_and_leaves_the_older_one(self):
        (self.folder / "deck.md").write_text(DECK)
        (self.folder / "red.svg").write_text(RED)
        (self.folder / "out.pdf").write_bytes(b"older")

        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        done = subprocess.run([PROGRAM, "export", "deck.md", "-o", "out.pdf"], cwd=self.folder, capture_output=True,
                              text=True, preexec_fn=small_files_only, timeout=60)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("cannot write out.pdf", done.stderr)
        self.assertEqual((self.folder / "out.pdf").read_bytes(), b"older")

    def test_misuse_is_said(self):
        (self.folder / "deck.md").write_text(DECK)
        for arguments, words in ((["--created", "soon"], "not a date: --created soon"),
                                 (["--slides", "9"], "there is no slide 9"),
                                 (["--paper", "b5"], "unknown paper: --paper b5")):
            _, said = self.run_tool(PROGRAM, "export", "deck.md", "-o", "out.pdf", *arguments, ok=(2,))
            self.assertIn(words, said)
            self.assertFalse((self.folder / "out.pdf").exists())
        self.export("deck.md", "--paper", "a4")
        self.assertIn("(A4)", self.run_tool("pdfinfo", "out.pdf")[0])
        _, said = self.run_tool(PROGRAM, "export", "deck.md", "-o", "missing/out.pdf", ok=(3,))
        self.assertIn("cannot write missing/out.pdf: its folder is not there\n  hint: make that folder first", said)


class Bytes(PdfTest):
    def test_equal_for_every_number_of_threads_and_locale(self):
        digests = set()
        for jobs, locale in (("1", "C"), ("2", "de_DE.UTF-8"), ("7", "tr_TR.UTF-8"), ("2", "C")):
            pdf = self.export(SOURCE / "briefings/nato-after-wales.md", "--jobs", jobs, env={"LC_ALL": locale, "TZ": "Asia/Tokyo"})
            digests.add(hashlib.sha256(pdf.read_bytes()).hexdigest())
        self.assertEqual(len(digests), 1)

    def test_a_briefing_is_small(self):
        pdf = self.export(SOURCE / "briefings/japan-uk-2-plus-2.md")
        self.assertLess(pdf.stat().st_size, 100_000)

    def test_dates_come_from_an_option(self):
        pdf = self.export_text(DECK, "--created", "2015-02-07T12:30:00Z")
        self.assertIn("CreationDate:    Sat Feb  7 12:30:00 2015 UTC", self.run_tool("pdfinfo", pdf, env={"TZ": "UTC"})[0])


if __name__ == "__main__":
    PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
