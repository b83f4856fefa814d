#!/usr/bin/python3
"""Stored distributions of problems/probability-statistics/markov-chain.json, in exact rational arithmetic.

    markov-chain.py          prints {case: {"expected": {"distribution": [...]}}} as JSON
    markov-chain.py --check  compares every string with the spec and fails on the first difference

Only for chains whose rows, as the doubles that they are read as, sum to 1 exactly: then pi P = pi has exactly one
solution with sum 1, found by elimination with fractions and written to 25 digits.
"""
import json
import pathlib
import sys
from fractions import Fraction

import mpmath

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/probability-statistics/markov-chain.json"
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


def stored(case):
    p = None if "throws" in case or "then" in case else matrix(case["arguments"]["transition"])
    return p is not None and all(sum(row) == 1 for row in p)


def expected(case):
    pi = stationary(matrix(case["arguments"]["transition"]))
    return {"distribution": [mpmath.nstr(mpmath.mpf(x.numerator) / x.denominator, 25, strip_zeros=True) for x in pi]}


def main():
    cases = json.loads(SPEC.read_text())["cases"]
    answers = {case["name"]: {"expected": expected(case)} for case in cases if stored(case)}
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return 0
    held = {case["name"]: case.get("expected") for case in cases}
    for name, answer in answers.items():
        if held[name] != answer["expected"]:
            print(f"markov-chain: {name}: the spec holds {held[name]}, exact arithmetic gives {answer['expected']}")
            return 1
    print(f"markov-chain: {len(answers)} stored answers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
