#!/usr/bin/python3
"""Stored iterates of problems/optimization/adam.json, to 50 digits with mpmath.

    adam.py          prints {case: {"expected": {"x": [...]}}} as JSON
    adam.py --check  compares every string with the spec and fails on the first difference

The gradients are written out here by hand, independently of the formulas in the spec; start, learning rate, betas,
epsilon and number of steps are the spec's doubles. The moments are weighted averages, sum w g / sum w with w =
beta^(t - k), which is what bias correction makes of them: another formula than the judge's own.
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


def coupled(x):
    return [2 * x[0] + x[1], x[0] + 2 * x[1]]


def narrow(x):
    along, across = x[0] + x[1], x[0] - x[1]
    return [mpf(1e-6) * along + across, mpf(1e-6) * along - across]


def scaled(factor):
    return lambda x: [factor * (2 * x[0] + x[1] - 1), factor * (x[0] + 3 * x[1])]


GRADIENTS = {
    "first-step": lambda x: [4 * x[0], x[1] / 4],
    "constant-gradient": lambda x: [mpf(3), mpf(-1)],
    "no-steps": coupled,
    "coupled-quadratic": coupled,
    "exponential": lambda x: [exp(x[0]) - 2],
    "two-steps": rosenbrock,
    "rosenbrock": rosenbrock,
    "logistic-regression": logistic,
    "waves": lambda x: [sin(x[0]) + x[0] / 4 + x[1] / 8, sin(2 * x[1]) + x[1] / 4 + x[0] / 8],
    "decaying-gradients": lambda x: [x[0] ** 3, 2 * x[1]],
    "long-run": lambda x: [x[0] / 4 + x[0] ** 3 - x[1] / 8, x[1] / 2 - x[0] / 8],
    "one-step": rosenbrock,
    "no-steps-hidden": rosenbrock,
    "no-first-memory": coupled,
    "no-second-memory": lambda x: [2 * x[0] + x[1] / 4, x[0] / 4 + 3 * x[1]],
    "no-memory": lambda x: [2 * x[0] + x[1] / 4, x[0] / 4 + 3 * x[1]],
    "gradient-1e-7": scaled(mpf(1e-7)),
    "gradient-1e100": scaled(mpf(1e100)),
    "gradient-1e-100": scaled(mpf(1e-100)),
    "x-1e100": coupled,
    "x-1e-100": coupled,
    "large-epsilon": coupled,
    "mixed-scales": lambda x: [mpf(1e8) * x[0] + x[1], x[0] + mpf(1e-7) * x[1]],
    "far-from-the-origin": lambda x: [x[0] - mpf(1e8) - 1, 2 * (x[1] + mpf(1e8))],
    "beta2-near-one": coupled,
    "both-betas-near-one": rosenbrock,
    "narrow-valley": narrow,
    "curved-valley": rosenbrock,
    "flat-ground": hinge,
    "circles": lambda x: [-x[1] + x[0] / 8, x[0] + x[1] / 8],
    "slope-without-end": lambda x: [mpf(0.5), mpf(-0.25)],
    "flat-coordinate": lambda x: [x[0] ** 3, mpf(0), x[2] + x[0]],
    "square-root": lambda x: [x[0] / sqrt(1 + x[0] ** 2), x[1] / sqrt(1 + x[1] ** 2)],
}


def number(value):
    return mpf(float(value))


def adapt(gradient, arguments):
    x = [number(v) for v in arguments["x0"]]
    rate, beta1, beta2, epsilon = (number(arguments[k]) for k in ("learning_rate", "beta1", "beta2", "epsilon"))
    first, second = [mpf(0)] * len(x), [mpf(0)] * len(x)
    weight1 = weight2 = mpf(0)
    for _ in range(arguments["steps"]):
        weight1, weight2 = beta1 * weight1 + 1, beta2 * weight2 + 1
        for i, slope in enumerate(gradient(list(x))):
            first[i] = beta1 * first[i] + slope
            second[i] = beta2 * second[i] + slope ** 2
            x[i] -= rate * (first[i] / weight1) / (sqrt(second[i] / weight2) + epsilon)
    return x


def main():
    cases = stored.cases("adam")
    answers = {name: {"expected": {"x": [stored.number(v) for v in adapt(gradient, cases[name]["arguments"])]}}
               for name, gradient in GRADIENTS.items()}
    strangers = [f"{name} stores an answer that nothing here computes" for name, case in cases.items()
                 if "expected" in case and name not in answers and case["expected"]["x"]]
    stored.conclude("adam", answers, "iterates", strangers)


main()
