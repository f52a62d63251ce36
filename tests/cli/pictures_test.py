#!/usr/bin/env python3
"""Exports pictures as people and scripts do: names, sizes, exit codes, signals, full disks. How to start it: cli_case.py."""
import os
import resource
import signal
import subprocess

from cli_case import CliTest, main, png_size, sha256_of_folder


class Pictures(CliTest):
    DECK = "---\ntitle: Talk\n---\n\n## One\n\n- a\n\n. . .\n\n- b\n\n## Two\n\n積極的平和主義\n\n## Three\n\n<!-- backup -->\n\ntext\n"

    def names(self, folder="out"):
        return sorted(path.name for path in (self.folder / folder).iterdir())

    def test_one_png_a_page_at_1080p(self):
        self.write("talk.md", self.DECK)
        self.expect(0, "export", "talk.md", "-o", "out", out="talk.md: 3 pictures in out")
        self.assertEqual(self.names(), ["talk.001.png", "talk.002.png", "talk.003.png"])
        for name in self.names():
            self.assertEqual(png_size(self.folder / "out" / name), (1920, 1080))

    def test_sizes_steps_slides_and_formats(self):
        self.write("talk.md", self.DECK)
        self.expect(0, "export", "talk.md", "-o", "a", "--size", "320x240", "--slides", "2", "--steps", "all")
        self.assertEqual(self.names("a"), ["talk.002.01.png", "talk.002.02.png"])
        self.assertEqual(png_size(self.folder / "a" / "talk.002.01.png"), (320, 240))
        self.expect(0, "export", "talk.md", "-o", "b", "--scale", "0.25", "--backup", "--compression", "small")
        self.assertEqual(len(self.names("b")), 4)
        self.assertEqual(png_size(self.folder / "b" / "talk.004.png"), (480, 270))
        self.expect(0, "export", "talk.md", "-o", "c", "--format", "jpg", "--size", "64x36")
        self.expect(0, "export", "talk.md", "-o", "c", "--format", "webp", "--size", "64x36", "--slides", "1")
        self.assertEqual(self.names("c"), ["talk.001.jpg", "talk.001.webp", "talk.002.jpg", "talk.003.jpg"])

    def test_one_picture_into_a_file_of_its_own(self):
        self.write("talk.md", self.DECK)
        self.expect(0, "export", "talk.md", "-o", "one.png", "--slides", "2", "--size", "64x36")
        self.assertEqual(png_size(self.folder / "one.png"), (64, 36))
        self.expect(2, "export", "talk.md", "-o", "two.png", "--size", "64x36", err="two.png can hold one picture")
        self.assertFalse((self.folder / "two.png").exists())

    def test_several_decks_and_the_highest_exit_code(self):
        self.write("one.md", self.DECK)
        self.write("two.md", self.DECK)
        self.expect(3, "export", "one.md", "none.md", "two.md", "-o", "out", "--size", "64x36", err="none.md")
        self.assertEqual(len(self.names()), 6)
        (self.folder / "other").mkdir()
        self.write("other/one.md", self.DECK)
        done = self.expect(2, "export", "one.md", "other/one.md", "-o", "clash", err="would write files of the same names")
        self.assertFalse((self.folder / "clash").exists(), done.stderr)
        self.write("One.md", self.DECK)
        done = self.expect(2, "export", "one.md", "One.md", "-o", "clash", err="but for capitals")
        self.assertFalse((self.folder / "clash").exists(), done.stderr)

    def test_the_deck_itself_is_never_written_over(self):
        self.write("talk.png", self.DECK)
        self.expect(2, "export", "talk.png", "-o", "talk.png", "--slides", "1", err="is the deck itself")
        self.assertEqual((self.folder / "talk.png").read_text(), self.DECK)

    def test_diagnostics_alone_never_fail_an_export(self):
        self.write("talk.md", "## One\n\n![lost](none.png)\n")
        self.expect(0, "export", "talk.md", "-o", "out", "--size", "64x36", err="none.png")
        self.assertEqual(self.names(), ["talk.001.png"])

    def test_output_that_cannot_be_written_is_exit_3_and_names_it(self):
        self.write("talk.md", self.DECK)
        self.write("file", "x")
        self.expect(3, "export", "talk.md", "-o", "file", err="it is a file, not a folder")
        self.expect(3, "export", "talk.md", "-o", "/proc/lectern", err="cannot write")
        self.assertEqual((self.folder / "file").read_text(), "x")
        if os.getuid() != 0:  # root may write anywhere
            (self.folder / "shut").mkdir(mode=0o500)
            self.expect(3, "export", "talk.md", "-o", "shut", err="no permission")

    def test_a_disk_that_fills_up_leaves_whole_files_and_the_older_ones(self):
        """The limit on file size stands in for a full disk: writing beyond it fails in the middle of a file."""
        self.write("talk.md", self.DECK)
        self.expect(0, "export", "talk.md", "-o", "out", "--size", "640x360")
        before = sha256_of_folder(self.folder / "out")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

        self.expect(3, "export", "talk.md", "-o", "out", err="cannot write out/talk.", preexec_fn=limit)
        self.assertEqual(sha256_of_folder(self.folder / "out"), before)

    def test_same_bytes_for_every_number_of_jobs_locale_and_time(self):
        deck = self.BRIEFINGS / "japan-uk-2-plus-2.md"
        self.expect(0, "export", deck, "-o", "a", "--size", "480x270", "--jobs", "1")
        self.expect(0, "export", deck, "-o", "b", "--size", "480x270", "--jobs", "2", env={"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"})
        self.expect(0, "export", deck, "-o", "c", "--size", "480x270", "--jobs", "7", env={"LC_ALL": "C"})
        first = sha256_of_folder(self.folder / "a")
        self.assertEqual(len(first), 12)
        self.assertEqual(first, sha256_of_folder(self.folder / "b"))
        self.assertEqual(first, sha256_of_folder(self.folder / "c"))

    def test_signals_leave_whole_files_and_their_exit_code(self):
        self.write("talk.md", "".join(f"## Slide {i}\n\n- text {i}\n\n" for i in range(400)))
        for sent, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)):
            out = self.folder / f"out{sent}"
            out.mkdir()
            running = subprocess.Popen([self.PROGRAM, "export", "talk.md", "-o", str(out)], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while running.poll() is None and len(list(out.iterdir())) < 3:
                pass
            running.send_signal(sent)
            self.assertEqual(running.wait(timeout=60), code)
            files = [path for path in out.iterdir() if not path.name.endswith(".part")]
            self.assertTrue(3 <= len(files) < 400, len(files))
            for path in files:
                self.assertEqual(png_size(path), (1920, 1080))
            if sent != signal.SIGKILL:
                self.assertEqual(len(files), len(list(out.iterdir())), "a temporary file was left")

if __name__ == "__main__":
    main()
