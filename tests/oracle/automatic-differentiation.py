#!/usr/bin/python3
"""Stored gradients of problems/calculus-gradients/automatic-differentiation.json, to 50 digits with mpmath.

    automatic-differentiation.py          prints {case: {"expected": {"gradient": [...]}, ...}} as JSON
    automatic-differentiation.py --check  compares everything with the spec and fails on the first difference

Each function is written a second time here, independently of the spec's formula language, and differentiated
numerically by mpmath.diff, which raises its working precision until the step's error is below the 60th digit: no
rule of automatic differentiation is involved. Decimal literals are the doubles nearest to them, as in C++.
"""

import mpmath
from mpmath import cos, exp, log, mpf, sin, sqrt, tanh

import stored

mpmath.mp.dps = 60


def newton_root(x):
    y = mpf(1)
    for _ in range(12):
        y = (y + x[0] / y) / 2
    return y * x[1]


def horner(x):
    y = mpf(0)
    for c in [3, -1, 4, -1.5, 9.25, -2, 0.5]:
        y = y * x[0] + c
    return y


def compound(x):
    y = x[0] + x[1] - 0.5
    y = y * x[0] / x[1] + 2
    y = (y - 1) * 3 / 2
    return (y - x[0]) * 1.25 / 0.75


def mixed_chain(x):
    y, a, b = x[0], mpf(0.999999), mpf(1e-6)
    for _ in range(60_000):
        y = a * y + b * sin(y)
    return y


CASES = {
    "product-and-sine": (lambda x: x[0] * x[1] + sin(x[0]), [2, 3]),
    "used-twice": (lambda x: (x[0] ** 2 + x[0]) * x[0] ** 2, [2]),
    "branch-and-exponential": (lambda x: (2 * x[0] - 1) * exp(x[1]), [1.5, 0]),
    "quotient": (lambda x: x[0] / x[1], [3, 7]),
    "int-operators": (lambda x: (2 * x[0] + x[0] * 3 - x[1] / 4 + 5 / x[1] - 6 + (7 - x[0]) * (1 + x[1]) + (x[1] - 8)) * 2,
                      [1.25, -2.5]),
    "double-operators": (lambda x: 2.5 * x[0] + x[0] * 0.3 - x[1] / 1.6 + 5.5 / x[1] - 6.25 + (7.5 - x[0]) * (1.5 + x[1])
                         + (x[1] - 8.5), [1.25, -2.5]),
    "unary-minus": (lambda x: -x[0] * x[1] - x[0] ** 2 * x[1], [1.5, -2]),
    "compound": (compound, [1.5, -0.7]),
    "aliased": (lambda x: (x[0] * x[1]) ** 2 * 2 * x[1] + x[0], [1.5, -0.7]),
    "sine-cosine": (lambda x: sin(x[0]) * cos(x[1]) + cos(x[0] * x[1]), [0.8, 2.3]),
    "exponential-logarithm": (lambda x: exp(x[0] * x[1]) + log(x[0]) / x[1], [0.4, 1.7]),
    "square-root": (lambda x: sqrt(x[0] ** 2 + x[1] ** 2), [3, -4]),
    "hyperbolic-tangent": (lambda x: tanh(x[0]) * tanh(2 * x[1]), [0.3, -0.6]),
    "tanh-near-zero": (lambda x: tanh(x[0]) * x[1], [1e-9, 3]),
    "absolute-value": (lambda x: abs(x[0]) * x[1] + abs(x[1]), [-2.5, 0.75]),
    "power-of-two-variables": (lambda x: x[0] ** x[1], [1.7, 2.4]),
    "power-constant-base": (lambda x: mpf(2.0) ** x[0] + mpf(0.3) ** x[1], [1.5, -0.4]),
    "power-negative-base": (lambda x: x[0] ** 3 + x[0] ** 2 + x[0] ** -1, [-1.5]),
    "newton-square-root": (newton_root, [7.3, 2]),
    "horner": (horner, [-0.85]),
    "sine-of-huge-scale": (lambda x: sin(x[0] / 1e8), [1e8]),
    "deep-underflow-free": (lambda x: exp(x[0]) * x[1], [-400, 1e50]),
    "chain-of-a-million-sums": (lambda x: (x[0] + 1_000_000 * x[1]) ** 2, [1, 1e-6]),
    "chain-of-mixed-operations": (mixed_chain, [1.2]),
    "lean-chain": (mixed_chain, [1.2]),
}

# First-order bounds u per operation, relative to the gradient. All terms of the sums are positive, so value and slope
# each err by N u at most, their product by both. A step of the mixed chain rounds the slope three times, and errors of
# the value, 3 k u by step k, change it by 1e-6 of themselves: N steps of three, and 1e-6 * 3 N^2 / 2 < 0.1 N besides.
UNIT = 2.0 ** -53
FACTS = {
    "chain-of-a-million-sums": {"relative_rounding": 2_000_000 * UNIT},
    "chain-of-mixed-operations": {"relative_rounding": 4 * 60_000 * UNIT},
    "lean-chain": {"relative_rounding": 4 * 60_000 * UNIT},
}


def gradient(f, point):
    point = [mpf(v) for v in point]
    partials = []
    for i in range(len(point)):
        along = lambda t, i=i: f(point[:i] + [t] + point[i + 1:])
        partials.append(stored.text(mpmath.diff(along, point[i])))
    return partials


stored.conclude("automatic-differentiation",
                {name: {"expected": {"gradient": gradient(f, x)}} | ({"facts": FACTS[name]} if name in FACTS else {})
                 for name, (f, x) in CASES.items()})
