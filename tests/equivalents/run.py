#!/usr/bin/python3
"""run.py [PROBLEM...]: the NumPy lines of the specs answer the visible examples, and the judge accepts their answers.

What an answer means (free signs, any order, statistics, budgets of calls) is the judge's business, so it decides here
too: the lines run on an example, callbacks translated from the formulas of the spec; what they returned becomes a
C++ solution that returns these very numbers, after as many calls of each callback as NumPy made; and `mathjudge run`
judges that solution on that example.
"""

import json
import os
import pathlib
import sys
import tempfile

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "strength"), str(HERE.parent / "oracle")]

import formula  # noqa: E402
import generators  # noqa: E402
import judging  # noqa: E402

CALLBACKS = ("ScalarFunction", "VectorFunction", "MatrixFunction", "UnivariateFunction", "GenericFunction")
CPP = {"Double": "double", "Int": "int", "UnsignedInt64": "std::uint64_t", "Bool": "bool", "IntVector": "std::vector<int>",
       "Stages": "std::vector<std::pair<VectorFunction, MatrixFunction>>", "GenericFunction": "F"}


def number(value):
    if isinstance(value, str):
        return float.fromhex(value) if "0x" in value else float(value)
    return float(value)


class Counted:
    """A callback that counts its calls and remembers a point to call it at again."""

    def __init__(self, function):
        self.function, self.calls, self.point = function, 0, ()

    def __call__(self, *point):
        self.calls, self.point = self.calls + 1, point
        return self.function(*point)


def argument(type_name, value):
    """What the NumPy function is handed for an argument of the spec."""
    if type_name in CALLBACKS:
        return Counted(formula.callback(value, type_name, number))
    if type_name == "UniformStream":
        return Counted(generators.Random(value["stream"]).uniform)
    if type_name == "Stages":
        return [tuple(formula.callback(stage[part], None, number) for part in ("function", "jacobian"))
                for stage in value]
    if type_name == "Matrix":
        rows = generators.matrix(value)
        ragged = len({len(row) for row in rows}) > 1
        return rows if ragged else np.array(rows, dtype=float).reshape(len(rows), len(rows[0]) if rows else 0)
    if type_name == "Vector":
        return np.array([number(v) for v in value])
    if type_name == "IntVector":
        return np.array(value, dtype=int)
    return number(value) if type_name == "Double" else value


def literal(type_name, value):
    """An answer in C++, to the last bit."""
    if type_name == "Matrix":
        return "Matrix{" + ", ".join(literal("Vector", row) for row in np.asarray(value)) + "}"
    if type_name == "Vector":
        return "Vector{" + ", ".join(literal("Double", v) for v in np.asarray(value)) + "}"
    if type_name == "Double":
        value = float(value)
        return value.hex() if np.isfinite(value) else f"__builtin_nan(\"\") * {1 if value > 0 else -1}"
    return str(bool(value)).lower() if type_name == "Bool" else f"{int(value)}"


def definition(function, body):
    parameters = ", ".join(f"const {CPP.get(p['type'], p['type'])}& {p['name']}" for p in function["parameters"])
    parts = [CPP.get(r["type"], r["type"]) for r in function["returns"]]
    returns = parts[0] if len(parts) == 1 else f"std::tuple<{', '.join(parts)}>"
    if len(parts) == 2:
        returns = f"std::pair<{', '.join(parts)}>"
    template = "template <class F>\n" if "const F&" in parameters else ""
    return f"{template}{returns} {function['name']}({parameters}) {{\n{body}}}\n"


def answering(function, arguments, answer):
    """The body that repeats NumPy's calls and returns NumPy's answer, or throws as it did."""
    if isinstance(answer, Exception):
        return f"  throw std::runtime_error({json.dumps(str(answer))});\n"
    body = ""
    for parameter, value in zip(function["parameters"], arguments):
        if isinstance(value, Counted) and value.calls and parameter["type"] != "GenericFunction":
            point = ", ".join(literal("Double" if np.ndim(v) == 0 else "Vector", v) for v in value.point)
            body += f"  for (int i = 0; i < {value.calls}; ++i) (void){parameter['name']}({point});\n"
    types = [r["type"] for r in function["returns"]]
    parts = answer if len(types) > 1 else (answer,)
    return f"{body}  return {{{', '.join(map(literal, types, parts))}}};\n" if len(types) > 1 else \
        f"{body}  return {literal(types[0], answer)};\n"


def solution(spec, scope, case):
    """The C++ file for one example."""
    if "then" in case or case.get("calls", 1) != 1:
        raise SystemExit(f"{case['name']}: an example with several calls is more than this test understands")
    asked = case.get("function", spec["functions"][0]["name"])
    text = "#include <cstdint>\n#include <stdexcept>\n#include <tuple>\n#include \"mathjudge.hpp\"\nusing namespace mathjudge;\n"
    for function in spec["functions"]:
        body = "  throw std::logic_error(\"not asked for\");\n"
        if function["name"] == asked:
            arguments = [argument(p["type"], case["arguments"][p["name"]]) for p in function["parameters"]]
            try:
                answer = scope[asked](*arguments)
            except (ValueError, ArithmeticError, np.linalg.LinAlgError) as error:  # the judge says if one is due
                answer = error
            body = answering(function, arguments, answer)
        text += definition(function, body)
    return text


def main():
    failed = examples = 0
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("MATHJUDGE_CACHE", f"{place}/cache")
        for problem, (_, spec) in judging.problems(sys.argv[1:]).items():
            scope = {}
            exec("\n".join(spec["numpy"]), scope)  # the project's own text
            for case in spec["cases"]:
                if case["tier"] != "example":
                    continue
                file = pathlib.Path(place) / f"{problem}-{case['name']}.cpp"
                file.write_text(solution(spec, scope, case))
                document = judging.judge(problem, file, "--case", case["name"])
                examples += 1
                if document["verdict"] != "accepted":
                    failed += 1
                    why = document["cases"][0]["summary"] if document["cases"] else json.dumps(document["rejection"])
                    print(f"{problem} {case['name']}: {document['verdict']}: {why}\n{file.read_text()}")
    print(f"{examples} examples answered by NumPy, {failed} not as the judge expects")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
