#!/usr/bin/python3
"""Stored minimisers of problems/optimization/newton-method.json, to 50 digits with mpmath.

    newton-method.py          prints {case: {"minimisers": [[...]]}} as JSON
    newton-method.py --check  compares every string with the spec and fails on the first difference

Each minimiser is a closed form, or the root of a gradient that is written out here by hand, found by mpmath.findroot
from a nearby point. Minimisers that are simple numbers (the ones of Rosenbrock's function) are in the spec alone.
"""
import itertools
import json
import pathlib
import sys

import mpmath
from mpmath import exp, log, mpf, sqrt

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/optimization/newton-method.json"
mpmath.mp.dps = 60


def root(gradient, start):
    """The point near `start` where the hand-written gradient vanishes."""
    found = mpmath.findroot(lambda *x: gradient(list(x)), start, tol=mpf(10) ** -100, maxsteps=200)
    return [found] if len(start) == 1 else list(found)


def polynomial_minima(coefficients):
    """Local minima of the polynomial with these coefficients, highest power first, by the roots of its derivative."""
    degree = len(coefficients) - 1
    first = [c * (degree - k) for k, c in enumerate(coefficients[:-1])]
    second = [c * (degree - 1 - k) for k, c in enumerate(first[:-1])]
    roots = [r.real for r in mpmath.polyroots(first, maxsteps=500, extraprec=400) if abs(r.imag) < mpf(10) ** -40]
    return sorted(r for r in roots if mpmath.polyval(second, r) > 0)


def himmelblau(x):
    a, b = x[0] ** 2 + x[1] - 11, x[0] + x[1] ** 2 - 7
    return [4 * x[0] * a + 2 * b, 2 * a + 4 * x[1] * b]


HIMMELBLAU = [root(himmelblau, near) for near in ([3, 2], [-2.8, 3.1], [-3.8, -3.3], [3.6, -1.8])]


def saddle_4():
    """x0^2 + 2 x1^2 + x0 x1 / 10 is minimal at 0; x^4 / 4 - i x^2 / 2 at +- sqrt(i)."""
    return [[mpf(0), mpf(0), p * sqrt(mpf(2)), q * sqrt(mpf(3))] for p in (-1, 1) for q in (-1, 1)]


def styblinski_tang(n):
    return [list(point) for point in itertools.product(polynomial_minima([0.5, 0, -8, 2.5, 0]), repeat=n)]


def freudenstein_roth(x):
    u, v = x
    a = -13 + u + ((5 - v) * v - 2) * v
    b = -29 + u + ((v + 1) * v - 14) * v
    return [2 * a + 2 * b, 2 * a * (10 * v - 3 * v ** 2 - 2) + 2 * b * (3 * v ** 2 + 2 * v - 14)]


def logistic(x):
    points = [[1, 2], [2, 0.5], [-1, 1], [0, -1], [3, 1], [-2, -1], [0.5, 0.5], [-1.5, 2], [1, -2], [-0.5, -0.5]]
    labels = [1, 1, -1, -1, 1, -1, 1, -1, 1, -1]
    gradient = [mpf(0.1) * 2 * v for v in x]
    for (p, q), y in zip(points, labels):
        weight = -y / (1 + exp(y * (x[0] + p * x[1] + q * x[2])))
        for j, factor in enumerate((1, p, q)):
            gradient[j] += weight * factor
    return gradient


def poisson(x):
    gradient = [mpf(0), mpf(0)]
    for a, y in zip([-1, -0.5, 0, 0.5, 1, 2], [1, 0, 2, 3, 6, 19]):
        residual = exp(x[0] + a * x[1]) - y
        gradient[0] += residual
        gradient[1] += residual * a
    return gradient


def log_barrier(x):
    slack = 5 - x[0] - x[1]
    return [1 - 1 / x[0] + 1 / slack, 2 - 1 / x[1] + 1 / slack]


def cubic_root_of_half():
    """s = x0 + x1 = 2, d = x0 - x1 with d^3 = -1/2."""
    d = -mpf(0.5) ** (mpf(1) / 3)
    return [[(2 + d) / 2, (2 - d) / 2]]


CASES = {
    "quadratic": lambda: [[mpf(10) / 7, mpf(-6) / 7]],
    "exponential": lambda: [[log(2)]],
    "square-root": lambda: [[mpf(0)]],
    "x-minus-log": lambda: [[mpf(1)]],
    "exponentials-2": lambda: [[-log(2) / 2, mpf(0)]],
    "one-dimension": lambda: [[v] for v in polynomial_minima([1, -6, 10, -6, 9])],
    "log-barrier": lambda: [root(log_barrier, [1.0, 0.5])],
    "entropy-like": lambda: [[exp(mpf(c) - 1) for c in (0, 0.5, -0.5)]],
    "steep-exponential": lambda: [[log(2)]],
    "already-close": lambda: [[log(2)]],
    "singular-hessian-1": lambda: [[v] for v in polynomial_minima([1, 0, -6, 4, 0])],
    "singular-hessian-2": cubic_root_of_half,
    "zero-hessian-2": lambda: [[mpf(1), -mpf(0.5) ** (mpf(1) / 3)]],
    "saddle-near-symmetry": lambda: [[mpf(0), -sqrt(2)], [mpf(0), sqrt(2)]],
    "saddle-closer": lambda: [[mpf(0), -sqrt(2)], [mpf(0), sqrt(2)]],
    "saddle-4": saddle_4,
    "himmelblau-from-the-top": lambda: HIMMELBLAU,
    "himmelblau-from-far": lambda: HIMMELBLAU,
    "styblinski-tang-3": lambda: styblinski_tang(3),
    "freudenstein-roth": lambda: [root(freudenstein_roth, [5, 4]), root(freudenstein_roth, [11.4, -0.9])],
    "logistic-regression": lambda: [root(logistic, [0, 1, 0])],
    "poisson-regression": lambda: [root(poisson, [0.8, 1.1])],
    "penalty-4": lambda: [[mpmath.findroot(lambda t: mpf(1e-5) * 2 * (t - 1) + 4 * t * (4 * t ** 2 - 0.25), 0.25)] * 4],
    "huge-function": lambda: [[mpf(0), -sqrt(2)], [mpf(0), sqrt(2)]],
    "large-arguments": lambda: [[10 ** 6 * v for v in point] for point in HIMMELBLAU],
    "small-arguments": lambda: [[mpf(2) / 10 ** 7, mpf(1e-7)]],
}


def text(value):
    return mpmath.nstr(value, 25, strip_zeros=True) if value else "0"


def main():
    answers = {name: {"minimisers": [[text(v) for v in point] for point in points()]} for name, points in CASES.items()}
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return 0
    cases = {case["name"]: case for case in json.loads(SPEC.read_text())["cases"]}
    for name, answer in answers.items():
        if cases[name]["minimisers"] != answer["minimisers"]:
            print(f"newton-method: {name}: the spec holds {cases[name]['minimisers']}, 50 digits give "
                  f"{answer['minimisers']}")
            return 1
    print(f"newton-method: {len(answers)} stored sets of minimisers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
