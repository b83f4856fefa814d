#!/usr/bin/python3
"""Stored answers of hadamard-product, from exact rationals; which calls must throw; and the case rounds-once.

    hadamard-product.py          prints them as JSON
    hadamard-product.py --check  compares them with the spec

Every product of the case rounds-once must come out differently when it is rounded to the 64 bits of long double
first: that is what the case is there for.
"""
from fractions import Fraction

from matrix_operations import INVALID, exact, ragged, run, shape


def rounded(x, bits):
    """A positive rational to `bits` significant bits, ties to even."""
    unit = Fraction(1)
    while x / unit >= 2**bits:
        unit *= 2
    while x / unit < 2 ** (bits - 1):
        unit /= 2
    return round(x / unit) * unit  # round() of a Fraction takes ties to even


def solve(label, case, arguments):
    a, b = arguments
    if ragged(a) or ragged(b) or shape(a) != shape(b):
        return INVALID
    products = [[x * y for x, y in zip(p, q)] for p, q in zip(exact(a), exact(b))]
    if label == "rounds-once":
        for p in (p for row in products for p in row):
            assert rounded(rounded(p, 64), 53) != rounded(p, 53), "rounding twice does not show"
    return {"expected": products}


run("hadamard-product", solve)
