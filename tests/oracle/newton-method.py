#!/usr/bin/python3
"""Stored minimisers of problems/optimization/newton-method.json, to 50 digits with mpmath.

    newton-method.py          prints {case: {"minimisers": [[...]]}} as JSON
    newton-method.py --check  compares every string with the spec and fails on the first difference

Each minimiser is a closed form, or the root of a gradient that is written out here by hand, found by mpmath.findroot
from a nearby point. Minimisers that are simple numbers (the ones of Rosenbrock's function) are in the spec alone.
"""
import itertools

import mpmath
from mpmath import exp, log, mpf, sqrt

import stored
from minima import (freudenstein_roth, himmelblau_minima, log_barrier, logistic, poisson, polynomial_minima, root)

mpmath.mp.dps = 60


def saddle_4():
    """x0^2 + 2 x1^2 + x0 x1 / 10 is minimal at 0; x^4 / 4 - i x^2 / 2 at +- sqrt(i)."""
    return [[mpf(0), mpf(0), p * sqrt(mpf(2)), q * sqrt(mpf(3))] for p in (-1, 1) for q in (-1, 1)]


def styblinski_tang(n):
    return [list(point) for point in itertools.product(polynomial_minima([0.5, 0, -8, 2.5, 0]), repeat=n)]


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
    "himmelblau-from-the-top": himmelblau_minima,
    "himmelblau-from-far": himmelblau_minima,
    "styblinski-tang-3": lambda: styblinski_tang(3),
    "freudenstein-roth": lambda: [root(freudenstein_roth, [5, 4]), root(freudenstein_roth, [11.4, -0.9])],
    "logistic-regression": lambda: [root(logistic(), [0, 1, 0])],
    "poisson-regression": lambda: [root(poisson, [0.8, 1.1])],
    "penalty-4": lambda: [[mpmath.findroot(lambda t: mpf(1e-5) * 2 * (t - 1) + 4 * t * (4 * t ** 2 - 0.25), 0.25)] * 4],
    "huge-function": lambda: [[mpf(0), -sqrt(2)], [mpf(0), sqrt(2)]],
    "large-arguments": lambda: [[10 ** 6 * v for v in point] for point in himmelblau_minima()],
    "small-arguments": lambda: [[mpf(2) / 10 ** 7, mpf(1e-7)]],
}


stored.conclude("newton-method",
                {name: {"minimisers": [[stored.text(v) for v in point] for point in points()]}
                 for name, points in CASES.items()}, "sets of minimisers")
