#!/usr/bin/python3
"""Our C++ is formatted as .clang-format says, by clang-format 14, whose output other versions do not repeat."""

import os
import re
import shutil
import subprocess
import sys
import sources

FOLDERS = ("judge", "src", "tests/unit", "tests/fuzz", "tests/solutions", "reference")
SKIPPED = 77


def program():
    """clang-format 14 under either of its names, or None."""
    for name in ("clang-format-14", "clang-format"):
        path = shutil.which(name)
        if path and re.search(r"version 14\.", subprocess.run([path, "--version"], capture_output=True, text=True).stdout):
            return path
    return None


def check(root, folders=FOLDERS):
    paths = [str(path) for path in sources.files(root, ".cpp", ".hpp", under=folders)]
    if not paths:
        return []
    done = subprocess.run([program(), "--dry-run", "-Werror", "-style=file", *paths], capture_output=True, text=True)
    wrong = sorted(set(re.findall(r"^(.+?):\d+:\d+: error:", done.stderr, re.M)))
    return [f"{os.path.relpath(path, root)}: not as clang-format would write it" for path in wrong]


if __name__ == "__main__":
    if program() is None:
        print("skipped: clang-format 14 is not installed")
        sys.exit(SKIPPED)
    sources.run(check)
