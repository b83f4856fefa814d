#!/usr/bin/python3
"""Stored approximations of problems/eigenvalues-svd/low-rank-approximation.json against 50 digits with mpmath.

    low-rank-approximation.py          prints {case: distance from A of the best approximation} as JSON
    low-rank-approximation.py --check  fails when a stored matrix is not the truncated decomposition, to 40 digits

Matrices are stored only where the best approximation is unique and exact in double, so no text is generated here.
"""
import json
import pathlib
import sys

import generators
import mpmath

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/eigenvalues-svd/low-rank-approximation.json"
mpmath.mp.dps = 50


def decompose(rows):
    """Transposed where that makes m >= n, as mpmath wants it."""
    a = mpmath.matrix(rows)
    if a.rows >= a.cols:
        return mpmath.svd_r(a)
    u, s, vt = mpmath.svd_r(a.T)
    return vt.T, s, u.T


def best(rows, k):
    """(the sum of the k leading terms, its distance from the matrix)."""
    u, s, vt = decompose(rows)
    kept = min(k, len(s))
    x = mpmath.zeros(len(rows), len(rows[0]))
    for t in range(kept):
        x += s[t] * u[:, t] * vt[t, :]
    return x, mpmath.sqrt(sum(s[t] ** 2 for t in range(kept, len(s))))


def complaint(case):
    arguments, stored = case["arguments"], case["expected"]["approximation"]
    rows = generators.matrix(arguments["a"])
    if not rows:
        return None if stored == [] else f"{case['name']}: {{}} gives {{}}"
    x, _ = best(rows, arguments["k"])
    worst = max(abs(x[i, j] - stored[i][j]) for i in range(x.rows) for j in range(x.cols))
    return f"{case['name']}: an entry is off by {mpmath.nstr(worst, 3)}" if worst > mpmath.mpf(10) ** -40 else None


def main():
    cases = [case for case in json.loads(SPEC.read_text())["cases"] if "expected" in case]
    if "--check" not in sys.argv[1:]:
        distances = {c["name"]: best(generators.matrix(c["arguments"]["a"]), c["arguments"]["k"])[1]
                     for c in cases if c["arguments"]["a"]}
        print(json.dumps({name: mpmath.nstr(distance, 25) for name, distance in distances.items()}, indent=1))
        return 0
    complaints = [text for text in map(complaint, cases) if text]
    for text in complaints:
        print(f"low-rank-approximation: {text}")
    if not complaints:
        print(f"low-rank-approximation: {len(cases)} stored answers agree")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
