#!/usr/bin/env python3
"""Opens exported HTML in a real Chromium: html_test.py LECTERN MODULES

MODULES is a folder for the two npm packages that package.json names; they are installed there when they are missing.
Exit code 77 (skipped) where there is no Chromium, no node, or no way to the packages.
"""
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "support"))
from npm_packages import install, skip  # noqa: E402

DECK = """---
title: Words & pictures
lang: en-GB
---

## Two steps

- **first** with a [link](https://example.org/)

. . .

- second

<!-- quagga zyzzyva -->

## A table

| Who | How many |
|---|--:|
| Japan | 12 |
| Britain | 1,234 |

See [the steps](#two-steps), H<sub>2</sub>O and `code`.

## 積極的平和主義

「『積極的』平和」、（国際）のGDPは1%、「である」。

> A quotation, long enough to go on to a second line of this slide, since it has so many words in it that one line
> could never hold them.
> -- Somebody

## A picture

![Two colours: red beside blue](colours.png)

## Last

The end.
"""

LINES = """---
title: Lines
---

## One

. . .

## A table

| A | Country | Ships |
|---|---|--:|
""" + "".join(f"| | Country {i} | {i} |\n" for i in range(6))

SECTIONS = """---
title: Sections
lang: en
---

# First

## Costs

### In money

Much.

### In time

More.

# Second

## Risks

- None
"""


def colours_png(path):
    """Red beside blue, 64 x 32 pixels."""
    row = b"\0" + b"\xff\0\0" * 32 + b"\0\0\xff" * 32

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 32, 8, 2, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(row * 32)) + chunk(b"IEND", b""))


def main():
    lectern, modules = sys.argv[1], pathlib.Path(sys.argv[2])
    chromium = shutil.which("chromium")
    if chromium is None or shutil.which("node") is None:
        skip("chromium or node is not installed")
    install(HERE / "package.json", modules)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "talk.md").write_text(DECK, encoding="utf-8")
        (folder / "old.md").write_text(DECK.replace("lang:", "size: 4:3\nlang:"), encoding="utf-8")
        (folder / "lines.md").write_text(LINES, encoding="utf-8")
        (folder / "sections.md").write_text(SECTIONS, encoding="utf-8")
        colours_png(folder / "colours.png")
        briefing = HERE.parents[3] / "briefings" / "us-japan-uk-trilateral.md"
        for deck, *arguments in (("talk.md", "-o", "talk.html"), ("talk.md", "-o", "notes.html", "--notes"),
                                 ("lines.md", "-o", "lines.html"), ("sections.md", "-o", "sections.html"), ("talk.md", "-o", "png"), ("talk.md", "-o", "pictures.html", "--pictures"),
                                 ("talk.md", "-o", "pictures", "--steps", "all"),
                                 (briefing, "-o", "briefing.html", "--pictures", "--compression", "small"),
                                 (briefing, "-o", "briefing", "--steps", "all"),
                                 ("old.md", "-o", "small.html", "--pictures", "--size", "1024x768"),
                                 ("old.md", "-o", "small", "--steps", "all", "--size", "1024x768")):
            subprocess.run([lectern, "export", deck, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        sys.exit(subprocess.run(["node", HERE / "html_test.mjs", modules, chromium, folder]).returncode)


if __name__ == "__main__":
    main()
