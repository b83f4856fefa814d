#!/usr/bin/python3
"""Stored answers of matrix-transpose; which calls must throw.

    matrix-transpose.py          prints them as JSON
    matrix-transpose.py --check  compares them with the spec
"""
from matrix_operations import INVALID, ragged, run


def solve(label, case, arguments):
    (a,) = arguments
    if ragged(a):
        return INVALID
    # Infinities and NaN have no exact form, and are nowhere stored.
    return {"expected": [[x if abs(x) < float("inf") else 0 for x in column] for column in zip(*a)]}


run("matrix-transpose", solve)
