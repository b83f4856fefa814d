"""Functions that several oracles of the optimisation problems minimise: gradients written out by hand, and their roots
and the real minima of polynomials to mpmath's working precision; and what the oracles that store iterates share."""
import mpmath
from mpmath import exp, mpf, sin, sqrt

import stored


def conclude_iterates(problem, gradients, run):
    """For each case of `gradients`: where run(gradient, arguments) ends is the x that the spec stores."""
    cases = stored.cases(problem)
    answers = {name: {"expected": {"x": [stored.number(v) for v in run(gradient, cases[name]["arguments"])]}}
               for name, gradient in gradients.items()}
    strangers = [f"{name} stores an answer that nothing here computes" for name, case in cases.items()
                 if "expected" in case and name not in answers and case["expected"]["x"]]
    stored.conclude(problem, answers, "iterates", strangers)


def root(equations, start):
    """The point near `start` where all the equations vanish: a stationary point, when they are a gradient."""
    found = mpmath.findroot(lambda *x: equations(list(x)), start, tol=mpf(10) ** -100, maxsteps=200)
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


def himmelblau_minima():
    return [root(himmelblau, near) for near in ([3, 2], [-2.8, 3.1], [-3.8, -3.3], [3.6, -1.8])]


def freudenstein_roth(x):
    u, v = x
    a = -13 + u + ((5 - v) * v - 2) * v
    b = -29 + u + ((v + 1) * v - 14) * v
    return [2 * a + 2 * b, 2 * a * (10 * v - 3 * v**2 - 2) + 2 * b * (3 * v**2 + 2 * v - 14)]


def logistic(unit=1, examples=10, penalty=0.2):
    """The gradient of the penalised loss on the first examples, whose second feature comes in multiples of `unit`."""
    points = [[1, 2], [2, 0.5], [-1, 1], [0, -1], [3, 1], [-2, -1], [0.5, 0.5], [-1.5, 2], [1, -2], [-0.5, -0.5]]
    labels = [1, 1, -1, -1, 1, -1, 1, -1, 1, -1]

    def gradient(x):
        slopes = [mpf(penalty) * v for v in x]
        for (p, q), y in zip(points[:examples], labels):
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


def rosenbrock(x):
    return [-400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0]), 200 * (x[1] - x[0] ** 2)]


def coupled(x):
    return [2 * x[0] + x[1], x[0] + 2 * x[1]]


def scaled(factor):
    return lambda x: [factor * (2 * x[0] + x[1] - 1), factor * (x[0] + 3 * x[1])]


def mixed_scales(large, small):
    return lambda x: [large * x[0] + x[1], x[0] + small * x[1]]


def narrow_valley(x):
    along, across = x[0] + x[1], x[0] - x[1]
    return [mpf(1e-6) * along + across, mpf(1e-6) * along - across]


def far_from_the_origin(x):
    return [x[0] - mpf(1e8) - 1, 2 * (x[1] + mpf(1e8))]


def exponential(x):
    return [exp(x[0]) - 2]


def waves(x):
    return [sin(x[0]) + x[0] / 4 + x[1] / 8, sin(2 * x[1]) + x[1] / 4 + x[0] / 8]


def quartic(x):
    return [x[0] / 4 + x[0] ** 3 - x[1] / 8, x[1] / 2 - x[0] / 8]


def hinge(x):
    return [2 * (x[0] - 1) if x[0] > 1 else 0, 2 * (x[1] + 1) if x[1] < -1 else 0]


def square_root(x):
    return [x[0] / sqrt(1 + x[0] ** 2), x[1] / sqrt(1 + x[1] ** 2)]


def flat_coordinate(x):
    return [x[0] ** 3, mpf(0), x[2] + x[0]]


def circles(x):
    return [-x[1] + x[0] / 8, x[0] + x[1] / 8]


def constant(*slopes):
    return lambda x: list(map(mpf, slopes))
