#!/usr/bin/env python3
"""HTML, PPTX and the kit as people export them: what may not leave, equal bytes, and a presentation that LibreOffice
opens.

    office_test.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library; LibreOffice, poppler's tools and ImageMagick where they are there. No display, no network.
"""
import base64
import io
import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree
import zipfile

from cli_case import CliTest, main

SECRETS = ("quagga", "zyzzyva", "borborygmus", "widdershins")

DECK = """---
title: What may leave
author: A Speaker
# quagga: a comment in the front matter
---

## First things

- one with a [file](../private/widdershins.doc)
- two

![A drawing](drawing.svg)

<!-- zyzzyva is said aloud, never shown -->

## A photograph

![Two colours](photo.jpg)

<!-- hidden words: not a setting, so a note: zyzzyva -->

## Never

<!-- hidden -->

quagga
"""

# As drawing programs save: comments, metadata and the author's own folders.
DRAWING = """<?xml version="1.0"?>
<!-- borborygmus -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
     width="40" height="20" inkscape:export-filename="/home/borborygmus/drawing.png">
<metadata>borborygmus</metadata><rect width="40" height="20" fill="#336699"/>
</svg>
"""


def photograph(folder):
    """A JPEG with a comment, as cameras write the owner's name."""
    subprocess.run(["convert", "-size", "64x48", "gradient:red-blue", "-set", "comment", "quagga was here",
                    folder / "photo.jpg"], check=True)
    assert b"quagga" in (folder / "photo.jpg").read_bytes()


def parts_of(data):
    """Path -> bytes of all that is in a file: itself with what its data: addresses hold, or the parts of an archive."""
    if data[:2] != b"PK":
        held = re.findall(rb"data:[a-z/+-]+;base64,([A-Za-z0-9+/=]+)", data)
        return {"": data, **{f"data {i}": base64.b64decode(one) for i, one in enumerate(held)}}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class OfficeTest(CliTest):
    def setUp(self):
        super().setUp()
        if not shutil.which("convert"):
            self.skipTest("ImageMagick is not here")
        self.write("talk.md", DECK)
        self.write("drawing.svg", DRAWING)
        photograph(self.folder)


class Privacy(OfficeTest):
    def assert_private(self, data, what):
        for name, part in parts_of(data).items():
            for secret in (*SECRETS, str(self.folder), self.folder.name, str(pathlib.Path.home())):
                self.assertNotIn(secret.encode(), part, f"{what} {name}")

    def test_nothing_private_is_in_a_document(self):
        for name in ("talk.html", "talk.pptx"):
            self.expect(0, "export", self.folder / "talk.md", "-o", name, "--backup")
            self.assert_private((self.folder / name).read_bytes(), name)

    def test_a_link_out_of_the_folder_is_in_no_drawing_and_no_pdf(self):
        self.write("links.md", "## Links\n\n[out](../private/widdershins.doc) and [beside](tables/spring.csv)\n")
        self.expect(0, "export", "links.md", "-o", "links.svg")
        drawing = (self.folder / "links.svg").read_text(encoding="utf-8")
        self.assertNotIn("widdershins", drawing)
        self.assertIn('<a href="tables/spring.csv">', drawing)
        if not shutil.which("qpdf"):
            self.skipTest("qpdf is not here")
        self.expect(0, "export", "links.md", "-o", "links.pdf")
        objects = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "links.pdf", "-"], cwd=self.folder,
                                 capture_output=True, check=True).stdout
        self.assertNotIn(b"widdershins", objects)
        self.assertIn(b"(tables/spring.csv)", objects)

    def test_nothing_private_is_in_a_kit(self):
        self.expect(2, "export", "talk.md", "-o", "kit", "--format", "kit", "--notes", err="kit holds no notes")
        self.expect(0, "export", "talk.md", "-o", "kit", "--format", "kit", out="6 files in kit")
        files = tree(self.folder / "kit")
        self.assertEqual(sorted(files), ["pictures/talk.001.png", "pictures/talk.002.png", "pictures/talk.003.png",
                                         "talk.html", "talk.pdf", "talk.pptx"])
        for name, data in files.items():
            if not name.endswith(".pdf"):  # a PDF is packed; its own tests read it
                self.assert_private(data, name)

    def test_a_kit_takes_along_what_its_slides_link_to_and_nothing_private(self):
        for folder in ("data", "more", "out of here"):
            (self.folder / folder).mkdir()
        self.write("data/the table.csv", "1,2")
        self.write("part2.md", "## Two\n\n<!-- zyzzyva -->\n")
        self.write("part2.notes.pdf", "zyzzyva")
        self.write("links.pdf", "an older one")
        self.write("said.txt", "zyzzyva")
        self.write(".hidden.txt", "zyzzyva")
        self.write("links.md", "## Links\n\n[a](data/the%20table.csv#row=2) [b](part2.md) [c](part2.notes.pdf) [d](links.pdf) "
                   "[e](more) [f](gone.pdf) [g](.hidden.txt) [h](https://x.org/y.csv) [again](./data/the%20table.csv)\n\n"
                   "<!-- see [said](said.txt) -->\n\n## Never\n\n<!-- hidden -->\n\n[i](talk.md)\n")
        for _ in range(2):  # into a kit that is there as well
            done = self.expect(0, "export", "links.md", "-o", "kit", "--format", "kit", out="5 files in kit")
        files = tree(self.folder / "kit")
        self.assertEqual(sorted(files), ["data/the table.csv", "links.html", "links.pdf", "links.pptx", "pictures/links.001.png"])
        self.assertEqual(files["data/the table.csv"], b"1,2")
        self.assertTrue(files["links.pdf"].startswith(b"%PDF"))
        self.assertIn(b'href="data/the%20table.csv#row=2"', files["links.html"])
        for name in ("part2.md", "part2.notes.pdf", "more", ".hidden.txt"):
            self.assertIn(f"links.md: warning: the kit is made without {name}, which a slide links to: ", done.stderr)
        self.assertIn("the link leads to gone.pdf, which is not beside the deck", done.stderr)
        self.assertEqual((self.folder / "links.pdf").read_text(), "an older one")

    def test_a_kit_into_the_deck_s_own_folder_leaves_what_is_there(self):
        self.write("spring.csv", "1,2")
        self.write("links.md", "## Links\n\n[a](spring.csv)\n")
        self.expect(0, "export", "links.md", "-o", ".", "--format", "kit", out="4 files in .")
        self.assertEqual((self.folder / "spring.csv").read_text(), "1,2")

    def test_two_decks_of_a_kit_may_link_to_one_file_and_not_to_two_of_one_name(self):
        for folder in ("a", "b"):
            (self.folder / folder).mkdir()
            self.write(f"{folder}/{folder}.md", "## Links\n\n[x](x.csv)\n")
            self.write(f"{folder}/x.csv", "equal")
        self.expect(0, "export", "a/a.md", "b/b.md", "-o", "kit", "--format", "kit")
        self.assertEqual((self.folder / "kit/x.csv").read_text(), "equal")
        self.write("b/x.csv", "another")
        self.expect(3, "export", "a/a.md", "b/b.md", "-o", "clash", "--format", "kit",
                    err="a/a.md links to x.csv, and beside b/b.md lies another file of that name")
        self.assertEqual(tree(self.folder / "clash"), {})

    def test_a_drawing_in_html_stays_a_drawing(self):
        self.expect(0, "export", "talk.md", "-o", "talk.html")
        parts = parts_of((self.folder / "talk.html").read_bytes())
        drawings = [part for part in parts.values() if part.startswith(b"<?xml") and b"<svg" in part]
        self.assertEqual(len(drawings), 1)
        self.assertIn(b"<rect x=", drawings[0])

    def test_notes_leave_when_that_is_said(self):
        for name in ("talk.html", "talk.pptx"):
            self.expect(0, "export", "talk.md", "-o", name, "--notes")
            everything = b"".join(parts_of((self.folder / name).read_bytes()).values())
            self.assertIn(b"zyzzyva is said aloud", everything)
            self.assertNotIn(b"borborygmus", everything)


class OddCharacters(CliTest):
    """Characters that XML does not have: no program would open the file that holds one."""

    def test_every_part_is_xml(self):
        odd = "\uFFFF\uFFFE\x01\x1F\x7F\u200B"
        words = f"a{odd}b"
        self.write("drawing.svg", DRAWING)
        self.write("odd.md", f"""---
title: Deck {words}
author: Author {words}
subtitle: Subtitle {words}
---

# Section {words}

## Title {words} {{#id-{odd}-id}}

- point {words} and `code {words}`
- [link {words}](https://example.org/{odd})

![alt {words}](drawing.svg)

::: notes
note {words}
:::

## Table

| A {words} | B |
| --- | --- |
| cell {words} | 1 |
""")
        self.expect(0, "export", "odd.md", "-o", "svg", "--format", "svg")
        drawings = sorted((self.folder / "svg").iterdir())
        self.assertEqual(len(drawings), 4)
        for drawing in drawings:
            xml.etree.ElementTree.parse(drawing)
        self.expect(0, "export", "odd.md", "-o", "odd.pptx", "--notes")
        parts = parts_of((self.folder / "odd.pptx").read_bytes())
        slides = [name for name in parts if name.startswith("ppt/slides/slide")]
        self.assertEqual(len(slides), 4)
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                xml.etree.ElementTree.fromstring(part)
        self.expect(0, "export", "odd.md", "-o", "odd.pdf")
        packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", (self.folder / "odd.pdf").read_bytes(), re.S)
        self.assertIsNotNone(packet, "the document has an XMP packet that is not packed")
        xml.etree.ElementTree.fromstring(packet[0])
        self.expect(0, "export", "odd.md", "-o", "odd.html", "--notes")
        page = (self.folder / "odd.html").read_text(encoding="utf-8")
        self.assertIn("Section a", page)
        self.assertNotRegex(page, "[\uFFFE\uFFFF\x01\x1F]")


class PartedWords(CliTest):
    """A word that a line's end parts shows its hyphen in every form, and is one word to whoever reads the text."""
    DECK = ("---\nlang: de\n---\n\n## Ämter\n\n" + "| Verteidigungsministerium | Sicherheitspolitische&shy;Zusammenarbeit "
            "| Beschaffungswesen und Rüstungsexportkontrollgesetzgebung | Streitkräfteunterstützungskommando "
            "| Cyberabwehrzentrum |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n\n## 会議\n\n"
            "日本と英国は、安全保障協力を深めるために、東京で開かれた会議において多くのことを話し合い、将来の計画についても合意に達した。\n")
    WORDS = ("Verteidigungsministerium", "SicherheitspolitischeZusammenarbeit", "Streitkräfteunterstützungskommando",
             "日本と英国は、安全保障協力を深めるために、東京で開かれた会議において多くのことを話し合い、将来の計画についても合意に達した。")

    def setUp(self):
        super().setUp()
        self.write("amt.md", self.DECK)

    def test_a_presentation_has_the_words(self):
        self.expect(0, "export", "amt.md", "-o", "amt.pptx")
        parts = parts_of((self.folder / "amt.pptx").read_bytes())
        text = "".join(part.decode() for name, part in parts.items() if name.startswith("ppt/slides/slide"))
        for word in self.WORDS[:3]:
            self.assertTrue(f">{word}<" in text, word)

    def test_a_screen_reader_finds_the_words_in_a_pdf(self):
        if not shutil.which("pdfinfo"):
            self.skipTest("poppler's tools are not here")
        self.expect(0, "export", "amt.md", "-o", "amt.pdf")
        told = subprocess.run(["pdfinfo", "-struct-text", "amt.pdf"], cwd=self.folder, capture_output=True, check=True).stdout
        text = told.decode(errors="replace").replace("\u00ad", "")
        for word in self.WORDS:
            self.assertIn(f'"{word}"', text)
        laid_out = subprocess.run(["pdftotext", "amt.pdf", "-"], cwd=self.folder, capture_output=True, check=True).stdout.decode()
        self.assertGreaterEqual(laid_out.count("\u00ad\n"), 3, laid_out)

    def test_hyphens_are_drawn_where_programs_draw_none_for_a_soft_one(self):
        self.expect(0, "export", "amt.md", "-o", "amt.html")
        self.assertGreaterEqual((self.folder / "amt.html").read_text(encoding="utf-8").count("\u2010</span>"), 3)
        self.expect(0, "export", "amt.md", "-o", "amt.svg", "--slides", "1")
        drawing = (self.folder / "amt.svg").read_text(encoding="utf-8")
        self.assertGreaterEqual(drawing.count("\u2010</tspan>"), 3)
        self.assertNotIn("\u00ad", drawing)


class RightToLeft(CliTest):
    """Text without a letter of its own direction stands in that of its slide, and is read as it was written."""
    WORDS = ("2.2 %", "10 - 20", "(12)", "-5", "+44 20", "12/31, 5:30")
    DECK = ("---\nlang: ar\n---\n\n## عنوان\n\n| البند | القيمة |\n|---|---|\n" +
            "".join(f"| نمو | {words} |\n" for words in WORDS[:-1]) +
            f"\n## قائمة\n\n- {WORDS[-1]}\n\n## أرقام\n\n1. واحد\n2. اثنان\n")

    def test_numbers_are_read_as_they_were_written(self):
        self.write("talk.md", self.DECK)
        for name in ("talk.html", "talk.pptx"):
            self.expect(0, "export", "talk.md", "-o", name)
        html = (self.folder / "talk.html").read_text(encoding="utf-8")
        plain = re.sub(r"<[^>]*>", "", html)
        slides = b"".join(data for part, data in parts_of((self.folder / "talk.pptx").read_bytes()).items()
                          if part.startswith("ppt/slides/slide")).decode()
        for words in self.WORDS:
            self.assertIn(words, plain)
            self.assertIn(f"<a:t>{words}</a:t>", slides)

    def test_numbers_of_a_list_are_counted(self):
        self.write("talk.md", self.DECK)
        self.expect(0, "export", "talk.md", "-o", "talk.pptx")
        parts = parts_of((self.folder / "talk.pptx").read_bytes())
        self.assertIn(b'<a:buAutoNum type="arabicPeriod" startAt="2"/>', parts["ppt/slides/slide3.xml"])


class SameBytes(OfficeTest):
    def test_for_every_number_of_jobs_locale_and_time_zone(self):
        def exported(folder, jobs, **environment):
            done = subprocess.run([CliTest.PROGRAM, "export", "talk.md", "-o", folder, "--format", "kit", "--jobs", jobs],
                                  cwd=self.folder, env={**os.environ, **environment}, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            return tree(self.folder / folder)

        first = exported("a", "1", LC_ALL="C", TZ="UTC")
        second = exported("b", "3", LC_ALL="de_DE.UTF-8", TZ="Asia/Tokyo")
        self.assertEqual(sorted(first), sorted(second))
        for name, data in first.items():
            self.assertTrue(data == second[name], name)


class LibreOffice(CliTest):
    def converted(self, kind):
        profile = (self.folder / "profile").as_uri()
        done = subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "talk.pptx"],
                              cwd=self.folder, capture_output=True, text=True, timeout=180)
        made = self.folder / f"talk.{kind}"
        self.assertTrue(made.exists(), done.stderr)
        return made

    def test_it_finds_a_click_for_each_step(self):
        if not shutil.which("soffice"):
            self.skipTest("soffice is not here")
        self.write("talk.md", "## Steps\n\n- one\n\n. . .\n\n- two\n\n. . .\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
        self.expect(0, "export", "talk.md", "-o", "talk.pptx", "--steps", "all")
        document = self.converted("fodp").read_text(encoding="utf-8")
        self.assertEqual(document.count('presentation:node-type="on-click"'), 2)
        self.assertEqual(document.count('presentation:preset-id="ooo-entrance-appear"'), 2)

    def test_a_table_from_right_to_left_has_its_first_column_at_the_right(self):
        for tool in ("soffice", "pdftotext"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not here")
        self.write("talk.md", "---\nlang: ar\n---\n\n## عنوان\n\n| البند | القيمة |\n|---|---|\n| 1111 | 2222 |\n")
        self.expect(0, "export", "talk.md", "-o", "talk.pptx")
        self.converted("pdf")
        boxes = subprocess.run(["pdftotext", "-bbox", "talk.pdf", "-"], cwd=self.folder, capture_output=True, text=True).stdout
        left = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)".*>(\d{4})<', boxes)}
        self.assertGreater(left["1111"], left["2222"] + 50, boxes)

    def test_it_shows_the_same_slides(self):
        """Each slide that LibreOffice makes of a PPTX looks nearly like Lectern's picture of it."""
        for tool in ("soffice", "pdftoppm", "compare"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not here")
        deck = CliTest.BRIEFINGS / "europe-and-china.md"
        self.expect(0, "export", deck, "-o", "talk.pptx")
        self.expect(0, "export", deck, "-o", "png", "--size", "960x540")
        self.converted("pdf")
        subprocess.run(["pdftoppm", "-scale-to-x", "960", "-scale-to-y", "540", "-png", "talk.pdf", "page"],
                       cwd=self.folder, check=True)
        pages = sorted(self.folder.glob("page-*.png"))
        pictures = sorted((self.folder / "png").iterdir())
        self.assertEqual(len(pages), len(pictures))
        for page, picture in zip(pages, pictures):
            told = subprocess.run(["compare", "-metric", "RMSE", page, picture, "null:"], capture_output=True, text=True)
            share = float(re.search(r"\(([\d.e-]+)\)", told.stderr).group(1))
            # Another cut of the bold face and other edges; a line that broke elsewhere makes 0.15 and more.
            self.assertLess(share, 0.09, f"{picture.name}: {told.stderr}")


if __name__ == "__main__":
    main()
