"""What the stress tests share: their main(), a private installation, solutions that are new to its cache, and a look at
what is left."""

import argparse
import ctypes
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import solutions  # noqa: E402  pylint: disable=wrong-import-position
from installed import Installation  # noqa: E402  pylint: disable=wrong-import-position

PROBLEM = "matrix-multiply"
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Ground(Installation):
    """An installation to be strained; its faults are said as they are found."""

    def __init__(self, build):
        super().__init__(build, "mathjudge-stress-")
        self.faults = []

    def fault(self, text):
        print(text, flush=True)
        self.faults.append(text)


def run(test, description, **numbers):
    """The main() of a stress test: test(at, chosen) tells `at` its faults and returns in a line what it did."""
    chosen = options(description, **numbers)
    adopt_orphans()
    at = Ground(chosen.build)
    try:
        print(f"{test(at, chosen)}: {len(at.faults)} faults")
    finally:
        at.remove()
    sys.exit(1 if at.faults else 0)


def options(description, **numbers):
    """The command line: --build, and the numbers with their defaults."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build", help="a build tree (default: build)")
    for name, default in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"(default: {default})")
    return parser.parse_args()


def adopt_orphans():
    """What outlives the judge becomes a child of this process, so that none can hide."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def orphans():
    """Whether a process outlived its judge, even if it has ended since. Only for who awaits no child of its own."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def fresh(at, verdict, mark):
    """A solution with this verdict that no cache has seen, and its exit code."""
    code, source = solutions.VERDICTS[verdict]
    return at.solution(f"{verdict}.cpp", f"{source}// {mark}\n"), code


def debris(cache):
    """Files in a cache that are no part of it: unfinished records, the compiler's temporary files, work in progress."""
    return [str(path.relative_to(cache)) for path in cache.rglob("*")
            if path.parent.name == "work" or ".tmp" in path.name or re.fullmatch(r"cc\w{6}\.\w+", path.name)]
