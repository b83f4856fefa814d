#!/usr/bin/python3
"""test_install.py BUILD: an installation has the documented layout, works from any directory and after being moved, and
holds no path of the machine that built it."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import solutions
from installed import ROOT, Installation


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.at = Installation(BUILD)

    @classmethod
    def tearDownClass(cls):
        cls.at.remove()

    def accepted_from(self, prefix, cwd):
        file = self.at.solution("right.cpp", solutions.VERDICTS["accepted"][1])
        done = subprocess.run([prefix / "bin" / "mathjudge", "run", "matrix-multiply", file, "--no-timing"], cwd=cwd,
                              env=self.at.environment(), capture_output=True, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def test_layout(self):
        specs = {path.relative_to(ROOT) for path in (ROOT / "problems").rglob("*.json")}
        references = {path.relative_to(ROOT) for path in (ROOT / "reference").rglob("*.cpp")}
        expected = {pathlib.Path("share/mathjudge") / path for path in specs | references}
        hostile = (ROOT / "tests" / "hostile").rglob("*.cpp")
        expected |= {pathlib.Path("share/mathjudge") / path.relative_to(ROOT / "tests") for path in hostile}
        expected |= {pathlib.Path(name) for name in (
            "bin/mathjudge", "libexec/mathjudge/mathjudge-runner", "include/mathjudge.hpp",
            "share/mathjudge/include/mathjudge.hpp", "share/mathjudge/include/runner/binding.hpp",
            "share/mathjudge/include/runner/abi.hpp", "share/doc/mathjudge/LICENSE")}
        found = {path.relative_to(self.at.prefix) for path in self.at.prefix.rglob("*") if path.is_file()}
        self.assertEqual(set(), expected - found)
        beside = {path for path in found - expected if path.parts[:3] != ("share", "mathjudge", "include")}
        self.assertEqual(set(), beside)

    def test_no_file_names_the_place_it_was_built_in(self):
        if re.search(r"^CMAKE_BUILD_TYPE:\w+=Release$", (BUILD / "CMakeCache.txt").read_text(), re.MULTILINE) is None:
            self.skipTest("debugging information names the sources")
        words = [os.fsencode(str(place)) + b"/" for place in (ROOT, BUILD, self.at.base)]
        found = [str(path) for path in self.at.prefix.rglob("*") if path.is_file()
                 if any(word in path.read_bytes() for word in words)]
        self.assertEqual([], found)

    def test_works_from_any_directory_through_a_link_and_after_being_moved(self):
        self.accepted_from(self.at.prefix, "/")
        moved = self.at.base / "elsewhere" / "deep"
        moved.parent.mkdir()
        self.at.prefix.rename(moved)
        self.addCleanup(moved.rename, self.at.prefix)
        self.accepted_from(moved, "/usr")
        link = self.at.base / "linked"
        link.mkdir()
        (link / "bin").mkdir()
        (link / "bin" / "mathjudge").symlink_to(moved / "bin" / "mathjudge")
        self.accepted_from(link, "/")

    def test_destdir_stages_the_same_tree(self):
        with tempfile.TemporaryDirectory() as stage:
            subprocess.run(["cmake", "--install", BUILD, "--prefix", "/opt/mathjudge"], check=True,
                           stdout=subprocess.DEVNULL, env={**os.environ, "DESTDIR": stage})
            self.accepted_from(pathlib.Path(stage) / "opt" / "mathjudge", "/")


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
