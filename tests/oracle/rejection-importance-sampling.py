#!/usr/bin/python3
"""Stored estimates of problems/probability-statistics/rejection-importance-sampling.json, to 50 digits with mpmath.

    rejection-importance-sampling.py          prints {case: {"expected": {"estimate": "..."}}} as JSON
    rejection-importance-sampling.py --check  compares every string with the spec and fails on the first difference

The inputs are read from the spec (they are data there); the estimate is the quotient of two plain sums, since at 50
digits with mpmath's unbounded exponents exp(-1000000) is an ordinary number and no maximum needs to be subtracted.
Cases with generated inputs are left to the judge.
"""

import mpmath
from mpmath import mpf

import stored

mpmath.mp.dps = 60


def estimate(arguments):
    values, target, proposal = ([stored.double(e) for e in arguments[name]]
                                for name in ("values", "log_target", "log_proposal"))
    weights = [mpf(0) if t == mpf("-inf") else mpmath.exp(t - q) for t, q in zip(target, proposal)]
    result = sum(w * v for w, v in zip(weights, values)) / sum(weights)
    return stored.text(result)


def answers():
    found = {}
    for name, case in stored.cases("rejection-importance-sampling").items():
        literal = all(isinstance(v, list) for v in case["arguments"].values())
        if case["function"] == "importance_estimate" and literal and "throws" not in case:
            found[name] = {"expected": {"estimate": estimate(case["arguments"])}}
    return found


stored.conclude("rejection-importance-sampling", answers())
