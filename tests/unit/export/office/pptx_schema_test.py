#!/usr/bin/env python3
"""Exported PPTX before the validator of Microsoft's Open XML SDK: pptx_schema_test.py LECTERN SOURCE MODULES

PowerPoint offers to repair a file that this validator finds wrong, and one in which it meets a malformed address: those
it replaces in the file itself, so that every file must be the same after the check. MODULES is a folder for the npm
package that package.json names. Exit code 77 (skipped) where there is no npm, no way to the package, or no validator
for this machine.
"""
import json
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "support"))
from npm_packages import install, skip  # noqa: E402

OFFICES = ("Office2013", "Microsoft365")  # the oldest that knows all that is written, and the newest

# What decks may hold that office programs are particular about.
TORTURE = """---
title: "Controls \x01 \x0b and <angles> & \ufffe"
author: "A & B"
lang: not_a_language
footer: "a footer \x02"
aspect: 4:3
---

# Links \x02

- [host](https://[::bad/) [letters](https://\u65e5\u672c.jp/\u9053) [port](https://ex.org:99999/) [none](http:///x)
- [mail](mailto:a@b?subject=x%20y) [no mail](mailto:) [self](#links-) [nowhere](#nowhere) [later](#a-table)
- [beside](data/a%20b.csv) [call](tel:+44-20) [percent](https://a.b/%zz) [long](https://a.b/LONG)

## Numbers

0. zero

<!-- -->

100000. large

## A table

| | |
|---|--:|
| | |
| a \\| b | **1** |

## One cell

| only |
|---|

## Steps

- first
  - below

. . .

- second

. . .

![Two colours](drawing.svg){width=40%}

. . .

| a | b |
|---|---|
| 1 | 2 |

## \u0639\u0631\u0628\u064a

- \u0646\u0635 **\u0639\u0631\u064a\u0636** \u0645\u0639 [\u0631\u0627\u0628\u0637](https://example.org/)

. . .

| \u0627\u0644\u0628\u0646\u062f | \u0627\u0644\u0642\u064a\u0645\u0629 |
|---|--:|
| \u0646\u0645\u0648 | [12](https://example.org/) |

## Nothing drawn

![A picture that is not there](missing.png)

> A quotation with an emoji \U0001f600 and `code`
> -- Somebody

```python
print("<&>")\tx
```

<!-- Notes with a control \x03, a list
- one
- two -->

## Backup

<!-- backup -->

x<sup>2</sup> and H<sub>2</sub>O, ~~gone~~, <mark>marked</mark>
""".replace("LONG", "x" * 2100)

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
<rect width="20" height="20" fill="#336699"/><path d="M20 0h20v20z" fill="#993333"/></svg>
"""


def validator(modules):
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine())
    program = modules / "node_modules" / "@xarsh" / f"ooxml-validator-linux-{machine}" / "ooxml-validator"
    if platform.system() != "Linux" or not program.exists():
        skip("there is no validator for this machine")
    program.chmod(0o755)
    try:  # of a file that is none it says so, where it runs at all
        json.loads(subprocess.run([program, "none"], capture_output=True, text=True, timeout=60).stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        skip("the validator does not run on this machine")
    return program


def findings(program, path, office):
    """What the validator says about a file, one line each; a line as well for what it changed in it."""
    held = path.with_suffix(".checked.pptx")
    shutil.copy(path, held)
    done = subprocess.run([program, held, office], capture_output=True, text=True, timeout=120)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return [done.stdout + done.stderr]
    found = [f"{one['path']} {one['xPath']}: {one['description']}" for one in told["errors"]]
    if not told["ok"] and not found:
        found.append("not ok")
    if held.read_bytes() != path.read_bytes():
        found.append("an address in it is malformed")
    return found


def decks(source, folder):
    """(deck, arguments) of every file to check."""
    (folder / "torture.md").write_text(TORTURE, encoding="utf-8")
    (folder / "drawing.svg").write_text(DRAWING)
    (folder / "empty.md").write_text("")
    everything = ["--notes", "--backup", "--steps", "all"]
    for theme in ("chancery", "nocturne", "paper", "signal", "plain"):
        yield folder / "torture.md", ["--theme", theme, *everything]
    yield folder / "torture.md", []
    yield folder / "empty.md", everything
    for place in ("briefings/*.md", "tests/cases/*/*.md", "tests/golden/scenes/*.md"):
        for deck in sorted(source.glob(place)):
            if deck.name != "README.md":
                yield deck, everything
    yield source / "briefings" / "europe-and-china.md", []


def main():
    lectern, source, modules = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    install(HERE / "package.json", modules)
    program = validator(modules)
    troubles = 0
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for deck, arguments in decks(source, folder):
            made = folder / "made.pptx"
            subprocess.run([lectern, "export", deck, "-o", made, *arguments], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            for office in OFFICES if deck.parent == folder else OFFICES[-1:]:
                count += 1
                for line in findings(program, made, office):
                    print(f"{deck.name} {' '.join(arguments)} ({office}): {line}")
                    troubles += 1
    print(f"{count} files checked, {troubles} findings")
    sys.exit(1 if troubles else 0)


if __name__ == "__main__":
    main()
