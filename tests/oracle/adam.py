#!/usr/bin/python3
"""Stored iterates of problems/optimization/adam.json, to 50 digits with mpmath.

    adam.py          prints {case: {"expected": {"x": [...]}}} as JSON
    adam.py --check  compares every string with the spec and fails on the first difference

The gradients are written out by hand, here and in minima.py, independently of the formulas in the spec; start, learning
rate, betas, epsilon and number of steps are the spec's doubles. The moments are weighted averages, sum w g / sum w with
w = beta^(t - k), which is what bias correction makes of them: another formula than the judge's own.
"""

import mpmath
from mpmath import mpf, sqrt

from minima import (circles, conclude_iterates, constant, coupled, exponential, far_from_the_origin,
                    flat_coordinate, hinge, logistic, mixed_scales, narrow_valley, quartic, rosenbrock, scaled,
                    square_root, waves)
from stored import double

mpmath.mp.dps = 60


def weakly_coupled(x):
    return [2 * x[0] + x[1] / 4, x[0] / 4 + 3 * x[1]]


GRADIENTS = {
    "first-step": lambda x: [4 * x[0], x[1] / 4],
    "constant-gradient": constant(3, -1),
    "no-steps": coupled,
    "coupled-quadratic": coupled,
    "exponential": exponential,
    "two-steps": rosenbrock,
    "rosenbrock": rosenbrock,
    "logistic-regression": logistic(examples=6, penalty=0.25),
    "waves": waves,
    "decaying-gradients": lambda x: [x[0] ** 3, 2 * x[1]],
    "long-run": quartic,
    "one-step": rosenbrock,
    "no-steps-hidden": rosenbrock,
    "no-first-memory": coupled,
    "no-second-memory": weakly_coupled,
    "no-memory": weakly_coupled,
    "gradient-1e-7": scaled(mpf(1e-7)),
    "gradient-1e100": scaled(mpf(1e100)),
    "gradient-1e-100": scaled(mpf(1e-100)),
    "x-1e100": coupled,
    "x-1e-100": coupled,
    "large-epsilon": coupled,
    "mixed-scales": mixed_scales(mpf(1e8), mpf(1e-7)),
    "far-from-the-origin": far_from_the_origin,
    "beta2-near-one": coupled,
    "both-betas-near-one": rosenbrock,
    "narrow-valley": narrow_valley,
    "curved-valley": rosenbrock,
    "flat-ground": hinge,
    "circles": circles,
    "slope-without-end": constant(0.5, -0.25),
    "flat-coordinate": flat_coordinate,
    "square-root": square_root,
}


def adapt(gradient, arguments):
    x = [double(v) for v in arguments["x0"]]
    rate, beta1, beta2, epsilon = (double(arguments[k]) for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    first, second = [mpf(0)] * len(x), [mpf(0)] * len(x)
    weight1 = weight2 = mpf(0)
    for _ in range(arguments["steps"]):
        weight1, weight2 = beta1 * weight1 + 1, beta2 * weight2 + 1
        for i, slope in enumerate(gradient(list(x))):
            first[i] = beta1 * first[i] + slope
            second[i] = beta2 * second[i] + slope ** 2
            x[i] -= rate * (first[i] / weight1) / (sqrt(second[i] / weight2) + epsilon)
    return x


conclude_iterates("adam", GRADIENTS, adapt)
