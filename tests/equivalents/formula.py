"""The formula language of the specs (judge/functions) in Python: a formula becomes a Python function that works on
floats, complex numbers and Jets alike. The text has been checked by the judge, so that this need not look for mistakes.
"""

import re

import numpy as np

from jet import Jet

TOKENS = re.compile(r"std::vector<T>|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\w+|\+\+|--|[-+*/<>=!]=|[^\s\w]")


def elementary(name):
    return lambda v: getattr(v, name)() if isinstance(v, Jet) else getattr(np, name)(v)


FUNCTIONS = {name: elementary(name) for name in ("sin", "cos", "exp", "log", "sqrt", "tanh")}
FUNCTIONS |= {"abs": abs, "pow": lambda base, power: base ** power, "T": lambda value: value}


class Translator:
    """Statements, one line of Python each. Expressions are spelled alike in both languages and are copied."""

    def __init__(self, text):
        self.tokens, self.at, self.lines = TOKENS.findall(text), 0, []

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def until(self, end):
        """The expression up to `end`, which is outside of any brackets and is taken too."""
        parts, depth = [], 0
        while depth or self.tokens[self.at] != end:
            token = self.take()
            depth += (token in "([{") - (token in ")]}")
            parts.append(token)
        self.at += 1
        return " ".join(parts)

    def emit(self, depth, line):
        self.lines.append("    " * depth + line)

    def run(self):
        while self.at < len(self.tokens):
            self.statement(1)
        return "\n".join(self.lines)

    def body(self, depth):
        before = len(self.lines)
        self.statement(depth)
        if len(self.lines) == before:
            self.emit(depth, "pass")

    def statement(self, depth):
        token = self.take()
        if token == "{":
            while self.tokens[self.at] != "}":
                self.statement(depth)
            self.take()
        elif token == "for":
            self.take()
            self.take()  # ( int
            self.assignment(depth, self.until(";"))
            self.emit(depth, f"while {self.until(';')}:")
            step = self.until(")")
            self.body(depth + 1)
            self.assignment(depth + 1, step)
        elif token == "if":
            self.take()
            self.emit(depth, f"if {self.until(')')}:")
            self.body(depth + 1)
            if self.tokens[self.at:self.at + 1] == ["else"]:
                self.take()
                self.emit(depth, "else:")
                self.body(depth + 1)
        elif token == "return":
            value = self.until(";")
            self.emit(depth, f"return [{value[1:-1]}]" if value.startswith("{") else f"return {value}")
        elif token == "std::vector<T>":
            name, _ = self.take(), self.take()
            self.emit(depth, f"{name} = [0.0] * ({self.until(')')})")
            self.take()
        elif token in ("T", "double", "int"):
            self.declaration(depth)
        else:
            self.assignment(depth, f"{token} {self.until(';')}")

    def declaration(self, depth):
        text = self.until(";")
        for one in re.split(r",\s*(?=\w+ = )", text):
            self.assignment(depth, one)

    def assignment(self, depth, text):
        if step := re.fullmatch(r"(\+\+|--)? ?(\w+) ?(\+\+|--)?", text):
            text = f"{step[2]} {(step[1] or step[3])[0]}= 1"
        self.emit(depth, text)


def compiled(spec, number):
    """f(x) of a callback object's formula, without its derivative; x is an array, or a number for univariate ones."""
    constants = {name: value if not isinstance(value, (list, str)) else deep(value, number)
                 for name, value in spec.get("constants", {}).items()}
    source = f"def formula(x, n):\n{Translator(spec['formula']).run()}\n"
    scope = FUNCTIONS | constants
    exec(source, scope)  # the project's own text
    return scope["formula"]


def deep(value, number):
    return [deep(v, number) for v in value] if isinstance(value, list) else number(value)


def callback(spec, type_name, number):
    """The Python function that an argument of a callback type stands for."""
    formula = compiled(spec, number)
    if type_name == "UnivariateFunction":
        return lambda x: float(formula(np.float64(x), 1))

    def call(x):
        x = np.asarray(x)
        if x.ndim != 1 or ("inputs" in spec and len(x) != spec["inputs"]):
            raise ValueError(f"{x.shape} entries where the function takes {spec.get('inputs')}")
        derivative = spec.get("derivative", "value")
        if derivative == "value":
            value = formula(x, len(x))
            return np.array(value) if isinstance(value, list) else value
        value = formula(Jet.variables(x), len(x))
        outputs = value if isinstance(value, list) else [value]
        jets = [v if isinstance(v, Jet) else Jet(v, np.zeros(len(x)), np.zeros((len(x), len(x)))) for v in outputs]
        if derivative == "jacobian":
            return np.array([jet.gradient for jet in jets])
        return jets[0].gradient if derivative == "gradient" else jets[0].hessian

    return call
