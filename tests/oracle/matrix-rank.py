#!/usr/bin/python3
"""Stored answers of matrix-rank, and the proof that each of them is beyond doubt.

    matrix-rank.py          prints every case's rank and gaps as JSON
    matrix-rank.py --check  compares the ranks with the spec and fails unless, for tol = max(m, n) eps sigma_1,
                            sigma_r >= 1e3 tol and sigma_{r+1} <= 0.1 tol

The singular values are those of the very doubles that the judge generates, computed with 50 digits. Stretch cases
beyond 80 rows or columns are left to the gap that their construction guarantees.
"""
import json
import sys

import mpmath

from matrix_operations import INVALID, calls, load, ragged, stored

mpmath.mp.dps = 50
EPS = mpmath.mpf(2) ** -52
LARGEST = 80


def singular_values(a):
    """Descending. A power of two brings the entries near 1; exact zeros come out below 1e-45."""
    if len(a) < len(a[0]):
        a = [list(column) for column in zip(*a)]
    largest = max(abs(x) for row in a for x in row)
    return sorted(mpmath.svd_r(mpmath.matrix(a) / mpmath.mpf(largest), compute_uv=False), reverse=True)


def judged(a):
    """(rank, sigma_r / tol, sigma_{r+1} / tol); the ratios are None where there is no such singular value."""
    if not a or not any(any(row) for row in a):
        return 0, None, None
    sigma = singular_values(a)
    tol = max(len(a), len(a[0])) * EPS * sigma[0]
    rank = sum(s > tol for s in sigma)
    return rank, sigma[rank - 1] / tol, sigma[rank] / tol if rank < len(sigma) else None


def main():
    complaints, report = [], {}
    for label, case, call, (a,) in calls(load("matrix-rank")):
        if ragged(a):
            due = INVALID
        elif a and max(len(a), len(a[0])) > LARGEST:
            continue
        else:
            rank, above, below = judged(a)
            due = {"expected": {"rank": rank}}
            report[label] = {"rank": rank, "above": mpmath.nstr(above, 3) if above else None,
                             "below": mpmath.nstr(below, 3) if below is not None else None}
            if above is not None and above < 1000:
                complaints.append(f"{label}: sigma_r is only {mpmath.nstr(above, 3)} tol")
            if below is not None and below > 0.1:
                complaints.append(f"{label}: sigma_(r+1) is {mpmath.nstr(below, 3)} tol")
        if stored(call) != due:
            complaints.append(f"{label}: stored {json.dumps(stored(call))}, due {json.dumps(due)}")
    if sys.argv[1:] == ["--check"]:
        print("\n".join(complaints) if complaints else f"matrix-rank: {len(report)} ranks agree, all gaps are wide")
        sys.exit(1 if complaints else 0)
    print(json.dumps(report, indent=1))


main()
