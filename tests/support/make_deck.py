#!/usr/bin/env python3
"""Writes a deck of N slides of all common kinds, the same each time: make_deck.py N FOLDER [--marker]

FOLDER/deck.md; with --marker its first slide shows a picture in one bright colour, #D1006C, by which a screen can be
searched for it. Python 3, standard library only.
"""
import pathlib
import random
import struct
import sys
import zlib

WORDS = ("alliance annex budget capacity carrier clause commerce communiqué compact convoy cyber decade deterrent doctrine "
         "embassy envoy escort export fleet forum frigate guideline harbour industry island joint liaison maritime minister "
         "mission notice patrol policy priority protocol quarter region reserve review satellite sector statement summit "
         "survey treaty trilateral visit yard").split()
MARKER = (0xD1, 0x00, 0x6C)


def png(width, height, colour):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


class Writer:
    def __init__(self):
        self.random = random.Random(2015)

    def words(self, low, high, strong=True):
        chosen = [self.random.choice(WORDS) for _ in range(self.random.randint(low, high))]
        if strong and len(chosen) > 3 and self.random.random() < 0.4:
            chosen[1] = f"**{chosen[1]}**"
        return " ".join(chosen).capitalize()

    def bullets(self):
        return "".join(f"- {self.words(6, 14)}\n" for _ in range(self.random.randint(3, 5)))

    def rows(self):
        return "".join(f"{i}. **{self.words(2, 3)}**: {self.words(5, 8, strong=False)}\n" for i in range(1, 6))

    def table(self):
        rows = "".join(f"| {self.words(3, 5)} | {self.words(2, 3)} | {self.random.randint(10, 9999):,} |\n" for _ in range(5))
        return f"| Matter | Owner | Figure |\n| :--- | :--- | ---: |\n{rows}"

    def columns(self):
        column = "::: column\n\n### {}\n\n{}\n:::\n\n"
        return "::: columns\n\n" + "".join(column.format(self.words(2, 2), self.bullets()) for _ in range(2)) + ":::\n"

    def quote(self):
        return f"> {self.words(8, 16)}\n>\n> — {self.words(2, 2)}, {self.words(3, 4)}\n"

    def japanese(self):
        return "- 「積極的平和主義」とは、国際社会の平和と安定のために、より積極的な役割を果たすという考え方である。\n- " + self.words(5, 8) + "\n"

    def slide(self, number):
        kinds = (self.bullets, self.bullets, self.rows, self.table, self.columns, self.quote, self.bullets, self.japanese)
        body = kinds[number % len(kinds)]()
        return (f"## {self.words(3, 6, strong=False)}\n\n<!--\nkicker: {self.words(2, 3)}\ntime: 1m\n-->\n\n{body}\n"
                f"<!--\n{self.words(50, 90)}.\n-->\n\n")


def main():
    arguments = [word for word in sys.argv[1:] if word != "--marker"]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    count, folder = int(arguments[0]), pathlib.Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    writer = Writer()
    parts = ["---\ntitle: A deck to measure with\nauthor: Nobody\nduration: 20m\n---\n\n"] if "--marker" not in sys.argv else []
    if not parts:
        (folder / "marker.png").write_bytes(png(640, 480, MARKER))
        parts.append("## The first slide\n\n![a block of one colour](marker.png)\n\n" + writer.words(8, 10) + "\n\n")
    parts += [writer.slide(number) for number in range(count - 1)]
    (folder / "deck.md").write_text("".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
