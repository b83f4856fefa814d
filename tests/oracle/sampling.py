#!/usr/bin/python3
"""Exact tails and moments to 30 digits, from mpmath: what the judge's tail bounds and distributions are
tested against. Writes sampling.txt beside itself; --check compares instead.
"""
import pathlib
import sys

from mpmath import mp

mp.dps = 60
DIGITS = 30
TARGET = pathlib.Path(__file__).with_suffix(".txt")

# name, formula (C++), the same in Python, a, b, where to split the integrals, points for the cdf
DENSITIES = [
    ("constant", "return 3.0 + 0 * x;", lambda x: mp.mpf(3), -1, 4, [], [0, 1.5]),
    ("triangle", "return 1 - abs(x);", lambda x: 1 - abs(x), -1, 1, [0], [-0.5, 0.25]),
    ("gauss", "return exp(-x * x / 2);", lambda x: mp.exp(-x * x / 2), -8, 8, [0], [-1, 0, 2]),
    ("waves", "return 1 + sin(10 * x);", lambda x: 1 + mp.sin(10 * x), 0, 3, [1, 2], [0.1, 1.25]),
    ("gap", "if (x < 1) { return 1 + x; } else { if (x < 3) { return 0 * x; } else { return 4 - x; } }",
     lambda x: 1 + x if x < 1 else mp.mpf(0) if x < 3 else 4 - x, 0, 4, [1, 3], [0.5, 1, 2, 3.5]),
    ("peak", "double s = 0.001; return s * s / (s * s + (x - 0.3) * (x - 0.3));",
     lambda x: mp.mpf(0.001)**2 / (mp.mpf(0.001)**2 + (x - mp.mpf(0.3))**2), 0, 1, [0.299, 0.3, 0.301], [0.299, 0.31]),
    ("root", "return sqrt(x);", mp.sqrt, 0, 1, [], [0.01, 0.5]),
]


def text(number):
    return mp.nstr(number, DIGITS, strip_zeros=False, min_fixed=0, max_fixed=0)


def integral(f, a, b, splits):
    return mp.quad(f, [mp.mpf(a), *map(mp.mpf, (s for s in splits if a < s < b)), mp.mpf(b)])


def distribution(name, formula, f, a, b, splits, points):
    total = integral(f, a, b, splits)
    mean = integral(lambda x: x * f(x), a, b, splits) / total
    moment = lambda k: integral(lambda x: (x - mean)**k * f(x), a, b, splits) / total
    lines = [f"density {name}", f"formula {formula}", f"interval {a} {b}", f"integral {text(total)}"]
    lines += [f"mean {text(mean)}", f"variance {text(moment(2))}", f"fourth {text(moment(4))}"]
    return lines + [f"cdf {x} {text(integral(f, a, x, splits) / total)}" for x in points]


def binomial_tail(n, k, p):
    """-ln P(X <= k) when k < np, else -ln P(X >= k)."""
    p = mp.mpf(p)
    ks = range(0, k + 1) if k < n * p else range(k, n + 1)
    return -mp.log(mp.fsum(mp.binomial(n, j) * p**j * (1 - p)**(n - j) for j in ks))


def poisson_tail(rate, k):
    """-ln P(X >= k)."""
    rate = mp.mpf(rate)
    return -mp.log(mp.nsum(lambda j: mp.exp(-rate) * rate**j / mp.factorial(j), [k, mp.inf]))


def kolmogorov_tail(t):
    """-ln of the limit distribution's P(sqrt(n) D > t)."""
    return -mp.log(2 * mp.nsum(lambda k: (-1)**(int(k) - 1) * mp.exp(-2 * k * k * mp.mpf(t)**2), [1, mp.inf]))


def main():
    binomials = [(100, 20, 0.5), (100, 80, 0.5), (1000, 400, 0.5), (2000, 300, 0.25), (2000, 700, 0.25), (50, 0, 0.3)]
    poissons = [(0.001, 4), (0.5, 12), (5, 32), (50, 110)]
    lines = [line for item in DENSITIES for line in distribution(*item)]
    lines += [f"binomial {n} {k} {p} {text(binomial_tail(n, k, p))}" for n, k, p in binomials]
    lines += [f"poisson {rate} {k} {text(poisson_tail(rate, k))}" for rate, k in poissons]
    lines += [f"kolmogorov {t} {text(kolmogorov_tail(t))}" for t in (1.0, 1.63, 3.4437)]
    document = "".join(line + "\n" for line in lines)
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text() == document else f"{TARGET.name} is not what {__file__} writes")
    TARGET.write_text(document)


main()
