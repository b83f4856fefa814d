#!/usr/bin/python3
"""The verdicts stored in problems/calculus-gradients/gradient-checking.json, to 50 digits with mpmath.

    gradient-checking.py          prints {case: [verdict of each call]} as JSON
    gradient-checking.py --check  compares them with the spec, and fails on the first difference

Each spec's f is rewritten as Python and differentiated numerically in high precision; the gradient that the case plants
is evaluated beside it. Beyond the verdict this proves what the statement promises: right gradients agree to a tenth of
the tolerance, wrong ones are off by a hundred times it in a component that is large enough to be seen.
"""
import json
import pathlib
import re
import sys

import generators
import mpmath
from mpmath import mpf

SPEC = pathlib.Path(__file__).resolve().parents[2] / "problems/calculus-gradients/gradient-checking.json"
mpmath.mp.dps = 50
WITHIN, BEYOND, VISIBLE, NOISE = mpf("0.1"), 100 * mpf("0.999"), mpf("1e-6"), mpf("0.999e-9")


def quotient(a, b):
    return a / b if b != 0 else mpmath.inf * mpmath.sign(a)


def logarithm(a):
    return mpmath.log(a) if a > 0 else mpmath.nan


NAMES = {"sin": mpmath.sin, "cos": mpmath.cos, "exp": mpmath.exp, "tanh": mpmath.tanh, "log": logarithm, "T": mpf,
         "quotient": quotient}


def expression(text):
    """A C++ expression as Python; decimal literals are the doubles nearest to them, which mpf() keeps."""
    text = re.sub(r"(?<![\w.])(\d+\.\d*(?:e[-+]?\d+)?|\d+e[-+]?\d+)", r"mpf(\1)", text)
    return re.sub(r"\b1 / (\([^()]*(?:\([^()]*\))?[^()]*\))", r"quotient(1, \1)", text)


def compiled(formula, constants):
    """The formula as a Python function of a list of mpf."""
    lines, depth = ["def f(x):", " n = len(x)"], 1
    loop = r"for \(int (\w) = (\d+); \w < ([^;]+); (?:\+\+\w|\w \+= (\d+))\) \{"
    rest = formula.strip()
    while rest:
        opened, listed = re.match(loop, rest), re.match(r"return \{([^}]*)\};", rest)
        array = re.match(r"std::vector<T> (\w)\((\w+)\);", rest)
        if opened:
            name, first, last, step = opened.groups()
            lines.append(" " * depth + f"for {name} in range({first}, {last}, {step or 1}):")
            depth, taken = depth + 1, opened.end()
        elif rest[0] == "}":
            depth, taken = depth - 1, 1
        elif listed:
            lines.append(" " * depth + f"return [{expression(listed.group(1))}]")
            taken = listed.end()
        elif array:
            lines.append(" " * depth + f"{array.group(1)} = [mpf(0)] * {array.group(2)}")
            taken = array.end()
        else:
            taken = rest.index(";") + 1
            lines.append(" " * depth + expression(re.sub(r"^T (?=\w+ =)", "", rest[: taken - 1])))
        rest = rest[taken:].strip()
    scope = dict(NAMES, mpf=mpf, **constants)
    exec("\n".join(lines), scope)
    return scope["f"]


def callback(node):
    constants = {name: generators.matrix(value) for name, value in node.get("constants", {}).items()}
    return compiled(node["formula"], constants)


def vector(node):
    if isinstance(node, list):
        return [mpf(generators.number(value)) for value in node]
    row = generators.uniform(1, node["length"], node["seed"], node["low"], node["high"])[0]
    return [mpf(value) for value in row]


def slopes(f, x):
    """Central differences in 50 digits: with h = 1e-15 s truncation is near 1e-30 and rounding near 1e-35."""
    for i, at in enumerate(x):
        h = mpf("1e-15") * max(1, abs(at))
        yield (f(x[:i] + [at + h] + x[i + 1:]) - f(x[:i] + [at - h] + x[i + 1:])) / (2 * h)


def verdict(arguments):
    x = vector(arguments["x"])
    if arguments["gradient"].get("derivative") == "gradient":
        return True
    f, given = callback(arguments["f"]), callback(arguments["gradient"])(x)
    if len(given) != len(x) or not all(mpmath.isfinite(a) for a in given):
        return False
    agrees, seen, tolerance = True, False, mpf(arguments["tolerance"])
    size = abs(f(x))
    for at, a, exact in zip(x, given, slopes(f, x)):
        s, larger = max(1, abs(at)), max(abs(a), abs(exact))
        error = abs(a - exact)
        agrees &= bool(error <= WITHIN * tolerance * larger + mpf("1e-16") * size / s)
        seen |= bool(error >= BEYOND * tolerance * larger and larger * s >= VISIBLE * size
                     and error * s >= NOISE * size)
    assert agrees != seen, "neither right nor visibly wrong"
    return agrees


def main():
    count = 0
    answers = {}
    for case in json.loads(SPEC.read_text())["cases"]:
        calls = [case] + ([case["then"]] if "then" in case else [])
        answers[case["name"]] = [verdict(call["arguments"]) for call in calls]
        stored = [call["expected"]["correct"] for call in calls]
        count += len(calls)
        if "--check" in sys.argv[1:] and stored != answers[case["name"]]:
            print(f"gradient-checking: {case['name']}: the spec holds {stored}, 50 digits give {answers[case['name']]}")
            return 1
    print(f"gradient-checking: {count} stored verdicts agree" if "--check" in sys.argv[1:] else json.dumps(answers, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
