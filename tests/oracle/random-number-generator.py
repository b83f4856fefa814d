#!/usr/bin/python3
"""Stored samples of problems/probability-statistics/random-number-generator.json: integers and 50 digits of mpmath.

    random-number-generator.py          prints {case: {"expected": {"samples": [...]}}} as JSON
    random-number-generator.py --check  compares every string with the spec and fails on the first difference

Uniforms are multiples of 2^-53 and stored as hexadecimal floats, which are exact; normals as 25 digits. It also checks
the seeds that were chosen for what their first states are.
"""

import mpmath
from mpmath import mpf

import stored

MULTIPLIER, INCREMENT, MODULUS = 6364136223846793005, 1442695040888963407, 2**64
LONGEST = 12  # samples that are stored; longer ones are left to the judge
mpmath.mp.dps = 60

# The first states of the seeds that were chosen for them, in order; None for any.
STATES = {
    "first-state-0": [0],
    "first-uniform-largest": [MODULUS - 1],
    "first-radius-0": [2047],
    "largest-radius": [MODULUS - 1],
    "angle-0": [None, 5],
    "tiny-radius": [2**34],
    "angle-half-a-turn": [None, 2**63 + 2**31],
}


def states(seed, n):
    state = seed
    for _ in range(n):
        state = (MULTIPLIER * state + INCREMENT) % MODULUS
        yield state


def seed_before(state, steps=1):
    """The seed that leads to `state`: the multiplier is odd, so a step can be undone."""
    for _ in range(steps):
        state = (state - INCREMENT) * pow(MULTIPLIER, -1, MODULUS) % MODULUS
    return state


def uniform_samples(seed, n):
    return [float(state >> 11) * 2.0**-53 for state in states(seed, n)]


def normal_samples(seed, n, mean, stddev):
    u = [mpf(x) for x in uniform_samples(seed, n + n % 2)]
    samples = []
    for first, second in zip(u[::2], u[1::2]):
        r = mpmath.sqrt(-2 * mpmath.log(1 - first))
        samples += [mean + stddev * r * mpmath.cos(2 * mpmath.pi * second),
                    mean + stddev * r * mpmath.sin(2 * mpmath.pi * second)]
    return samples[:n]


def expected(case):
    arguments = case["arguments"]
    if case["function"] == "uniform_samples":
        return {"samples": [u.hex() if u else 0 for u in uniform_samples(**arguments)]}
    mean, stddev = (stored.double(arguments[name]) for name in ("mean", "stddev"))
    return {"samples": [stored.text(z) for z in normal_samples(arguments["seed"], arguments["n"], mean, stddev)]}


def is_stored(case):
    return "throws" not in case and "then" not in case and case["arguments"]["n"] <= LONGEST


def wrong_seeds(cases):
    for name, wanted in STATES.items():
        found = list(states(cases[name]["arguments"]["seed"], len(wanted)))
        if any(due not in (None, state) for due, state in zip(wanted, found)):
            yield f"{name}: the seed leads to the states {found}, not to {wanted}"


cases = stored.cases("random-number-generator")
stored.conclude("random-number-generator", {name: {"expected": expected(case)} for name, case in cases.items()
                                            if is_stored(case)}, complaints=wrong_seeds(cases))
