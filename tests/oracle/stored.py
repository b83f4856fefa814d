"""What most oracles share: the cases of a spec, numbers as a spec spells them, and what an oracle does with its
answers, which is to print them or, with --check, to compare them with what the spec stores."""
import json
import pathlib
import sys

import mpmath

ROOT = pathlib.Path(__file__).resolve().parents[2]


def cases(problem):
    """The cases of the spec by name, in its order."""
    (file,) = (ROOT / "problems").glob(f"*/{problem}.json")
    return {case["name"]: case for case in json.loads(file.read_text(encoding="utf-8"))["cases"]}


def double(value):
    """A number of a spec as the exact value of the double that the judge reads from it."""
    return mpmath.mpf(float(value))


def text(value):
    """25 digits, more than a double or a long double needs."""
    return mpmath.nstr(value, 25, strip_zeros=True) if value else "0"


def number(value):
    """A plain number where a short double says it exactly, else its text."""
    rounded = float(value)
    if mpmath.mpf(repr(rounded)) == value and len(repr(rounded)) <= 10:
        return int(rounded) if rounded.is_integer() else rounded
    return text(value)


def conclude(problem, answers, noun="answers", complaints=()):
    """answers: {case: {key: value}}, each to be found under the same key of the spec's case; complaints: what else
    was found wrong. Exits with 1 and the reasons unless all is well."""
    if "--check" not in sys.argv[1:]:
        print(json.dumps(answers, indent=1))
        return
    complaints, spec = list(complaints), cases(problem)
    for name, answer in answers.items():
        held = {key: spec[name].get(key) for key in answer}
        if held != answer:
            complaints.append(f"{name}: the spec holds {held}, the oracle finds {answer}")
    if complaints:
        sys.exit("\n".join(f"{problem}: {complaint}" for complaint in complaints))
    print(f"{problem}: {len(answers)} stored {noun} agree")
