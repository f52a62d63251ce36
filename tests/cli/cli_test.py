#!/usr/bin/env python3
"""Runs the program as people and scripts do: exit codes, messages, files. How to start it: cli_case.py."""
import json
import re
import struct
import zlib

from cli_case import CliTest, main


class Usage(CliTest):
    def test_help_and_version_go_to_standard_output(self):
        self.assertIn("lectern", self.expect(0, "--version").stdout)
        done = self.expect(0, "--help", out="export")
        self.assertEqual(done.stderr, "")
        for command in ("present", "rehearse", "report", "export", "check", "outline", "new", "themes", "fonts", "keys"):
            self.expect(0, command, "--help")

    def test_misuse_is_exit_2_with_a_hint(self):
        self.write("talk.md", "# A\n")
        cases = [
            ([], "no deck was named", "lectern --help"),
            (["talk.md", "--aspect", "5:4"], "unknown shape: --aspect 5:4", "16:10"),
            (["talk.md", "--safe", "90%"], "not an edge: --safe 90%", "such as 5%"),
            (["--thme", "x", "talk.md"], "unknown option --thme", "did you mean --theme?"),
            (["export", "talk.md", "-o", "out", "--slidse", "1"], "unknown option --slidse", "did you mean --slides?"),
            (["export", "talk.md", "-o", "out", "--zzzzzzz"], "unknown option --zzzzzzz", "lectern export --help lists the options"),
            (["exprot", "talk.md"], "unknown command exprot", "did you mean lectern export?"),
            (["export", "talk.md"], "--output is required", "lectern export --help"),
            (["export", "-o", "out"], "DECK is required", ""),
            (["export", "talk.md", "-o", "out", "--size", "0x0"], "not a size: --size 0x0", "such as 1920x1080"),
            (["export", "talk.md", "-o", "out", "--size=-1x5"], "not a size: --size -1x5", ""),
            (["export", "talk.md", "-o", "out", "--size", "100000x100000"], "100000 x 100000 pixels cannot be made", "16384"),
            (["export", "talk.md", "-o", "out", "--size", "big"], "not a size: --size big", ""),
            (["export", "talk.md", "-o", "out", "--scale", "0"], "not a scale: --scale 0", ""),
            (["export", "talk.md", "-o", "out", "--scale", "nan"], "not a scale: --scale nan", ""),
            (["export", "talk.md", "-o", "out", "--scale", "2", "--size", "8x8"], "--size and --scale were both given", ""),
            (["export", "talk.md", "-o", "out", "--slides", "9"], "there is no slide 9", "lectern outline"),
            (["export", "talk.md", "-o", "out", "--slides", "x"], 'not a choice of slides: "x"', ""),
            (["export", "talk.md", "-o", "out", "--steps", "some"], "unknown choice: --steps some", "last or all"),
            (["export", "talk.md", "-o", "out", "--quality", "0"], "not a quality: --quality 0", "1 to 100"),
            (["export", "talk.md", "-o", "a.jpg", "--transparent", "--slides", "1"], "JPEG picture cannot be transparent", "png"),
            (["export", "talk.md", "-o", "out", "--jobs=-1"], "not a number of threads", ""),
            (["export", "talk.md", "-o", "out", "--jobs", "0"], "not a number of threads: --jobs 0", "1 to 256"),
            (["themes", "-o", "out", "--jobs", "0"], "not a number of threads: --jobs 0", "1 to 256"),
            (["export", "talk.md", "-o", "out", "--jobs", "many"], "not a whole number: --jobs many", "lectern export --help"),
            (["export", "talk.md", "-o", "out", "-o", "in"], "--output is given more than once", "lectern export --help"),
            (["export", "talk.md", "-o", "out", "--jobs"], "--jobs wants a value", "lectern export --help"),
            (["check", "talk.md", "--dialect", "marp"], "no dialect is named marp: --dialect marp", "the only dialect is native"),
            (["export", "talk.md", "-o", "out", "--lang", "xx yy"], "not a language: --lang xx yy", "such as en, ja"),
            (["export", "talk.md", "-o", "out", "--format", "gif"], "unknown format: --format gif", "png, jpg, webp"),
            (["export", "talk.md", "-o", "a.png", "--format", "jpg"], "a.png says png, and --format says jpg", ""),
            (["export", "talk.md", "-o", "out", "--notes"], "png holds no notes", "--format notes"),
            (["check", "talk.md", "--format", "xml"], "unknown format: --format xml", "text or json"),
            (["talk.md", "--from", "0"], "--from counts slides from 1", ""),
            (["talk.md", "--screen", "0"], "--screen counts screens from 1", "--screen HDMI-1, --screen 2"),
            (["talk.md", "--screen=-1"], "--screen counts screens from 1", "--screen HDMI-1, --screen 2"),
        ]
        for arguments, message, hint in cases:
            done = self.expect(2, *arguments, err=message)
            self.assertIn(hint, done.stderr)
            self.assertTrue(done.stderr.startswith("lectern: "), done.stderr)
            self.assertEqual(done.stdout, "")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["talk.md"])

    def test_an_empty_value_is_never_taken_for_an_option_that_was_not_given(self):
        self.write("talk.md", "# A\n")
        begins = {"present": ["talk.md"], "rehearse": ["talk.md"], "report": ["talk.md"], "check": ["talk.md"],
                  "outline": ["talk.md"], "themes": [], "export": ["talk.md"]}
        tried = 0
        for command, words in begins.items():
            page = self.expect(0, command, "--help").stdout
            for option, kind in re.findall(r"^ *(?:-\w,)?(--[a-z-]+) ([^ ]*[A-Z|][^ ]*)", page, re.MULTILINE):
                needed = ["-o", "out"] if command == "export" and option != "--output" else []
                done = self.expect(2, command, *words, *needed, option, "", err=f"{option} was given an empty value")
                self.assertIn(f"write {option} {kind}", done.stderr)
                tried += 1
        self.assertGreater(tried, 40)
        self.expect(2, "talk.md", "--theme", "", err="--theme was given an empty value")
        self.expect(2, "--from=", "talk.md", err="--from was given an empty value")
        self.expect(2, "export", "--theme=", "talk.md", "-o", "out", err="--theme was given an empty value")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["talk.md"])

    def test_a_theme_of_the_command_line_that_is_none_is_exit_2_and_one_of_the_deck_a_warning(self):
        self.write("talk.md", "---\ntheme: nope\n---\n\n# A\n")
        for command in (["check"], ["outline"], ["export", "-o", "out"], ["rehearse"], ["report"], ["present"]):
            done = self.expect(2, *command, "talk.md", "--theme", "chancary", err="no theme is named chancary: --theme")
            self.assertIn("did you mean chancery?", done.stderr)
            self.assertNotIn("talk.md:1", done.stderr)
        self.expect(2, "check", "talk.md", "--theme", "zzzzzzzz", err="the themes are chancery")
        self.expect(3, "export", "talk.md", "-o", "out", "--theme", "looks/gone.yaml",
                    err="the theme cannot be read: looks/gone.yaml: there is no such file")
        self.assertFalse((self.folder / "out").exists())
        self.expect(0, "export", "talk.md", "-o", "out", err="talk.md:2:8: warning: no theme is named nope")

    def test_a_deck_that_cannot_be_read_is_exit_3(self):
        (self.folder / "folder").mkdir()
        self.write("talk.md", "# A\n")
        for command in (["check"], ["outline"], ["export", "-o", "out"], []):
            self.expect(3, *command, "tlak.md", err="tlak.md")
            self.expect(3, *command, "folder", err="folder")
        self.expect(3, "check", "tlak.md", err="talk.md")  # the hint names the near file

    def test_without_a_display_one_line_names_the_export_command(self):
        self.write("talk.md", "# A\n")
        done = self.expect(3, "talk.md", err="lectern export")
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        done = self.expect(3, "tlak.md", err="tlak.md: there is no such file")
        self.assertNotIn("display", done.stderr)

    def test_lists(self):
        themes = self.expect(0, "themes").stdout.split()
        self.assertIn("chancery", themes)
        self.assertIn("nocturne", themes)
        self.assertIn("Inter", self.expect(0, "fonts").stdout)


class Keys(CliTest):
    def test_every_action_is_printed_as_a_settings_file_that_reads_back(self):
        printed = self.expect(0, "keys", out="# next step\nnext: Right Down Space PageDown Enter N Click ForwardClick WheelDown\n").stdout
        self.write("keys.conf", printed)
        again = self.expect(0, "keys", "keys.conf")
        self.assertEqual((again.stdout, again.stderr), (printed, ""))

    def test_a_person_s_own_file_is_found_where_settings_are_kept(self):
        for base, env in ((".config", {}), ("elsewhere", {"XDG_CONFIG_HOME": str(self.folder / "elsewhere")})):
            (self.folder / base / "lectern").mkdir(parents=True)
            self.write(f"{base}/lectern/keys.conf", "black: F2\n")
            self.expect(0, "keys", out="black: F2\n", env=env)
        self.expect(0, "keys", out="black: F2\n", env={"XDG_CONFIG_HOME": "relative"})

    def test_what_is_wrong_is_told_with_its_place_and_the_rest_holds(self):
        self.write("keys.conf", "# mine\nblak: F2\nwhite: F3\n")
        done = self.expect(1, "keys", "keys.conf", out="white: F3\n", err='keys.conf:2:1: error: there is no action "blak"')
        self.assertIn("did you mean black?", done.stderr)
        self.expect(3, "keys", "none.conf", err="none.conf")
        self.write("talk.md", "# A\n")
        self.expect(3, "present", "talk.md", "--keys", "none.conf", err="none.conf")


class New(CliTest):
    def test_the_starter_is_a_deck_without_findings_and_is_never_overwritten(self):
        self.expect(0, "new", "talk.md", out="wrote talk.md")
        before = (self.folder / "talk.md").read_bytes()
        self.expect(0, "check", "--strict", "talk.md")
        outline = json.loads(self.expect(0, "outline", "--format", "json", "talk.md").stdout)
        self.assertGreaterEqual(len({slide["layout"] for slide in outline["slides"]}), 4, outline)
        self.assertTrue(all(slide["notes_words"] > 0 for slide in outline["slides"]))
        self.expect(3, "new", "talk.md", err="it is there already")
        self.assertEqual((self.folder / "talk.md").read_bytes(), before)
        self.expect(3, "new", "none/talk.md", err="its folder is not there")


class Themes(CliTest):
    OWN = "# own\ncolours:\n  ink: #101820\n  hott: red\n"

    def test_a_specimen_of_every_theme_has_a_folder_of_its_own(self):
        self.write("own.yaml", self.OWN)
        done = self.expect(0, "themes", "own.yaml", "plain", "-o", "out", out="plain: 15 pictures in out/plain")
        self.assertIn("own.yaml:4:3: warning: unknown colour: hott", done.stderr)
        for theme in ("own", "plain"):
            pictures = sorted(path.name for path in (self.folder / "out" / theme).iterdir())
            self.assertEqual(len(pictures), 15, pictures)
            self.assertEqual(pictures[0], f"{theme}.001.png")

    def test_a_printed_theme_is_a_theme_file(self):
        printed = self.expect(0, "themes", "--print", "paper").stdout
        self.write("again.yaml", printed)
        again = self.expect(0, "themes", "--print", "again.yaml")
        self.assertEqual((again.stdout, again.stderr), (printed, ""))

    def test_a_theme_file_is_found_from_the_deck_and_from_the_command_line(self):
        (self.folder / "talks").mkdir()
        self.write("talks/talk.md", "---\ntheme: own.yaml\n---\n\n# A\n")
        self.write("talks/own.yaml", self.OWN)
        self.expect(0, "check", "talks/talk.md", out="talks/own.yaml:4:3: warning: unknown colour: hott")
        self.expect(1, "check", "--strict", "talks/talk.md", out="1 warning")
        self.write("other.yaml", "sizes: {titel: 80}\n")
        report = json.loads(self.expect(0, "check", "--format", "json", "--theme", "other.yaml", "talks/talk.md").stdout)
        self.assertEqual([(found["file"], found["line"], found["column"]) for found in report["diagnostics"]],
                         [("other.yaml", 1, 9)])
        self.assertEqual(report["warnings"], 1)
        self.expect(1, "check", "--theme", "gone.yaml", "talks/talk.md", out="gone.yaml")

    def test_misuse_is_exit_2_and_a_missing_theme_3(self):
        cases = [
            (["--print"], "--print prints one theme"),
            (["--print", "paper", "plain"], "--print prints one theme"),
            (["--print", "paper", "-o", "out"], "--print and --output exclude each other"),
            (["paper"], "what to do with paper was not said"),
            (["a/own.yaml", "b/own.yaml", "-o", "out"], "pictures of the same names"),
        ]
        for arguments, message in cases:
            self.expect(2, "themes", *arguments, err=message)
        self.expect(3, "themes", "papre", "-o", "out", err="did you mean paper?")
        self.expect(3, "themes", "gone.yaml", "-o", "out", err="gone.yaml")
        self.assertEqual(list(self.folder.iterdir()), [])


class CheckAndOutline(CliTest):
    def test_warnings_fail_only_when_strict(self):
        self.write("talk.md", "---\ntitel: A\n---\n\n## One\n\ntext\n")
        done = self.expect(0, "check", "talk.md", out="talk.md:2:")
        self.assertIn("warning", done.stdout)
        self.assertIn("title", done.stdout)
        self.expect(1, "check", "--strict", "talk.md")

    def test_a_clean_deck_passes_strictly(self):
        self.write("talk.md", "## One\n\ntext\n")
        self.expect(0, "check", "--strict", "talk.md", out="0 errors, 0 warnings")

    def test_check_as_json(self):
        self.write("talk.md", "## One\n\n![a picture](none.png)\n")
        report = json.loads(self.run_program("check", "talk.md", "--format", "json").stdout)
        self.assertEqual(report["file"], "talk.md")
        found = [one for one in report["diagnostics"] if "none.png" in one["message"]]
        self.assertEqual(len(found), 1, report)
        self.assertEqual(found[0]["line"], 3)
        self.assertEqual(set(found[0]), {"severity", "code", "file", "line", "column", "message", "hint"})

    def test_outline_as_json_has_the_promised_shape(self):
        self.write("talk.md", "---\ntitle: Talk\n---\n\n## One\n\n<!-- time: 1m30s -->\n\n- a\n\n. . .\n\n- b\n\n"
                              "<!--\nThree words here.\n-->\n\n## Two\n\n<!-- backup -->\n\ntext\n")
        outline = json.loads(self.expect(0, "outline", "talk.md", "--format", "json").stdout)
        self.assertEqual(list(outline), ["title", "dialect", "dialect_reason", "slides", "diagnostics", "timing"])
        self.assertEqual(outline["title"], "Talk")
        self.assertEqual([list(slide) for slide in outline["slides"]],
                         [["index", "title", "line", "layout", "kind", "pages", "steps", "notes_words", "planned_seconds",
                           "expected_seconds", "expected_from"]] * 3)
        one = outline["slides"][1]
        self.assertEqual((one["index"], one["title"], one["line"], one["kind"], one["steps"], one["notes_words"], one["planned_seconds"]),
                         (2, "One", 5, "normal", 2, 3, 90))
        self.assertEqual(outline["slides"][2]["kind"], "backup")
        self.assertIsNone(outline["slides"][2]["planned_seconds"])

    def test_reports_say_clearly_that_there_are_none(self):
        self.write("talk.md", "## One\n\n- a\n")
        for command in (["report", "talk.md"], ["report", "talk.md", "--runs"], ["report", "talk.md", "--run", "3", "--delete"]):
            self.expect(3, *command, err="no rehearsal or talk of talk.md is kept\n  hint: lectern rehearse talk.md records one")
        self.assertFalse((self.folder / ".local").exists(), "looking leaves nothing behind")
        self.expect(2, "report", "talk.md", "--delete", err="--delete needs --run N")
        self.expect(2, "report", "talk.md", "-o", "report.txt", err="write .png, .jpg, .webp or .pdf")
        self.expect(2, "report", "talk.md", "--format", "yaml", err="write text, json or csv")
        self.expect(3, "report", "none.md", err="none.md")

    def test_times_are_expected_from_the_notes_and_checked_against_the_slot(self):
        notes = "word " * 260
        self.write("talk.md", f"---\ntitle: Talk\nduration: 4m\nreserve: 1m\nwpm: 65\n---\n\n## One\n\n- a\n\n<!--\n{notes}\n-->\n\n"
                              f"## Two\n\n<!-- time: 20s -->\n\n- b\n\n<!--\n{notes}\n-->\n")
        done = self.expect(0, "outline", "talk.md", out="expected: 8:14, at 65 words a minute, as wpm says; 5:14 over the 3:00")
        self.assertRegex(done.stdout, r"(?m)^ +3 .* 0:20 +4:03  Two$")
        timing = json.loads(self.expect(0, "outline", "talk.md", "--format", "json").stdout)["timing"]
        self.assertEqual(timing, {"expected_seconds": 494, "slot_seconds": 240, "reserve_seconds": 60, "target_seconds": 180,
                                  "words_per_minute": 65.0, "runs": 0})
        check = self.expect(0, "check", "talk.md", out="talk.md:3:11: warning: the talk takes 8:14 (at 65 words a minute, as "
                            "wpm says), 5:14 more than its 3:00 (4:00 less 1:00 for questions)").stdout
        self.assertIn("hint: cut about 341 words from the notes, or mark a slide optional", check)
        self.assertIn("note: 260 words of notes take about 4:03; time: says 0:20", check)
        self.write("talk.md", "---\nduration: 4m\nreserve: 5m\n---\n\n## One\n\n- a\n")
        self.expect(0, "check", "talk.md", out="reserve: 5:00 leaves nothing of duration: 4:00")

    def test_outline_as_text_names_the_split_and_what_puts_text_on_slides(self):
        self.write("talk.md", "## One\n\n<!-- marking: OFFICIAL -->\n\ntext\n\n---\n\nA statement.\n")
        done = self.expect(0, "outline", "talk.md", out="slides split by: ")
        self.assertIn("marking: OFFICIAL (from slide 1)", done.stdout)
        self.assertIn("(A statement.)", done.stdout)

    def test_the_briefings_are_clean_and_show_every_layout(self):
        every = {"title", "section", "statement", "bullets", "cards", "rows", "quote", "columns", "split", "picture",
                 "grid", "figure", "table", "code", "end"}
        decks = sorted(path for path in self.BRIEFINGS.glob("*.md") if path.name != "README.md")
        self.assertEqual(len(decks), 7)
        seen, columns = set(), set()
        for path in decks:
            self.expect(0, "check", "--strict", path)
            lines = path.read_text(encoding="utf-8").splitlines()
            self.assertTrue(any(line.startswith("source:") for line in lines), path)
            slides = json.loads(self.expect(0, "outline", path, "--format", "json").stdout)["slides"]
            shown = [slide for slide in slides if slide["kind"] != "backup"]
            self.assertEqual(slides[0]["layout"], "title")
            self.assertTrue(7 <= len(shown) <= 12, f"{path}: {len(shown)}")
            self.assertGreaterEqual(len({slide["layout"] for slide in slides[1:]}), 4)
            for slide, after in zip(slides, slides[1:] + [{"line": len(lines) + 1}]):
                self.assertTrue(60 <= slide["notes_words"] <= 130, slide)
                self.assertIsNotNone(slide["planned_seconds"], slide)
                self.assertEqual(slide["pages"], 1, slide)
                if slide["layout"] == "columns":
                    text = "\n".join(lines[slide["line"] - 1:after["line"] - 1])
                    count = len(re.findall(r"^:::+ .*column\b", text, re.M))
                    columns.add(f"{count} columns")
                    columns.update(["table beside text"] if re.search(r"^\|[ :|-]+\|$", text, re.M) else [])
            seen.update(slide["layout"] for slide in slides)
        self.assertEqual(seen, every)
        self.assertEqual(columns, {"2 columns", "3 columns", "table beside text"})


class BadInput(CliTest):
    """Decks that are broken in every way people have found: a message or a stand-in, never a crash or a hang."""

    def check(self, content, codes=(0, 1), timeout=60):
        name = self.write("bad.md", content)
        outline = self.run_program("outline", name, "--format", "json", timeout=timeout)
        self.assertEqual(outline.returncode, 0, outline.stderr[:2000])
        done = self.run_program("check", name, timeout=timeout)
        self.assertIn(done.returncode, codes, done.stderr[:2000])
        export = self.run_program("export", name, "-o", "out", "--size", "64x36", "--slides", "1", timeout=timeout)
        self.assertIn(export.returncode, (0, 2), export.stderr[:2000])
        return json.loads(outline.stdout), done.stdout

    def test_an_empty_file(self):
        for content in ("", "\n\n", " "):
            self.check(content)

    def test_text_that_is_not_utf8_is_placed_and_the_rest_shown(self):
        outline, said = self.check(b"## Caf\xe9\n\ntext that stays\n")
        self.assertIn("bad.md:1:7", said)
        self.assertIn("Caf\N{REPLACEMENT CHARACTER}", outline["slides"][0]["title"])

    def test_a_bom_and_crlf_change_nothing(self):
        plain, _ = self.check("---\ntitle: T\n---\n\n## One\n\ntext\n")
        marked, said = self.check(b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n\r\n## One\r\n\r\ntext\r\n")
        self.assertEqual(plain["slides"], marked["slides"], said)

    def test_front_matter_that_is_not_yaml_or_never_closed(self):
        outline, said = self.check("---\ntitle: Japan and Britain: a quiet revolution\n---\n\n## One\n\ntext\n")
        self.assertEqual(outline["title"], "Japan and Britain: a quiet revolution")
        self.assertIn("warning", said)
        self.check("---\ntitle: T\n\n## One\n\ntext\n")
        self.check("---\n[[[[{{{{\n---\n\n## One\n")

    def test_a_line_of_5_megabytes(self):
        self.check("## Long\n\n" + "word " * 1_000_000 + "\n", timeout=100)

    def test_200_nested_lists(self):
        self.check("## Deep\n\n" + "".join("  " * i + "- item\n" for i in range(200)))

    def test_10000_slides(self):
        outline, _ = self.check("".join(f"## Slide {i}\n\n- text\n\n" for i in range(10_000)), timeout=100)
        self.assertEqual(len(outline["slides"]), 10_000)

    def test_pictures_that_are_missing_corrupt_or_bombs(self):
        self.write("corrupt.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
        header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
        bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100_000)), (b"IEND", b"")))
        self.write("bomb.png", bomb)
        (self.folder / "folder.png").mkdir()
        names = ("none.png", "corrupt.png", "bomb.png", "folder.png", "../secret.png", "/etc/passwd", "https://example.org/a.png")
        _, said = self.check("".join(f"## P\n\n![alt]({name})\n\n" for name in names))
        for name in names:
            self.assertIn(name, said)
        self.assertNotIn("back row", said)  # a stand-in's words are not the author's

    def test_a_file_of_every_byte(self):
        self.check(bytes(range(256)) * 40)

if __name__ == "__main__":
    main()
