#!/usr/bin/python3
"""Stored answers and condition numbers of matrix-inverse, from exact rationals and 50 digits; which calls must throw.

    matrix-inverse.py          prints the stored answers as JSON
    matrix-inverse.py --check  compares them with the spec, and proves what the statement promises:
      every singular matrix has a zero row or two equal rows; every invertible one that is not a stretch case has
      kappa = ||A||_F ||A^-1||_F <= 1e10; each stated "condition" is kappa, to three digits.
"""
import mpmath

from matrix_operations import INVALID, SINGULAR, exact, run

complaints = []
LARGEST = 64  # of the matrices that are inverted here


def exact_inverse(a):
    """Gauss-Jordan elimination in rationals; a is invertible."""
    n = len(a)
    rows = [row + [1 if i == j else 0 for j in range(n)] for i, row in enumerate(exact(a))]
    for k in range(n):
        p = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[p] = rows[p], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k])]
    return [row[n:] for row in rows]


def kappa(a):
    """||A||_F ||A^-1||_F to far more than the digits that are used; graded rows need many on the way."""
    largest = [max(abs(x) for x in row) for row in a]
    with mpmath.workdps(50 + int(mpmath.log10(mpmath.mpf(max(largest)) / min(largest)))):
        m = mpmath.matrix(a)
        return mpmath.mnorm(m, "f") * mpmath.mnorm(mpmath.inverse(m), "f")


def solve(label, case, arguments):
    (a,) = arguments
    if any(len(row) != len(a) for row in a):
        return INVALID
    if any(not any(row) for row in a) or len({tuple(row) for row in a}) < len(a):
        return SINGULAR
    if a and len(a) <= LARGEST:
        value = float(kappa(a))
        stated = case.get("condition")
        if "(then)" not in label and stated is not None and stated != float(f"{value:.3g}"):
            complaints.append(f"{label}: condition {stated}, due {value:.3g}")
        if case["tier"] != "stretch" and value > 1e10:
            complaints.append(f"{label}: condition number {value:.3g} breaks the promise")
    return {"expected": exact_inverse(a) if len(a) <= 8 else []}


run("matrix-inverse", solve, lambda: complaints)
