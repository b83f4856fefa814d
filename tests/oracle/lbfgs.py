#!/usr/bin/python3
"""Stored minimisers of problems/optimization/lbfgs.json, to 50 digits with mpmath.

    lbfgs.py          prints {case: {"minimisers": [[...]]}} as JSON
    lbfgs.py --check  compares every string with the spec and fails on the first difference

Each minimiser is a closed form, or the root of a gradient that is written out here by hand, found by mpmath.findroot
from a nearby point. Minimisers that are simple numbers (the ones of Rosenbrock's function) are in the spec alone.
"""
import itertools

import mpmath
from mpmath import exp, log, mpf, sqrt

import stored
from minima import (freudenstein_roth, himmelblau_minima, log_barrier, logistic, poisson, polynomial_minima, root)

mpmath.mp.dps = 60


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
    "himmelblau-from-the-top": himmelblau_minima,
    "styblinski-tang-3": lambda: [list(p) for p in itertools.product(polynomial_minima([0.5, 0, -8, 2.5, 0]), repeat=3)],
    "waves-2": lambda: [list(point) for point in itertools.product(waves(), repeat=2)],
    "freudenstein-roth": lambda: [root(freudenstein_roth, [5, 4]), root(freudenstein_roth, [11.4, -0.9])],
    "logistic-regression": lambda: [root(logistic(), [0, 1, 0])],
    "poisson-regression": lambda: [root(poisson, [0.8, 1.1])],
    "penalty-4": lambda: [[mpmath.findroot(lambda t: mpf(1e-5) * 2 * (t - 1) + 4 * t * (4 * t**2 - 0.25), 0.25)] * 4],
    "features-in-other-units": lambda: [root(logistic(10**4), [-0.36, 2.7, 0.4e-4])],
    "huge-function": lambda: [[log(2), mpf(1)]],
}


stored.conclude("lbfgs",
                {name: {"minimisers": [[stored.text(v) for v in point] for point in points()]}
                 for name, points in CASES.items()}, "sets of minimisers")
