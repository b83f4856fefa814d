#!/usr/bin/python3
"""Stored dominant eigenvalues of problems/eigenvalues-svd/power-iteration.json, to 50 digits with mpmath.

    power-iteration.py          prints {case: {"expected": {"eigenvalue": "..."}}} as JSON
    power-iteration.py --check  compares every string with the spec and fails on the first difference

It also checks what the statement promises of every valid input: a real, simple dominant eigenvalue, the second one at
most 0.9 of it in magnitude (or the zero matrix), at least 1000 iterations and a tolerance from 1e-12 to 1e-9.
"""
import json
import pathlib
import sys

import generators
import mpmath
import numpy

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/eigenvalues-svd/power-iteration.json"


def dominant(rows):
    with mpmath.workdps(80):
        values, _ = mpmath.eig(mpmath.matrix(rows))
        return mpmath.re(max(values, key=abs))


def text(value):
    return mpmath.nstr(value, 25, strip_zeros=True) if value else "0"


def answer(case):
    return {"expected": {"eigenvalue": text(dominant(generators.matrix(case["arguments"]["a"])))}}


def broken_promises(case, call):
    """One case may hold two calls; double precision is enough to see a gap of a tenth."""
    if "throws" in call:
        return
    arguments = call["arguments"]
    rows = numpy.array(generators.matrix(arguments["a"]))
    if arguments["max_iterations"] < 1000 or not 1e-12 <= arguments["tolerance"] <= 1e-9:
        yield f"{case['name']}: max_iterations or tolerance out of the promised range"
    largest = numpy.abs(rows).max()
    if largest == 0:
        return
    values = sorted(numpy.linalg.eigvals(rows / largest), key=abs, reverse=True)
    if abs(values[0].imag) > 0 or (len(values) > 1 and abs(values[1]) > 0.9 * abs(values[0]) * (1 + 1e-12)):
        yield f"{case['name']}: the dominant eigenvalue is complex or not separated: {values[:2]}"


def main():
    cases = json.loads(SPEC.read_text())["cases"]
    answers = {case["name"]: answer(case) for case in cases if "expected" in case}
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return 0
    complaints = [c for case in cases for call in (case, case.get("then")) if call for c in broken_promises(case, call)]
    complaints += [
        f"{case['name']}: the spec holds {case['expected']}, 50 digits give {answers[case['name']]['expected']}"
        for case in cases
        if case["name"] in answers and case["expected"] != answers[case["name"]]["expected"]
    ]
    for complaint in complaints:
        print(f"power-iteration: {complaint}")
    if not complaints:
        print(f"power-iteration: {len(answers)} stored answers agree")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
