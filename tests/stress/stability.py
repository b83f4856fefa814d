#!/usr/bin/python3
"""The same judgement many times: always the same verdict for the same reasons, and nothing left behind."""

import collections
import json

import ground

PROBLEM = "matrix-inverse"
SUBJECTS = ("reference/matrix-inverse/textbook.cpp", "tests/solutions/matrix-inverse/no_pivoting.cpp")


def test(at, chosen):
    files = lambda: {str(path.relative_to(at.base)) for path in at.base.rglob("*")}
    for subject in SUBJECTS:
        seen = collections.Counter()
        held = None
        for _ in range(chosen.runs):
            done = at.call("run", PROBLEM, ground.ROOT / subject, "--no-timing", "--json")
            document = json.loads(done.stdout)
            failing = tuple(case["name"] for case in document["cases"] if case["verdict"] != "accepted")
            seen[document["verdict"], done.returncode, document["deciding_case"], failing] += 1
            before, held = held, files()  # the first run may add to the cache
            if before not in (None, held):
                at.fault(f"files changed: {sorted(before ^ held)}")
        for (verdict, code, case, failing), count in seen.items():
            print(f"{subject}: {count} times {verdict} (exit {code}, {len(failing)} cases failed, decided by {case})")
        if len(seen) > 1:
            at.fault(f"{subject}: not always the same")
    left = at.leftovers(patience=0) + ground.debris(at.cache)
    if left or ground.orphans():
        at.fault(f"left behind: {left or 'a process'}")
    return f"{len(SUBJECTS) * chosen.runs} judgements"


if __name__ == "__main__":
    ground.run(test, __doc__, runs=200)
