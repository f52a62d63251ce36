#!/usr/bin/env python3
"""Draws exported SVG with other people's programs: librsvg, and Chromium where it is installed.

    svg_test.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library only.
"""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

PROGRAM = ""
SOURCE = pathlib.Path()
SVG = "{http://www.w3.org/2000/svg}"


class SvgTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-svg-"))

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run_tool(self, *arguments, env=None, ok=(0,)):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **(env or {})}
        for name, value in os.environ.items():
            if name.endswith("_OPTIONS"):
                environment[name] = value
        done = subprocess.run([str(a) for a in arguments], cwd=self.folder, env=environment, text=True,
                              capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
        self.assertIn(done.returncode, ok, f"{arguments}\n{done.stderr}")
        return done

    def difference(self, one, other):
        said = self.run_tool("compare", "-metric", "MAE", one, other, "null:", ok=(0, 1)).stderr
        return float(re.search(r"\(([^)]*)\)", said)[1])

    def export(self, deck, into, *arguments, **more):
        self.run_tool(PROGRAM, "export", deck, "-o", into, *arguments, **more)
        return sorted((self.folder / into).iterdir())


class Look(SvgTest):
    def test_librsvg_draws_what_the_pictures_show(self):
        for deck in ("briefings/japan-uk-2-plus-2.md", "tests/cases/scripts/arabic.md", "tests/cases/scripts/emoji.md"):
            drawings = self.export(SOURCE / deck, "svg", "--format", "svg", "--slides", "1-4")
            pictures = self.export(SOURCE / deck, "png", "--slides", "1-4")
            self.assertEqual(len(drawings), len(pictures))
            for drawing, picture in zip(drawings, pictures):
                drawn = self.folder / "drawn.png"
                self.run_tool("rsvg-convert", drawing, "-o", drawn)
                self.assertLess(self.difference(drawn, picture), 0.01, drawing.name)
            shutil.rmtree(self.folder / "svg")
            shutil.rmtree(self.folder / "png")

    def test_outlines_are_exact(self):
        deck = SOURCE / "tests/cases/scripts/devanagari.md"
        drawing = self.export(deck, "svg", "--format", "svg", "--slides", "2", "--outline-text")[0]
        picture = self.export(deck, "png", "--slides", "2")[0]
        self.assertNotIn("<text", drawing.read_text())
        drawn = self.folder / "drawn.png"
        self.run_tool("rsvg-convert", drawing, "-o", drawn)
        self.assertLess(self.difference(drawn, picture), 0.01)

    def test_chromium_draws_what_the_pictures_show(self):
        browser = shutil.which("chromium")
        if browser is None:
            self.skipTest("chromium is not installed")
        marks = self.folder / "marks.md"
        marks.write_text("## かっこ\n\n- 「『積極的平和主義』とは、」（国際）。「社会」、「平和」の、「安定」。\n"
                         "- 日本のGDPは1%、「である」。\n", encoding="utf-8")
        self.drawn_as_its_picture(browser, SOURCE / "tests/cases/scripts/arabic.md", "2")
        self.drawn_as_its_picture(browser, marks, "1")

    def drawn_as_its_picture(self, browser, deck, slide):
        drawing = self.export(deck, f"svg {deck.stem}", "--format", "svg", "--slides", slide)[0]
        picture = self.export(deck, f"png {deck.stem}", "--slides", slide)[0]
        drawn = self.folder / "drawn.png"
        self.run_tool(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                      "--force-color-profile=srgb", f"--user-data-dir={self.folder / 'profile'}",
                      "--window-size=1920,1080", f"--screenshot={drawn}", drawing.as_uri())
        self.assertLess(self.difference(drawn, picture), 0.01)


class Content(SvgTest):
    def test_text_is_text_and_the_file_stands_by_itself(self):
        titles = 0
        for drawing in self.export(SOURCE / "briefings/japan-uk-2-plus-2.md", "svg", "--format", "svg"):
            root = xml.etree.ElementTree.parse(drawing).getroot()
            self.assertEqual(root.tag, SVG + "svg")
            titles += root.find(SVG + "title") is not None
            for element in root.iter():
                for name, value in element.attrib.items():
                    if name.endswith("href"):
                        self.assertTrue(value.startswith(("#", "data:", "http", "mailto:", "japan-uk")), value[:40])
            self.assertNotIn("url(http", drawing.read_text())
        self.assertGreaterEqual(titles, 10, "a quotation and a statement have none")
        words = ["".join(text.itertext()) for text in root.iter(SVG + "text")]
        self.assertIn("What it asks of Europe", words)

    def test_equal_for_every_number_of_threads_and_locale(self):
        digests = set()
        for jobs, locale in (("1", "C"), ("3", "de_DE.UTF-8")):
            files = self.export(SOURCE / "briefings/japan-uk-2-plus-2.md", f"out{jobs}", "--format", "svg", "--jobs", jobs,
                                env={"LC_ALL": locale})
            digests.add(hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest())
        self.assertEqual(len(digests), 1)

    def test_one_file_holds_one_slide(self):
        deck = SOURCE / "briefings/japan-uk-2-plus-2.md"
        done = self.run_tool(PROGRAM, "export", deck, "-o", "one.svg", ok=(2,))
        self.assertIn("one.svg can hold one picture", done.stderr)
        done = self.run_tool(PROGRAM, "export", deck, "-o", "one.pdf", "--outline-text", ok=(2,))
        self.assertIn("--outline-text is for svg", done.stderr)
        self.run_tool(PROGRAM, "export", deck, "-o", "one.svg", "--slides", "2", "--size", "640x360", "--transparent")
        self.assertIn('width="640" height="360"', (self.folder / "one.svg").read_text())
        self.assertIn("Four ministers", (self.folder / "one.svg").read_text())


if __name__ == "__main__":
    PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
