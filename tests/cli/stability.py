#!/usr/bin/python3
"""stability.py [RUNS]: the same judgement many times (200): one verdict, nothing left behind. Opt-in."""

import collections
import ctypes
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("MATHJUDGE_PROGRAM", ROOT / "build/bin/mathjudge"))
SUBJECTS = (("matrix-inverse", ROOT / "reference/matrix-inverse/textbook.cpp"),
            ("matrix-inverse", ROOT / "tests/solutions/matrix-inverse/no_pivoting.cpp"))


def children():
    """Living processes whose parent is this one or that were orphaned to it."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
            except OSError:
                continue
            if parent == str(os.getpid()):
                found.append(entry.name)
    return found


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # orphans of the judge become children of this process
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        environment = dict(os.environ, MATHJUDGE_CACHE=f"{place}/cache", TMPDIR=f"{place}/tmp")
        os.mkdir(f"{place}/tmp")
        for problem, file in SUBJECTS:
            seen = collections.Counter()
            cached = None
            for _ in range(runs):
                done = subprocess.run([PROGRAM, "run", problem, file, "--no-timing", "--json"], cwd=place,
                                      env=environment, capture_output=True, check=False)
                document = json.loads(done.stdout)
                failing = tuple(c["name"] for c in document["cases"] if c["verdict"] != "accepted")
                seen[document["verdict"], done.returncode, document["deciding_case"], failing] += 1
                files = sorted(str(p.relative_to(place)) for p in pathlib.Path(place).rglob("*"))
                if cached is not None and files != cached:
                    print(f"files changed: {set(files) ^ set(cached)}")
                    failed += 1
                cached = files
            for (verdict, code, case, failing), count in seen.items():
                print(f"{problem} {file.name}: {count} times {verdict} (exit {code}, {len(failing)} cases failed, decided by {case})")
            failed += len(seen) != 1
        left = children()
        if left or os.listdir(f"{place}/tmp"):
            print(f"left behind: processes {left}, files {os.listdir(f'{place}/tmp')}")
            failed += 1
    print("nothing left behind" if not failed else f"{failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
