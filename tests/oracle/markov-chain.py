#!/usr/bin/python3
"""Stored distributions of problems/probability-statistics/markov-chain.json, in exact rational arithmetic.

    markov-chain.py          prints {case: {"expected": {"distribution": [...]}}} as JSON
    markov-chain.py --check  compares every string with the spec and fails on the first difference

Only for chains whose rows, as the doubles that they are read as, sum to 1 exactly: then pi P = pi has exactly one
solution with sum 1, found by elimination with fractions and written to 25 digits.
"""
from fractions import Fraction

import mpmath

import stored

mpmath.mp.dps = 60


def stationary(p):
    """Gauss-Jordan on the transposed P - I, the last equation replaced by sum = 1."""
    n = len(p)
    rows = [[p[j][i] - (i == j) for j in range(n)] + [Fraction(0)] for i in range(n - 1)]
    rows.append([Fraction(1)] * (n + 1))
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [entry / rows[k][k] for entry in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                rows[i] = [entry - rows[i][k] * other for entry, other in zip(rows[i], rows[k])]
    return [row[n] for row in rows]


def matrix(argument):
    """The entries as exact fractions, or nothing for a generated matrix."""
    if not isinstance(argument, list):
        return None
    return [[Fraction(float(entry)) for entry in row] for row in argument]


def is_stored(case):
    p = None if "throws" in case or "then" in case else matrix(case["arguments"]["transition"])
    return p is not None and all(sum(row) == 1 for row in p)


def expected(case):
    pi = stationary(matrix(case["arguments"]["transition"]))
    return {"distribution": [stored.text(mpmath.mpf(x.numerator) / x.denominator) for x in pi]}


stored.conclude("markov-chain", {name: {"expected": expected(case)}
                                 for name, case in stored.cases("markov-chain").items() if is_stored(case)})
