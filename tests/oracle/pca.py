#!/usr/bin/python3
"""Stored variances of problems/eigenvalues-svd/pca.json, to 50 digits with mpmath.

    pca.py          prints {case: {"expected": {"variances": [...]}}} as JSON
    pca.py --check  compares every string with the spec and fails on the first difference

The data are the exact values of the doubles that the judge generates; means and covariances are taken in 80 digits.
"""

import generators
import mpmath

import stored



def variances(rows, k):
    """The k largest eigenvalues of the covariance with n - 1, largest first."""
    with mpmath.workdps(80):
        x = mpmath.matrix(rows)
        for j in range(x.cols):
            mean = mpmath.fsum(x[i, j] for i in range(x.rows)) / x.rows
            for i in range(x.rows):
                x[i, j] -= mean
        values = sorted(mpmath.eigsy(x.T * x / (x.rows - 1), eigvals_only=True), reverse=True)
        negligible = abs(values[0]) * mpmath.mpf(10) ** -60
        return [mpmath.mpf(0) if abs(v) <= negligible else v for v in values[:k]]


def answer(case):
    arguments = case["arguments"]
    return {"expected": {"variances": [stored.text(v) for v in variances(generators.matrix(arguments["x"]), arguments["k"])]}}


stored.conclude("pca", {name: answer(case) for name, case in stored.cases("pca").items() if "expected" in case})
