#!/usr/bin/python3
"""No file names a place on one person's machine, promises work instead of doing it, or carries stray
white space: tabs, trailing blanks, carriage returns, a missing last newline."""

import re
import sources

# Assembled, so that this file does not contain what it looks for.
MACHINE_PATHS = re.compile("(?<![\\w.])/(" + "|".join(["work/", "home/[a-z]", "Users/[A-Za-z]", "tmp/plan"]) + ")")
PROMISES = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "not yet " + "implemented"]) + r")\b")
BINARY = {".png", ".bin", ".gz"}


def check(root):
    complaints = []
    for path in sources.files(root):
        relative = path.relative_to(root)
        if path.suffix in BINARY or relative.parts[:2] == ("tests", "hostile"):
            continue
        text = path.read_bytes().decode(errors="replace")
        for number, line in enumerate(text.split("\n"), start=1):
            where = f"{relative}:{number}"
            if MACHINE_PATHS.search(line):
                complaints.append(f"{where}: names a place on one machine")
            if PROMISES.search(line):
                complaints.append(f"{where}: promises work instead of doing it")
            if line != line.rstrip() or "\t" in line:
                complaints.append(f"{where}: stray white space")
        if text and not text.endswith("\n"):
            complaints.append(f"{relative}: the last line has no end")
    return complaints


if __name__ == "__main__":
    sources.run(check)
