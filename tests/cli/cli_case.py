"""What the tests of the command line share: the program in a folder of its own, and what to ask of its files.

    THE_TEST.py PROGRAM SOURCE-FOLDER [unittest arguments]

Python 3, standard library only. No display, no network.
"""
import hashlib
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib


def sha256_of_folder(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def png_size(path):
    """(width, height) of a PNG whose chunks all have the right checksum, ending in IEND."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    at, last = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        assert struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0] == zlib.crc32(data[at + 4:at + 8 + length]), path
        at, last = at + 12 + length, kind
    assert last == b"IEND", path
    return struct.unpack(">II", data[16:24])


class CliTest(unittest.TestCase):
    PROGRAM = ""
    SOURCE = pathlib.Path()
    BRIEFINGS = pathlib.Path()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-cli-"))

    def tearDown(self):
        for path in [self.folder, *self.folder.rglob("*")]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_program(self, *arguments, env=None, timeout=120, **more):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), **(env or {})}
        for name, value in os.environ.items():  # the sanitizers' and the build's own settings
            if name.endswith("_OPTIONS"):
                environment[name] = value
        return subprocess.run([self.PROGRAM, *map(str, arguments)], cwd=self.folder, env=environment, text=True,
                              capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL, **more)

    def expect(self, code, *arguments, out="", err="", **more):
        """Runs and asserts the exit code, and that the outputs hold what is given."""
        done = self.run_program(*arguments, **more)
        said = f"lectern {' '.join(map(str, arguments))}\nstdout: {done.stdout}\nstderr: {done.stderr}"
        self.assertEqual(done.returncode, code, said)
        self.assertIn(out, done.stdout, said)
        self.assertIn(err, done.stderr, said)
        return done


def main():
    CliTest.PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
    CliTest.SOURCE = pathlib.Path(sys.argv[2]).resolve()
    CliTest.BRIEFINGS = CliTest.SOURCE / "briefings"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
