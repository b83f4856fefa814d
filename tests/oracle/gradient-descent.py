#!/usr/bin/python3
"""Stored iterates of problems/optimization/gradient-descent.json, to 50 digits with mpmath.

    gradient-descent.py          prints {case: {"expected": {"x": [...]}}} as JSON
    gradient-descent.py --check  compares every string with the spec and fails on the first difference

The gradients are written out by hand, here and in minima.py, independently of the formulas in the spec; start, learning
rate, momentum and number of steps are the spec's doubles.
"""

import mpmath
from mpmath import mpf

from minima import (circles, conclude_iterates, constant, coupled, exponential, far_from_the_origin,
                    flat_coordinate, hinge, logistic, mixed_scales, narrow_valley, quartic, rosenbrock, scaled,
                    square_root, waves)
from stored import double

mpmath.mp.dps = 60


GRADIENTS = {
    "past-the-minimum": lambda x: [2 * x[0]],
    "two-coordinates": coupled,
    "no-steps": coupled,
    "coupled-quadratic": coupled,
    "exponential": exponential,
    "rosenbrock": rosenbrock,
    "logistic-regression": logistic(examples=6, penalty=0.25),
    "waves": waves,
    "heavy-ball": lambda x: [x[0] + x[1] / 2, 3 * x[1] + x[0] / 2],
    "two-steps": rosenbrock,
    "long-run": quartic,
    "one-step": rosenbrock,
    "no-steps-hidden": rosenbrock,
    "no-momentum": rosenbrock,
    "gradient-1e100": scaled(mpf(1e100)),
    "gradient-1e-100": scaled(mpf(1e-100)),
    "x-1e100": coupled,
    "x-1e-100": coupled,
    "mixed-scales": mixed_scales(mpf(1e12), mpf(1e-12)),
    "condition-1e11": lambda x: [100 * (x[0] - 1), mpf(1e-9) * x[1]],
    "narrow-valley": narrow_valley,
    "far-from-the-origin": far_from_the_origin,
    "curved-valley": rosenbrock,
    "coasting": hinge,
    "circles": circles,
    "slope-without-end": constant(0.5, -0.25),
    "flat-coordinate": flat_coordinate,
    "through-the-minimum": lambda x: [2 * x[0], 2 * x[1]],
    "square-root": square_root,
}


def descend(gradient, arguments):
    x = [double(v) for v in arguments["x0"]]
    rate, momentum = double(arguments["learning_rate"]), double(arguments["momentum"])
    v = [mpf(0)] * len(x)
    for _ in range(arguments["steps"]):
        g = gradient(x)
        for i, slope in enumerate(g):
            v[i] = momentum * v[i] + slope
            x[i] -= rate * v[i]
    return x


conclude_iterates("gradient-descent", GRADIENTS, descend)
