#!/usr/bin/python3
"""verify.py: `mathjudge verify` for all problems, and problems/STRENGTH.md is the table that it prints.

Counts must be the committed ones. Margins are measured, and another libm or compiler moves their digits: they may
differ by a tenth.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import judging

COMMITTED = judging.ROOT / "problems/STRENGTH.md"
MARGIN = re.compile(r"(?<![\w./])(?<!\+ )\d+(?:\.\d+)?(?:e[+-]?\d+)?(?=x?(?: \(theorem\))? \|)")


def differences(committed, current):
    """The lines of `committed` that are not as `current` has them."""
    old, new = committed.splitlines(), current.splitlines()
    if len(old) != len(new):
        return [f"{len(old)} lines, now {len(new)}"]
    return [f"{a}\n  now {b}" for a, b in zip(old, new)
            if MARGIN.sub("#", a) != MARGIN.sub("#", b)
            or any(abs(float(x) - float(y)) > 0.1 * abs(float(y)) for x, y in zip(MARGIN.findall(a), MARGIN.findall(b)))]


def main():
    with tempfile.TemporaryDirectory() as place:
        table = pathlib.Path(place) / "STRENGTH.md"
        proved = subprocess.run([judging.PROGRAM, "verify", "--markdown", table], check=False).returncode
        if proved != 0 or not COMMITTED.exists():
            return proved
        stale = differences(COMMITTED.read_text(), table.read_text())
    if stale:
        print("problems/STRENGTH.md is not current; ./mathjudge verify --markdown problems/STRENGTH.md writes it:")
        print("\n".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
