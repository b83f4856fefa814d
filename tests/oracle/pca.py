#!/usr/bin/python3
"""Stored variances of problems/eigenvalues-svd/pca.json, to 50 digits with mpmath.

    pca.py          prints {case: {"expected": {"variances": [...]}}} as JSON
    pca.py --check  compares every string with the spec and fails on the first difference

The data are the exact values of the doubles that the judge generates; means and covariances are taken in 80 digits.
"""
import json
import pathlib
import sys

import generators
import mpmath

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/eigenvalues-svd/pca.json"


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


def text(value):
    return mpmath.nstr(value, 25, strip_zeros=True) if value else "0"


def answer(case):
    arguments = case["arguments"]
    return {"expected": {"variances": [text(v) for v in variances(generators.matrix(arguments["x"]), arguments["k"])]}}


def main():
    cases = {case["name"]: case for case in json.loads(SPEC.read_text())["cases"] if "expected" in case}
    answers = {name: answer(case) for name, case in cases.items()}
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return 0
    for name, case in cases.items():
        if case["expected"] != answers[name]["expected"]:
            print(f"pca: {name}: the spec holds {case['expected']}, 50 digits give {answers[name]['expected']}")
            return 1
    print(f"pca: {len(answers)} stored answers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
