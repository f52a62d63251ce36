#!/usr/bin/env python3
"""Exports in trouble: killed, in the way of other files, on disks that are full, read-only or gone. How to start it:
cli_case.py.
"""
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess

from cli_case import CliTest, main, png_size, sha256_of_folder
from export_test import DECK, ExportTest


class Trouble(ExportTest):
    MANY = "".join(f"## Slide {i}\n\n- text {i}\n- more\n\n" for i in range(150))

    def started(self, *arguments):
        return subprocess.Popen([CliTest.PROGRAM, "export", *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
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
        form = [["-o", "{}", "--size", "320x180", "--reuse"], ["-o", "{}/talk.pdf"],
                ["-o", "{}/talk.html", "--pictures", "--size", "320x180"]]
        for folder, deck in (("a", "old/talk.md"), ("b", "talk.md")):
            (self.folder / folder).mkdir()
            for arguments in form:
                self.expect(0, "export", deck, *[word.format(folder) for word in arguments])
        old, new = sha256_of_folder(self.folder / "a"), sha256_of_folder(self.folder / "b")
        self.assertEqual(len(old), 153)
        size_of = {path.name: path.stat().st_size for path in (self.folder / "b").iterdir()}
        sizes = [sum(size for name, size in size_of.items() if name.endswith(".png")), size_of["talk.pdf"], size_of["talk.html"]]
        chance = random.Random(2015)
        seen = set()
        for i in range(24):
            running = self.started("talk.md", *[word.format("a") for word in form[i % 3]])
            self.wait_until_written(running, chance.random() * 1.1 * sizes[i % 3])
            running.send_signal(signal.SIGKILL if i % 6 < 3 else signal.SIGINT)
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
        for form in (["-o", "out", "--size", "160x90"], ["-o", "talk.pdf"], ["-o", "n.pdf", "--format", "notes"],
                     ["-o", "talk.html", "--pictures", "--size", "160x90"]):
            ours, theirs = os.openpty()
            try:
                running = subprocess.Popen([CliTest.PROGRAM, "export", "talk.md", *form], cwd=self.folder, stdin=subprocess.DEVNULL,
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

    def test_memory_that_runs_out_is_told(self):
        if b"__asan_init" in pathlib.Path(CliTest.PROGRAM).read_bytes():
            self.skipTest("a sanitizer needs more room than this")

        def little_memory():  # less than the 512 MB of the picture's pixels
            resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20))

        done = self.run_program("export", "talk.md", "-o", "out", "--size", "16000x8000", "--jobs", "1", preexec_fn=little_memory)
        self.assertEqual((done.returncode, done.stderr),
                         (3, "lectern: there is not enough memory\n  hint: ask for a smaller size or fewer --jobs\n"))
        self.assertEqual([path.name for path in self.folder.rglob("*.png")], [])
        self.assertEqual(self.run_program("export", "talk.md", "-o", "out", "--jobs", "1", preexec_fn=little_memory).returncode, 0)

    def test_an_answer_that_nobody_gets_is_an_error(self):
        """On standard output: to a full disk and to a stream that was closed, but not to a reader who has read enough."""
        lost = "lectern: cannot write to standard output: "
        commands = (["--help"], ["export", "--help"], ["--version"], ["outline", "talk.md"], ["check", "talk.md"], ["fonts"],
                    ["outline", "--format", "json", "talk.md"], ["themes"], ["themes", "paper", "--print"], ["keys"],
                    ["export", "talk.md", "-o", "talk.pdf"])

        def run(command, more="", **streams):
            words = " ".join(command)
            return words, subprocess.run(["sh", "-c", f'exec "$@" {more}', "sh", CliTest.PROGRAM, *command], cwd=self.folder, text=True,
                                         stderr=subprocess.PIPE, timeout=60, **streams)

        for command in commands:
            with open("/dev/full", "wb") as full:
                words, done = run(command, stdout=full)
            self.assertEqual(done.returncode, 3, words)
            self.assertIn(f"{lost}no space is left on the disk\n", done.stderr, words)
            words, done = run(command, ">&-")
            self.assertEqual(done.returncode, 3, words)
            self.assertIn(f"{lost}it is closed\n", done.stderr, words)
            self.assertEqual((self.folder / "talk.pdf").read_bytes()[:5] if "-o" in command else b"%PDF-", b"%PDF-")
            theirs, ours = os.pipe()
            os.close(theirs)
            words, done = run(command, stdout=ours, restore_signals=False)  # SIGPIPE is ignored, as Python has it
            os.close(ours)
            self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        # The lowest number that is free would be the picture's, and the warning would be written into it.
        self.write("talk.md", "## Slide\n\n![](missing.png)\n")
        _, done = run(["export", "talk.md", "-o", "out"], ">&- 2>&-")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(png_size(self.folder / "out/talk.001.png"), (1920, 1080))

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
                                   (["-o", "t.html", "--scale", "2"], "--size and --scale are for pictures, and html is to be written"),
                                   (["-o", "t.html", "--quality", "80", "--pictures"], "--quality is for jpg, and html is to be written"),
                                   (["-o", "t.html", "--scale", "1"], "--size and --scale are for pictures, and html is to be written"),
                                   (["-o", "t.pptx", "--compression", "fast"], "--compression is for png and webp, and pptx is to be written"),
                                   (["-o", "out", "--quality", "92"], "--quality is for jpg, and png is to be written"),
                                   (["-o", "t.pdf", "--pictures"], "--pictures is for html, and pdf is to be written"),
                                   (["-o", "out", "--pictures"], "--pictures is for html, and png is to be written"),
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
                          ["-o", "t.html", "--pictures", "--size", "160x90", "--compression", "small"],
                          ["-o", "t.html", "--pictures", "--scale", "0.1"],
                          ["-o", "stick", "--format", "kit", "--pictures", "--size", "160x90", "--compression", "small", "--reuse"]):
            self.expect(0, "export", "talk.md", *arguments)

    def test_sizes_that_a_format_cannot_hold_are_refused_before_anything_is_written(self):
        self.expect(2, "export", "talk.md", "-o", "out", "--format", "webp", "--size", "16384x10",
                    err="each side of a webp may have 1 to 16383 pixels")
        self.expect(2, "export", "talk.md", "-o", "out", "--scale", "1000", err="1920000 x 1080000 pixels")
        self.expect(2, "export", "talk.md", "-o", "t.html", "--pictures", "--size", "100000x1",
                    err="a picture of 100000 x 1 pixels cannot be made")
        self.assertFalse((self.folder / "t.html").exists())
        self.assertFalse((self.folder / "out").exists())

    def test_what_is_unchanged_is_left_as_it_is_also_in_a_kit_and_as_svg(self):
        for arguments in (["--format", "svg"], ["--format", "kit", "--size", "160x90"]):
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse")
            files = [path for path in (self.folder / "out").rglob("*") if path.suffix in (".svg", ".png")]
            self.assertTrue(files)
            before = {path: path.stat().st_mtime_ns for path in files}
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse", out="unchanged")
            self.assertEqual({path: path.stat().st_mtime_ns for path in files}, before)
            files[0].write_text("somebody else's")
            self.expect(0, "export", "talk.md", "-o", "out", *arguments, "--reuse", out="2 of them unchanged")
            self.assertGreater(files[0].stat().st_size, 20)
            shutil.rmtree(self.folder / "out")

    def test_an_output_that_cannot_be_meant_is_exit_2(self):
        for output, message in (("", "--output was given an empty value"), ("-", "only files are written"), ("talk.gif", "cannot write gif: talk.gif"), ("talk.odp", "cannot write odp"),
                                ("talk.docx", "cannot write docx"),
                                ("talk.json", "lectern outline DECK --format json lists the slides")):
            self.expect(2, "export", "talk.md", "-o", output, err=message)
        self.assertEqual(self.names("."), ["talk.md"])
        self.expect(0, "export", "talk.md", "-o", "v1.2", "--size", "32x18", out="3 pictures in v1.2, 1 kB")

    def test_a_document_into_a_folder_that_is_not_there(self):
        for arguments in (["-o", "none/talk.pdf"], ["-o", "none/n.txt", "--notes"], ["-o", "none/one.png", "--slides", "1"]):
            self.expect(3, "export", "talk.md", *arguments, err="its folder is not there")

    def test_a_picture_that_breaks_off_does_not_stop_an_export(self):
        data = (CliTest.SOURCE / "docs" / "pictures" / "slide.png").read_bytes()
        self.write("cut.png", data[:len(data) // 2])
        self.write("cut.md", "## One\n\n![half](cut.png)\n\n## Two\n\ntext\n")
        self.expect(0, "export", "cut.md", "-o", "out", "--size", "320x180", err="cut.png")
        self.assertEqual(self.names(), ["cut.001.png", "cut.002.png"])

    def test_a_photograph_that_is_broken_inside_is_reported_by_every_format(self):
        data = (CliTest.SOURCE / "briefings" / "pictures" / "cargo.jpg").read_bytes()
        self.write("half.jpg", data[:len(data) // 2] + b"\xff\xd9")
        self.write("half.md", "## One\n\n![half](half.jpg)\n\n## Two\n\ntext\n")
        for form in ("png", "svg", "pdf", "html", "pptx", "handout", "notes", "contact", "kit"):
            self.expect(0, "export", "half.md", "-o", "out", "--format", form, err="half.md:3:1: warning: the JPEG is broken inside")

    def test_a_picture_of_the_deck_is_not_written_over_by_a_page_of_its_name(self):
        picture = (CliTest.SOURCE / "docs" / "pictures" / "slide.png").read_bytes()
        (self.folder / "stick" / "pictures").mkdir(parents=True)
        for name in ("two.002.png", "stick/pictures/two.001.png", "two.logo.png"):
            self.write(name, picture)
        self.write("two.md", "## One\n\n![a](two.002.png)\n\n## Two\n\n![b](stick/pictures/two.001.png)\n\n![c](two.logo.png)\n")
        for arguments, name in ((["-o", "."], "two.002.png"), (["-o", "stick", "--format", "kit"], "stick/pictures/two.001.png")):
            self.expect(2, "export", "two.md", *arguments, "--size", "32x18", err=f"{name} is a file that two.md is made from")
            self.assertEqual((self.folder / name).read_bytes(), picture)
        self.expect(0, "export", "two.md", "-o", ".", "--format", "jpg", "--size", "32x18")
        self.assertEqual((self.folder / "two.logo.png").read_bytes(), picture)

    def test_many_decks_get_a_line_each_and_the_highest_code(self):
        self.write("two.md", DECK)
        done = self.expect(3, "export", "talk.md", "none.md", "two.md", "-o", "out", "--format", "pdf", err="none.md")
        self.assertEqual([line.split(":")[0] for line in done.stdout.splitlines()], ["talk.md", "two.md"])
        self.assertEqual(self.names(), ["talk.pdf", "two.pdf"])
        self.expect(2, "export", "talk.md", "two.md", "-o", "one.pdf", err="one.pdf can hold one deck, and 2 decks were named")


if __name__ == "__main__":
    main()
