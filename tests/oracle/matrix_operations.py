"""What the oracles of the topic matrix-operations share: reading a spec, exact arithmetic, printing and checking.

Every oracle says, for every call of its spec, what must come out: None where the judge evaluates the answer itself,
or {"expected": {...}} or {"throws": "..."}. With --check each is compared with what the spec stores, as text; without
it the fragments are printed.
"""
import json
import pathlib
import sys
from fractions import Fraction

import generators

ROOT = pathlib.Path(__file__).resolve().parents[2]
INVALID, SINGULAR = {"throws": "std::invalid_argument"}, {"throws": "std::domain_error"}


def load(problem):
    return json.loads((ROOT / "problems/matrix-operations" / f"{problem}.json").read_text(encoding="utf-8"))


def calls(spec):
    """(label, case, call, arguments in parameter order) for each case and for its second call, if it has one."""
    names = [parameter["name"] for parameter in spec["functions"][0]["parameters"]]
    for case in spec["cases"]:
        for label, call in ((case["name"], case), (case["name"] + " (then)", case.get("then"))):
            if call:
                yield label, case, call, [generators.matrix(call["arguments"][name]) for name in names]


def ragged(a):
    return any(len(row) != len(a[0]) for row in a)


def shape(a):
    return (len(a), len(a[0]) if a else 0)


def exact(a):
    return [[Fraction(x) for x in row] for row in a]


def plain(value):
    """An exact number, correctly rounded to double, as the spec spells it: integers without a point."""
    if isinstance(value, list):
        return [plain(x) for x in value]
    rounded = float(value)
    return int(rounded) if rounded.is_integer() and abs(rounded) < 2**53 else rounded


def stored(call):
    return {key: call[key] for key in ("expected", "throws") if key in call}


def run(problem, solve, finish=lambda: []):
    """solve(arguments) -> {"expected": ...} or {"throws": ...}; finish() -> further complaints, after all calls."""
    spec = load(problem)
    name = spec["functions"][0]["returns"][0]["name"]
    complaints, fragments = [], {}
    for label, case, call, arguments in calls(spec):
        due, have = solve(label, case, arguments), stored(call)
        if "expected" in due:
            due = {"expected": {name: plain(due["expected"])}}
        if have:
            fragments[label] = due
        wrong = json.dumps(have) != json.dumps(due) if have else "throws" in due
        if wrong:
            complaints.append(f"{label}: stored {json.dumps(have)}, due {json.dumps(due)}")
    complaints += finish()
    if sys.argv[1:] == ["--check"]:
        print("\n".join(complaints) if complaints else f"{problem}: {len(fragments)} stored answers agree")
        sys.exit(1 if complaints else 0)
    print(json.dumps(fragments, indent=1))
