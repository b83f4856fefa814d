#!/usr/bin/python3
"""Stored posteriors of problems/probability-statistics/bayesian-inference.json, to 50 digits with mpmath.

    bayesian-inference.py          prints {case: {"expected": {"posterior": [...]}}} as JSON
    bayesian-inference.py --check  compares every string with the spec and fails on the first difference

Plain products: mpmath's exponents are unbounded, so nothing underflows and no logarithm is needed. The inputs are read
from the spec, with the judge's generators where it uses them; every number stands for the double that it is read as.
"""
import json
import pathlib
import sys

import mpmath
from mpmath import mpf

from generators import Random

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/probability-statistics/bayesian-inference.json"
mpmath.mp.dps = 60


def observations(argument):
    if isinstance(argument, list):
        return argument
    random = Random(argument["seed"])
    return [random.integer(argument["low"], argument["high"]) for _ in range(argument["length"])]


def posterior(arguments):
    weights = [mpf(float(p)) for p in arguments["prior"]]
    rows = [[mpf(float(p)) for p in row] for row in arguments["likelihood"]]
    for outcome in observations(arguments["observations"]):
        weights = [weight * row[outcome] for weight, row in zip(weights, rows)]
    evidence = mpmath.fsum(weights)
    return [text(weight / evidence) for weight in weights]


def text(value):
    """25 digits; what is below every double is 0 to the judge."""
    return "0" if value < mpf(10) ** -400 else mpmath.nstr(value, 25, strip_zeros=True)


def stored(case):
    """Literal priors and likelihoods; longer series of observations are left to the judge."""
    arguments = case["arguments"]
    literal = isinstance(arguments["prior"], list) and isinstance(arguments["likelihood"], list)
    return literal and "throws" not in case and case["tier"] != "stretch"


def main():
    cases = json.loads(SPEC.read_text())["cases"]
    answers = {case["name"]: {"expected": {"posterior": posterior(case["arguments"])}} for case in cases if stored(case)}
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return 0
    held = {case["name"]: case.get("expected") for case in cases}
    for name, answer in answers.items():
        if held[name] != answer["expected"]:
            print(f"bayesian-inference: {name}: the spec holds {held[name]}, 50 digits give {answer['expected']}")
            return 1
    print(f"bayesian-inference: {len(answers)} stored answers agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
