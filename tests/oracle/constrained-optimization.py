#!/usr/bin/python3
"""Stored minimisers of problems/optimization/constrained-optimization.json, to 50 digits with mpmath.

    constrained-optimization.py          prints {case: {"minimisers": [[...]]}} as JSON
    constrained-optimization.py --check  compares every string with the spec and fails on the first difference

Each minimiser is a closed form, an eigenvector, the solution of a linear KKT system, or a root of a stationarity
condition that is written out here by hand. Minimisers that are simple numbers are in the spec alone.
"""

import mpmath
from mpmath import exp, matrix, mpf, sqrt

import stored
from minima import root

mpmath.mp.dps = 60


def quadratic(h, g, a, b):
    """The minimiser of x'Hx / 2 + g'x subject to A x = b, by the KKT system."""
    n, m = len(h), len(a)
    k, right = mpmath.zeros(n + m), matrix(n + m, 1)
    for i in range(n):
        right[i] = -mpf(g[i])
        for j in range(n):
            k[i, j] = mpf(h[i][j])
    for r in range(m):
        right[n + r] = mpf(b[r])
        for i in range(n):
            k[n + r, i] = k[i, n + r] = mpf(a[r][i])
    return [list(mpmath.lu_solve(k, right))[:n]]


def lowest_eigenvectors(rows):
    """Both unit eigenvectors of the smallest eigenvalue."""
    values, vectors = mpmath.eigsy(matrix(rows))
    lowest = min(range(len(rows)), key=lambda k: values[k])
    v = [vectors[i, lowest] for i in range(len(rows))]
    return sorted([v, [-e for e in v]])


def dice(mean):
    """Largest entropy on 1..6 with this mean: p_i proportional to r^i."""
    r = root(lambda z: sum((i - mpf(mean)) * z[0] ** i for i in range(1, 7)), [1.5])[0]
    weights = [r**i for i in range(1, 7)]
    return [[w / sum(weights) for w in weights]]


def nearest_on_ellipsoid(point, squares, start):
    """On sum x_i^2 / squares_i = 1, outside of which `point` lies: x_i = p_i / (1 + t / squares_i) for one t > 0."""
    def shifted(t):
        return [mpf(p) / (1 + t / mpf(a)) for p, a in zip(point, squares)]

    t = root(lambda z: sum(x**2 / a for x, a in zip(shifted(z[0]), squares)) - 1, [start])[0]
    return [shifted(t)]


def sphere_logistic():
    """Weights of unit length on four labelled points: stationary angle of the loss, both local minima on a grid."""
    points, labels = [[1, 2], [2, -1], [-1, 1], [-2, -0.5]], [1, 1, -1, -1]

    def slope(a):
        w, dw = (mpmath.cos(a), mpmath.sin(a)), (-mpmath.sin(a), mpmath.cos(a))
        total = mpf(0)
        for p, y in zip(points, labels):
            z = y * (p[0] * w[0] + p[1] * w[1])
            total -= y * (p[0] * dw[0] + p[1] * dw[1]) / (1 + exp(z))
        return total

    step = mpmath.pi / 64
    angles = [mpmath.findroot(slope, (k * step, (k + 1) * step), solver="anderson", tol=mpf(10) ** -100)
              for k in range(-64, 64) if slope(k * step) < 0 < slope((k + 1) * step)]
    return [[mpmath.cos(a), mpmath.sin(a)] for a in angles]


def entropy_on_a_plane():
    """x log x summed on the plane sum a_i x_i = 1: log x_i = -1 - t a_i."""
    a = [1, 2, 3, 4]
    t = root(lambda z: sum(k * exp(-1 - z[0] * k) for k in a) - 1, [0.3])[0]
    return [[exp(-1 - t * k) for k in a]]


def hs_40():
    """x1^3 + x2^2 = 1, x4^2 = x2, x3 = x1^2 x4: the product is largest for these powers of 2, twice."""
    power = lambda numerator, denominator: mpf(2) ** (-mpf(numerator) / denominator)
    return [[power(1, 3), power(1, 2), sign * power(11, 12), sign * power(1, 4)] for sign in (-1, 1)]


COVARIANCE = [[4, 0.5, -1, 0], [0.5, 1, 0.5, 0.25], [-1, 0.5, 9, 1], [0, 0.25, 1, 2]]
TRIDIAGONAL = [[2 if i == j else -1 if abs(i - j) == 1 else 0 for j in range(5)] for i in range(5)]

CASES = {
    "circle-and-line": lambda: [[-1 / sqrt(mpf(5)), -2 / sqrt(mpf(5))]],
    "hs-7": lambda: [[mpf(0), sqrt(mpf(3))]],
    "parabola": lambda: [[-sqrt(mpf(5) / 2), mpf(5) / 2], [sqrt(mpf(5) / 2), mpf(5) / 2]],
    "portfolio": lambda: quadratic(COVARIANCE, [0] * 4, [[1, 1, 1, 1], [8, 5, 12, 6]], [1, 8]),
    "circle-and-diagonal": lambda: [[-sqrt(mpf(2)), -sqrt(mpf(2))], [sqrt(mpf(2)), sqrt(mpf(2))]],
    "one-variable": lambda: [[mpf(2)]],
    "dice": lambda: dice(4.5),
    "entropy-on-a-plane": entropy_on_a_plane,
    "smallest-eigenvector": lambda: lowest_eigenvectors(TRIDIAGONAL),
    "ellipsoid": lambda: nearest_on_ellipsoid([2, 2, 1], [4, 1, 9], 1),
    "thin-ellipse": lambda: nearest_on_ellipsoid([120, 2], [10000, 1], 10),
    "unit-weights": sphere_logistic,
    "hs-40": hs_40,
    "rank-deficient-start": lambda: [[-1 / sqrt(mpf(5)), -2 / sqrt(mpf(5))]],
    "near-the-maximum": lambda: [[-sqrt(mpf(1) / 2), -sqrt(mpf(1) / 2)]],
}


stored.conclude("constrained-optimization",
                {name: {"minimisers": [[stored.text(v) for v in point] for point in points()]}
                 for name, points in CASES.items()}, "sets of minimisers")
