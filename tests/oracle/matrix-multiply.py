#!/usr/bin/python3
"""Stored answers of matrix-multiply, from exact rationals; which calls must throw.

    matrix-multiply.py          prints them as JSON
    matrix-multiply.py --check  compares them with the spec
"""
from matrix_operations import INVALID, exact, ragged, run, shape


def solve(label, case, arguments):
    a, b = arguments
    if ragged(a) or ragged(b) or shape(a)[1] != len(b):
        return INVALID
    if len(a) * len(b) * shape(b)[1] > 20_000:
        return {"expected": []}  # never stored; the judge evaluates it
    a, b = exact(a), exact(b)
    return {"expected": [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]}


run("matrix-multiply", solve)
