#!/usr/bin/python3
"""Stored posteriors of problems/probability-statistics/bayesian-inference.json, to 50 digits with mpmath.

    bayesian-inference.py          prints {case: {"expected": {"posterior": [...]}}} as JSON
    bayesian-inference.py --check  compares every string with the spec and fails on the first difference

Plain products: mpmath's exponents are unbounded, so nothing underflows and no logarithm is needed. The inputs are read
from the spec, with the judge's generators where it uses them; every number stands for the double that it is read as.
"""

import mpmath
from mpmath import mpf

import stored
from generators import Random

mpmath.mp.dps = 60


def observations(argument):
    if isinstance(argument, list):
        return argument
    random = Random(argument["seed"])
    return [random.integer(argument["low"], argument["high"]) for _ in range(argument["length"])]


def posterior(arguments):
    weights = [stored.double(p) for p in arguments["prior"]]
    rows = [[stored.double(p) for p in row] for row in arguments["likelihood"]]
    for outcome in observations(arguments["observations"]):
        weights = [weight * row[outcome] for weight, row in zip(weights, rows)]
    evidence = mpmath.fsum(weights)
    return [text(weight / evidence) for weight in weights]


def text(value):
    """25 digits; what is below every double is 0 to the judge."""
    return "0" if value < mpf(10) ** -400 else mpmath.nstr(value, 25, strip_zeros=True)


def is_stored(case):
    """Literal priors and likelihoods; longer series of observations are left to the judge."""
    arguments = case["arguments"]
    literal = isinstance(arguments["prior"], list) and isinstance(arguments["likelihood"], list)
    return literal and "throws" not in case and case["tier"] != "stretch"


stored.conclude("bayesian-inference",
                {name: {"expected": {"posterior": posterior(case["arguments"])}}
                 for name, case in stored.cases("bayesian-inference").items() if is_stored(case)})
