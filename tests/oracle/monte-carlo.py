#!/usr/bin/python3
"""Stored estimates of problems/probability-statistics/monte-carlo.json, to 50 digits with mpmath.

    monte-carlo.py          prints {case: {"expected": {"estimate": "...", "standard_error": "..."}}} as JSON
    monte-carlo.py --check  compares every string with the spec and fails on the first difference

The integrands are written out here once more; intervals, counts and seeds are read from the spec. The stream is a port
of the judge's, the arithmetic is exact to 50 digits, and so is x = a + (b - a) u.
"""

import mpmath
from mpmath import mpf

import stored
from generators import Random

mpmath.mp.dps = 50

FUNCTIONS = {
    "square-four-points": lambda x: x * x,
    "sine-arch": mpmath.sin,
    "large-offset": lambda x: mpf(10) ** 9 + x,
    "line": lambda x: 2 * x + 1,
    "decay": lambda x: mpmath.exp(-x),
    "negative-cubic": lambda x: -x * x * x,
    "two-points": lambda x: x * x,
    "three-points": mpmath.exp,
    "seven-points": lambda x: 3 - x,
    "hundred-and-one": mpmath.cos,
    "reversed": lambda x: x * x,
    "offset-minus-1e7": lambda x: x * x - mpf(10) ** 7,
}


def uniforms(seed, n):
    random = Random(seed)
    return [mpf(random.uniform()) for _ in range(n)]


def expected(case):
    arguments = case["arguments"]
    a, b, n = mpf(arguments["a"]), mpf(arguments["b"]), arguments["n"]
    y = [FUNCTIONS[case["name"]](a + (b - a) * u) for u in uniforms(arguments["uniform"]["stream"], n)]
    mean = mpmath.fsum(y) / n
    variance = mpmath.fsum((value - mean) ** 2 for value in y) / (n - 1)
    return {"estimate": stored.text((b - a) * mean), "standard_error": stored.text(abs(b - a) * mpmath.sqrt(variance / n))}


stored.conclude("monte-carlo", {name: {"expected": expected(case)}
                                for name, case in stored.cases("monte-carlo").items() if name in FUNCTIONS})
