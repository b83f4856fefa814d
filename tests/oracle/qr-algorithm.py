#!/usr/bin/python3
"""Stored eigenvalues of problems/eigenvalues-svd/qr-algorithm.json, to 50 digits with mpmath.

    qr-algorithm.py          prints {case: {"expected": {"eigenvalues": [...]}}} as JSON
    qr-algorithm.py --check  compares every string with the spec and fails on the first difference

The matrices are the exact values of the doubles that the judge generates. It also checks what the statement promises:
valid inputs are exactly symmetric, refused square ones are not by 1e-3 max|a| or more.
"""

import generators
import mpmath

import stored



def eigenvalues(rows):
    """Ascending. 80 digits resolve 1e-80 ||A||; what lies below is an exact zero."""
    if not rows:
        return []
    with mpmath.workdps(80):
        values = sorted(mpmath.eigsy(mpmath.matrix(rows), eigvals_only=True))
        negligible = max(abs(v) for v in values) * mpmath.mpf(10) ** -60
        return [mpmath.mpf(0) if abs(v) <= negligible else v for v in values]


def answer(case):
    return {"expected": {"eigenvalues": [stored.text(v) for v in eigenvalues(generators.matrix(case["arguments"]["a"]))]}}


def asymmetry(rows):
    """Of a square matrix, relative to its largest entry; None for anything else."""
    if any(len(row) != len(rows) for row in rows):
        return None
    largest = max((abs(x) for row in rows for x in row), default=0) or 1
    return max((abs(rows[i][j] - rows[j][i]) / largest for i in range(len(rows)) for j in range(i)), default=0)


def broken_promises(cases):
    for case in cases:
        found = asymmetry(generators.matrix(case["arguments"]["a"]))
        if "throws" in case and found is not None and found < 1e-3:
            yield f"{case['name']}: refused, but nearly symmetric"
        if "throws" not in case and found != 0:
            yield f"{case['name']}: valid, but not exactly symmetric"


cases = stored.cases("qr-algorithm")
stored.conclude("qr-algorithm", {name: answer(case) for name, case in cases.items() if "expected" in case},
                complaints=broken_promises(cases.values()))
