#!/usr/bin/python3
"""Stored dominant eigenvalues of problems/eigenvalues-svd/power-iteration.json, to 50 digits with mpmath.

    power-iteration.py          prints {case: {"expected": {"eigenvalue": "..."}}} as JSON
    power-iteration.py --check  compares every string with the spec and fails on the first difference

It also checks what the statement promises of every valid input: a real, simple dominant eigenvalue, the second one at
most 0.9 of it in magnitude (or the zero matrix), at least 1000 iterations and a tolerance from 1e-12 to 1e-9.
"""

import generators
import mpmath
import numpy

import stored



def dominant(rows):
    with mpmath.workdps(80):
        values, _ = mpmath.eig(mpmath.matrix(rows))
        return mpmath.re(max(values, key=abs))


def answer(case):
    return {"expected": {"eigenvalue": stored.text(dominant(generators.matrix(case["arguments"]["a"])))}}


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


cases = stored.cases("power-iteration")
stored.conclude("power-iteration", {name: answer(case) for name, case in cases.items() if "expected" in case},
                complaints=[c for case in cases.values() for call in (case, case.get("then")) if call for c in broken_promises(case, call)])
