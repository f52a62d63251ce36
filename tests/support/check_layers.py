#!/usr/bin/env python3
"""The test `layers`: who includes whom, held against the table in src/README.md.

    check_layers.py SOURCE-FOLDER    prints each violation as file:line: message; exit 1 when there is one
    check_layers.py --self-test      plants violations in a small tree and expects each to be found

Python 3, standard library only.
"""
import pathlib
import re
import sys
import tempfile

EDGE = {"files", "store", "export", "present", "cli"}
MOST_LINES = {".h": 220, ".cpp": 520}

# What the pure rooms must not do: a name for the message, and how it looks in code without comments and strings.
NOT_PURE = [
    ("reads a clock", r"\bnow\s*\(\s*\)|\b(?:clock_gettime|gettimeofday|localtime|gmtime|strftime)\b|std::time\s*\("),
    ("reads the environment", r"\b(?:secure_)?getenv\b"),
    ("depends on the locale", r"\b(?:setlocale|uselocale|newlocale)\b|std::locale\b|\bstrto[dfl]+\b|\bsto[dfi]\s*\("),
    ("opens files", r"\b(?:fopen|freopen|tmpfile|popen)\b|\b[io]?fstream\b|\bstd::filesystem\b"),
    ("prints", r"\b\w*printf\b|std::(?:cout|cerr|clog)\b"),
    ("starts threads", r"std::(?:jthread|thread|async)\b|\bpthread_create\b"),
    ("is random", r"std::random_device\b|\b(?:s?rand|random)\s*\(\s*\)"),
]
NOT_PURE_HEADERS = {"fstream", "iostream", "filesystem", "thread", "future", "ctime", "time.h", "clocale", "locale"}
ONLY_CLI = [("prints", r"fmt::print(?:ln)?\b|std::(?:cout|cerr|clog|puts)\b|\b(?:f|v|vf)?printf\s*\(|\bputs\s*\(")]
ONLY_FILES = [("reads files", r"\b(?:fopen|freopen|ifstream)\b|\bmmap\s*\(")]
C_STANDARD = {"assert.h", "stddef.h", "stdint.h", "string.h", "math.h", "limits.h", "errno.h", "signal.h", "stdlib.h"}


def read_table(readme):
    """{room: (rooms it may include, beginnings of third-party headers)}"""
    rooms = {}
    for line in readme.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"[a-z]+", cells[0]) and cells[0] != "room":
            rooms[cells[0]] = (set(cells[1].split()) | {cells[0]}, tuple(re.findall(r"`([^`]+)`", cells[3])))
    return rooms


def without_comments(text):
    """The code with comments and the insides of strings blanked; line numbers hold. Raw strings included."""
    pattern = re.compile(r'R"([^()\s\\]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/|\'(?:\\.|[^\'\\\n])\'', re.S)

    def blank(match):
        found = match.group(0)
        return re.sub(r"[^\n]", " ", found) if found.startswith("/") else '""' + "\n" * found.count("\n")

    return pattern.sub(blank, text)


class Checker:
    def __init__(self, source):
        self.source = source
        self.rooms = read_table((source / "README.md").read_text(encoding="utf-8"))
        self.violations = []
        self.includes = []
        self.private_headers = {}

    def say(self, path, line, message):
        self.violations.append(f"src/{path.relative_to(self.source)}:{line}: {message}")

    def check(self):
        if not self.rooms:
            self.violations.append("src/README.md: the table of rooms was not found")
        for folder in sorted(path for path in self.source.iterdir() if path.is_dir()):
            if folder.name not in self.rooms:
                self.violations.append(f"src/{folder.name}: not in the table of src/README.md")
                continue
            for path in sorted(folder.rglob("*")):
                if path.suffix in (".h", ".cpp"):
                    self.check_file(folder.name, path)
                elif path.name == "CMakeLists.txt":
                    self.check_cmake(folder.name, path)
        for room, path, line, target in self.includes:
            home = self.private_headers.get(target)
            if home and home[0] != room:
                self.say(path, line, f"{target} includes <{home[1]}> and so is private to room {home[0]}")
        return self.violations

    def check_file(self, room, path):
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MOST_LINES[path.suffix]:
            self.say(path, 1, f"{lines} lines; the most for a {path.suffix} file is {MOST_LINES[path.suffix]}: split it")
        if path.suffix == ".h" and "#pragma once" not in text:
            self.say(path, 1, "a header without #pragma once")
        for number, line in enumerate(text.splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if match:
                self.check_include(room, path, number, match.group(1) == '"', match.group(2))
        code = without_comments(text)
        rules = [] if room in EDGE else NOT_PURE
        rules = rules + ([] if room == "cli" else ONLY_CLI) + ([] if room in ("files", "store") else ONLY_FILES)
        for number, line in enumerate(code.splitlines(), 1):
            if re.match(r"\s*#", line):
                continue
            for what, pattern in rules:
                found = re.search(pattern, line)
                if found:
                    self.say(path, number, f"room {room} {what}: {found.group(0).strip()}")
                    break

    def check_include(self, room, path, number, quoted, target):
        may, headers = self.rooms[room]
        first = target.split("/")[0]
        if quoted:
            if "/" not in target or first not in self.rooms:
                self.say(path, number, f'"{target}": own headers are written "room/name.h"')
            elif first not in may:
                self.say(path, number, f"room {room} may not include {first} ({target})")
            else:
                self.includes.append((room, path, number, target))
            return
        if "." not in target and "/" not in target or target in C_STANDARD:
            if target in NOT_PURE_HEADERS and room not in EDGE:
                self.say(path, number, f"room {room} may not include <{target}>: that belongs to the edge")
            return
        if target.startswith("fmt/"):
            if path.suffix == ".h":
                self.say(path, number, "fmt may be used in .cpp files only")
        elif not target.startswith(headers or ("\0",)):
            self.say(path, number, f"room {room} may not include <{target}>")
        elif path.suffix == ".h":
            self.private_headers[str(path.relative_to(self.source))] = (room, target)

    def check_cmake(self, room, path):
        text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
        for call in re.finditer(r"lectern_room\((.*?)\)", text, re.S):
            found = re.search(r"\bROOMS\b(.*?)(?=\b[A-Z]{3,}\b|$)", call.group(1), re.S)
            for other in found.group(1).split() if found else []:
                if other not in self.rooms[room][0]:
                    self.say(path, text[: call.start()].count("\n") + 1, f"room {room} may not link {other}")


def self_test():
    table = ("| room | may include | third parties | headers | business |\n|---|---|---|---|---|\n"
             "| base | | | | x |\n| text | base | H | `hb` | x |\n| paint | base text | C | `cairo` | x |\n"
             "| export | base paint | | `unistd.h` | x |\n| cli | base export | | | x |\n")
    # Each file with what must be said about it; none: nothing may be said.
    cases = [
        ("base/a.h", '#pragma once\n#include "text/b.h"\n', "room base may not include text"),
        ("text/a.cpp", '#include <cairo/cairo.h>\n', "room text may not include <cairo/cairo.h>"),
        ("text/b.cpp", '#include <hb.h>\n#include <vector>\n#include "base/c.h"\n', None),
        ("text/c.cpp", 'auto t = clock::now();\n', "room text reads a clock"),
        ("text/d.cpp", 'Show after(Time now); auto x = after(now);\n', None),
        ("text/e.cpp", '// getenv is not for us\nauto s = "getenv";\n', None),
        ("text/f.cpp", 'auto s = std::getenv("HOME");\n', "room text reads the environment"),
        ("text/g.cpp", 'std::jthread t;\n', "room text starts threads"),
        ("text/h.cpp", '#include <fstream>\n', "may not include <fstream>"),
        ("text/i.cpp", 'std::snprintf(b, 3, "x");\n', "room text prints"),
        ("text/j.h", '#pragma once\n#include <hb.h>\n', None),
        ("paint/a.cpp", '#include "text/j.h"\n', "private to room text"),
        ("paint/b.cpp", '#include "neighbour.h"\n', 'own headers are written "room/name.h"'),
        ("paint/c.h", '#pragma once\n#include <fmt/format.h>\n', "fmt may be used in .cpp files only"),
        ("paint/d.h", 'int x;\n', "without #pragma once"),
        ("paint/e.cpp", "int x;\n" * 521, "521 lines"),
        ("export/a.cpp", '#include <unistd.h>\n#include <thread>\nstd::jthread t;\n', None),
        ("export/b.cpp", 'fmt::print("x");\n', "room export prints"),
        ("export/c.cpp", 'std::ifstream in("x");\n', "room export reads files"),
        ("cli/a.cpp", 'fmt::print("x");\n', None),
        ("paint/CMakeLists.txt", 'lectern_room(paint\n  SOURCES a.cpp\n  ROOMS base export\n  LIBRARIES X)\n', "may not link export"),
        ("attic/a.h", '#pragma once\n', "not in the table"),
    ]
    failures = []
    for name, text, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder)
            files = {"README.md": table, "text/j.h": '#pragma once\n#include <hb.h>\n', name: text}
            for path, content in files.items():
                (source / path).parent.mkdir(exist_ok=True)
                (source / path).write_text(content, encoding="utf-8")
            said = Checker(source).check()
        if expected is None and said:
            failures.append(f"{name}: said without reason: {said}")
        if expected is not None and not any(expected in line for line in said):
            failures.append(f"{name}: did not say {expected!r}, but {said}")
    return failures


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    problems = self_test() if sys.argv[1] == "--self-test" else Checker(pathlib.Path(sys.argv[1])).check()
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
