#!/usr/bin/python3
"""Stored singular values of problems/eigenvalues-svd/svd.json, to 50 digits with mpmath.

    svd.py          prints {case: {"expected": {"s": [...]}}} as JSON
    svd.py --check  compares every string with the spec and fails on the first difference

The matrices are the exact values of the doubles that the judge generates (1/3 in a Hilbert matrix is the double
nearest to 1/3), so a correctly rounded s agrees with these to the last place.
"""

import mpmath

import stored

mpmath.mp.dps = 50


def hilbert(n):
    return [[1.0 / (i + j + 1) for j in range(n)] for i in range(n)]


def lauchli(n, epsilon):
    return [[1.0] * n] + [[epsilon if i == j else 0.0 for j in range(n)] for i in range(n)]


def second_difference(n):
    return [[2.0 if i == j else -1.0 if abs(i - j) == 1 else 0.0 for j in range(n)] for i in range(n)]


CASES = {
    "two-by-two": [[3, 0], [4, 5]],
    "tall": [[1, 1], [0, 1], [1, 0]],
    "rank-one": [[1, 2], [2, 4], [3, 6]],
    "square-3": [[2, -1, 0], [1, 3, -2], [4, 0, 1]],
    "symmetric-indefinite": [[1, 2], [2, 1]],
    "ascending-diagonal": [[1, 0, 0], [0, 2, 0], [0, 0, 3]],
    "rotation-and-stretch": [[0, -2, 0], [0, 0, 5], [-1, 0, 0]],
    "wide-2x3": [[3, 2, 2], [2, 3, -2]],
    "one-row": [[3, -4, 12]],
    "one-column": [[2], [-3], [6]],
    "one-by-one-negative": [[-3]],
    "lauchli-1e-9": lauchli(4, 1e-9),
    "hilbert-8": hilbert(8),
    "hilbert-12": hilbert(12),
    "rank-1-ones": [[1] * 6] * 4,
    "magic-4": [[16, 2, 3, 13], [5, 11, 10, 8], [9, 7, 6, 12], [4, 14, 15, 1]],
    "second-difference-32": second_difference(32),
}


def singular_values(rows):
    """Descending, r = min(m, n) of them; mpmath wants m >= n."""
    if len(rows) < len(rows[0]):
        rows = [list(column) for column in zip(*rows)]
    with mpmath.workdps(80):
        values = sorted(mpmath.svd_r(mpmath.matrix(rows), compute_uv=False), reverse=True)
        # 80 digits resolve 1e-80 s_1; what lies below is an exact zero.
        return [mpmath.mpf(0) if v < values[0] * mpmath.mpf(10) ** -60 else v for v in values]


stored.conclude("svd", {name: {"expected": {"s": [stored.text(v) for v in singular_values(rows)]}}
                        for name, rows in CASES.items()})
