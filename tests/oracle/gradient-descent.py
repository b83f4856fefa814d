#!/usr/bin/python3
"""Stored iterates of problems/optimization/gradient-descent.json, to 50 digits with mpmath.

    gradient-descent.py          prints {case: {"expected": {"x": [...]}}} as JSON
    gradient-descent.py --check  compares every string with the spec and fails on the first difference

The gradients are written out here by hand, independently of the formulas in the spec; start, learning rate, momentum
and number of steps are the spec's doubles.
"""

import mpmath
from mpmath import exp, mpf, sin, sqrt

import stored

mpmath.mp.dps = 60


def rosenbrock(x):
    return [-400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0]), 200 * (x[1] - x[0] ** 2)]


def logistic(x):
    points = [[1, 2], [2, 0.5], [-1, 1], [0, -1], [3, 1], [-2, -1]]
    gradient = [mpf(0.25) * v for v in x]
    for (p, q), y in zip(points, [1, 1, -1, -1, 1, -1]):
        weight = -y / (1 + exp(y * (x[0] + p * x[1] + q * x[2])))
        for j, factor in enumerate((1, p, q)):
            gradient[j] += weight * factor
    return gradient


def hinge(x):
    return [2 * (x[0] - 1) if x[0] > 1 else 0, 2 * (x[1] + 1) if x[1] < -1 else 0]


def circles(x):
    return [-x[1] + x[0] / 8, x[0] + x[1] / 8]


def coupled(x):
    return [2 * x[0] + x[1], x[0] + 2 * x[1]]


def valley(x):
    along, across = x[0] + x[1], x[0] - x[1]
    return [mpf(1e-6) * along + across, mpf(1e-6) * along - across]


GRADIENTS = {
    "past-the-minimum": lambda x: [2 * x[0]],
    "two-coordinates": coupled,
    "no-steps": coupled,
    "coupled-quadratic": coupled,
    "exponential": lambda x: [exp(x[0]) - 2],
    "rosenbrock": rosenbrock,
    "logistic-regression": logistic,
    "waves": lambda x: [sin(x[0]) + x[0] / 4 + x[1] / 8, sin(2 * x[1]) + x[1] / 4 + x[0] / 8],
    "heavy-ball": lambda x: [x[0] + x[1] / 2, 3 * x[1] + x[0] / 2],
    "two-steps": rosenbrock,
    "long-run": lambda x: [x[0] / 4 + x[0] ** 3 - x[1] / 8, x[1] / 2 - x[0] / 8],
    "one-step": rosenbrock,
    "no-steps-hidden": rosenbrock,
    "no-momentum": rosenbrock,
    "gradient-1e100": lambda x: [mpf(1e100) * (2 * x[0] + x[1] - 1), mpf(1e100) * (x[0] + 3 * x[1])],
    "gradient-1e-100": lambda x: [mpf(1e-100) * (2 * x[0] + x[1] - 1), mpf(1e-100) * (x[0] + 3 * x[1])],
    "x-1e100": lambda x: [2 * x[0] + x[1], x[0] + 2 * x[1]],
    "x-1e-100": lambda x: [2 * x[0] + x[1], x[0] + 2 * x[1]],
    "mixed-scales": lambda x: [mpf(1e12) * x[0] + x[1], x[0] + mpf(1e-12) * x[1]],
    "condition-1e11": lambda x: [100 * (x[0] - 1), mpf(1e-9) * x[1]],
    "narrow-valley": valley,
    "far-from-the-origin": lambda x: [x[0] - mpf(1e8) - 1, 2 * (x[1] + mpf(1e8))],
    "curved-valley": rosenbrock,
    "coasting": hinge,
    "circles": circles,
    "slope-without-end": lambda x: [mpf(0.5), mpf(-0.25)],
    "flat-coordinate": lambda x: [x[0] * x[0] * x[0], mpf(0), x[2] + x[0]],
    "through-the-minimum": lambda x: [2 * x[0], 2 * x[1]],
    "square-root": lambda x: [x[0] / sqrt(1 + x[0] ** 2), x[1] / sqrt(1 + x[1] ** 2)],
}


def number(value):
    return mpf(float(value))


def descend(gradient, arguments):
    x = [number(v) for v in arguments["x0"]]
    rate, momentum = number(arguments["learning_rate"]), number(arguments["momentum"])
    v = [mpf(0)] * len(x)
    for _ in range(arguments["steps"]):
        g = gradient(x)
        for i, slope in enumerate(g):
            v[i] = momentum * v[i] + slope
            x[i] -= rate * v[i]
    return x


def main():
    cases = stored.cases("gradient-descent")
    answers = {name: {"expected": {"x": [stored.number(v) for v in descend(gradient, cases[name]["arguments"])]}}
               for name, gradient in GRADIENTS.items()}
    strangers = [f"{name} stores an answer that nothing here computes" for name, case in cases.items()
                 if "expected" in case and name not in answers and case["expected"]["x"]]
    stored.conclude("gradient-descent", answers, "iterates", strangers)


main()
