#!/usr/bin/python3
"""Stored minimisers of problems/optimization/lbfgs.json, to 50 digits with mpmath.

    lbfgs.py          prints {case: {"minimisers": [[...]]}} as JSON
    lbfgs.py --check  compares every string with the spec and fails on the first difference

Each minimiser is a closed form, or the root of a gradient that is written out here by hand, found by mpmath.findroot
from a nearby point. Minimisers that are simple numbers (the ones of Rosenbrock's function) are in the spec alone.
"""
import itertools
import json
import pathlib
import sys

import mpmath
from mpmath import exp, log, mpf, sqrt

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/optimization/lbfgs.json"
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


def freudenstein_roth(x):
    u, v = x
    a = -13 + u + ((5 - v) * v - 2) * v
    b = -29 + u + ((v + 1) * v - 14) * v
    return [2 * a + 2 * b, 2 * a * (10 * v - 3 * v**2 - 2) + 2 * b * (3 * v**2 + 2 * v - 14)]


def logistic(unit):
    """The gradient of the penalised loss whose second feature comes in multiples of `unit`."""
    points = [[1, 2], [2, 0.5], [-1, 1], [0, -1], [3, 1], [-2, -1], [0.5, 0.5], [-1.5, 2], [1, -2], [-0.5, -0.5]]
    labels = [1, 1, -1, -1, 1, -1, 1, -1, 1, -1]

    def gradient(x):
        slopes = [mpf(0.1) * 2 * v for v in x]
        for (p, q), y in zip(points, labels):
            weight = -y / (1 + exp(y * (x[0] + p * x[1] + unit * q * x[2])))
            for j, factor in enumerate((1, p, unit * q)):
                slopes[j] += weight * factor
        return slopes

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


def barrier_disc():
    """c'x - log(1 - |x|^2) is minimal at -r c / |c| with |c| = 2 r / (1 - r^2)."""
    size = sqrt(mpf(34))
    r = (sqrt(1 + size**2) - 1) / size
    return [[-5 * r / size, -3 * r / size]]


def waves():
    """Minima of 0.05 t^2 (1 + t^2 / 50) - cos t: every one between -20 and 20, by its sign changes of slope."""
    slope = lambda t: mpf(0.05) * 2 * t * (1 + t**2 / 50) + mpf(0.05) * t**3 / 25 + mpmath.sin(t)
    grid = [mpf(k) / 64 for k in range(-64 * 20, 64 * 20 + 1)]
    minima = [mpf(0)]
    for a, b in zip(grid, grid[1:]):
        if slope(a) < 0 < slope(b):
            minima.append(mpmath.findroot(slope, (a, b), solver="anderson", tol=mpf(10) ** -100))
    return sorted(minima)


CASES = {
    "exponential": lambda: [[log(2)]],
    "exponentials-2": lambda: [[-log(2) / 2, mpf(0)]],
    "one-dimension": lambda: [[v] for v in polynomial_minima([1, -6, 10, -6, 9])],
    "barrier-disc": barrier_disc,
    "log-barrier": lambda: [root(log_barrier, [1.0, 0.5])],
    "entropy-like": lambda: [[exp(mpf(c) - 1) for c in (0, 0.5, -0.5)]],
    "steep-exponential": lambda: [[log(2)]],
    "saddle-near-symmetry": lambda: [[mpf(0), -sqrt(2)], [mpf(0), sqrt(2)]],
    "himmelblau-from-the-top": lambda: [root(himmelblau, at) for at in ([3, 2], [-2.8, 3.1], [-3.8, -3.3], [3.6, -1.8])],
    "styblinski-tang-3": lambda: [list(p) for p in itertools.product(polynomial_minima([0.5, 0, -8, 2.5, 0]), repeat=3)],
    "waves-2": lambda: [list(point) for point in itertools.product(waves(), repeat=2)],
    "freudenstein-roth": lambda: [root(freudenstein_roth, [5, 4]), root(freudenstein_roth, [11.4, -0.9])],
    "logistic-regression": lambda: [root(logistic(1), [0, 1, 0])],
    "poisson-regression": lambda: [root(poisson, [0.8, 1.1])],
    "penalty-4": lambda: [[mpmath.findroot(lambda t: mpf(1e-5) * 2 * (t - 1) + 4 * t * (4 * t**2 - 0.25), 0.25)] * 4],
    "features-in-other-units": lambda: [root(logistic(10**4), [-0.36, 2.7, 0.4e-4])],
    "huge-function": lambda: [[log(2), mpf(1)]],
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
            print(f"lbfgs: {name}: the spec holds {cases[name]['minimisers']}, 50 digits give {answer['minimisers']}")
            return 1
    print(f"lbfgs: {len(answers)} stored sets of minimisers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
