#!/usr/bin/python3
"""Singular values and inverses to 40 digits, from mpmath in 120-digit arithmetic: what the judge's own
factorisations are tested against. Writes linear_algebra.txt beside itself; --check compares instead.
"""
import pathlib
import sys

from mpmath import mp

mp.dps = 120
DIGITS = 40
TARGET = pathlib.Path(__file__).with_suffix(".txt")


def hilbert(n):
    return [[1.0 / (i + j + 1) for j in range(n)] for i in range(n)]


def lauchli(n, epsilon):
    return [[1.0] * n] + [[epsilon if i == j else 0.0 for j in range(n)] for i in range(n)]


def integers(rows, columns, seed):
    """Small integers from a 31-bit linear congruential generator."""
    state, result = seed, []
    for _ in range(rows):
        result.append([])
        for _ in range(columns):
            state = (1103515245 * state + 12345) % 2**31
            result[-1].append(float(state // 2**16 % 19 - 9))
    return result


def scaled(matrix, row_factor, column_factor):
    return [[entry * row_factor(i) * column_factor(j) for j, entry in enumerate(row)]
            for i, row in enumerate(matrix)]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def upper_ones(n, above):
    return [[1.0 if i == j else above if j > i else 0.0 for j in range(n)] for i in range(n)]


def matrices():
    yield "hilbert-5", hilbert(5)
    yield "hilbert-10", hilbert(10)
    yield "lauchli-5-1e-8", lauchli(5, 1e-8)
    yield "lauchli-3-1e-200", lauchli(3, 1e-200)
    yield "integers-7x4", integers(7, 4, 1)
    yield "integers-4x9", integers(4, 9, 2)
    yield "integers-12", integers(12, 12, 3)
    yield "graded-rows", scaled(integers(6, 6, 4), lambda i: 2.0 ** (-12 * i), lambda j: 1.0)
    yield "graded-both", scaled(integers(6, 6, 5), lambda i: 2.0 ** (-8 * i), lambda j: 2.0 ** (-8 * j))
    yield "graded-upwards", scaled(integers(6, 6, 6), lambda i: 2.0 ** (9 * i), lambda j: 2.0 ** (9 * j))
    yield "rank-2-of-5", product(integers(5, 2, 7), integers(2, 5, 8))
    yield "zero-3x2", [[0.0, 0.0]] * 3
    yield "tiny-1e-300", scaled(integers(5, 5, 9), lambda i: 1e-300, lambda j: 1.0)
    yield "huge-1e300", scaled(integers(5, 5, 9), lambda i: 1e300, lambda j: 1.0)
    yield "upper-ones-20", upper_ones(20, -1.0)
    yield "repeated", [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]]
    yield "row-1x6", integers(1, 6, 10)
    yield "column-6x1", integers(6, 1, 11)


def text(number):
    return mp.nstr(number, DIGITS, strip_zeros=False, min_fixed=0, max_fixed=0)


def singular_values(a):
    """Square roots of the eigenvalues of A'A; 120 digits leave 40 after squaring 1e-38 away."""
    if a.rows < a.cols:
        a = a.T
    largest = max(abs(entry) for entry in a) or mp.mpf(1)
    values = mp.eigsy((a / largest).T * (a / largest), eigvals_only=True)
    return sorted((largest * mp.sqrt(max(value, 0)) for value in values), reverse=True)


def describe(name, matrix):
    a = mp.matrix(matrix)
    sigma = singular_values(a)
    # What remains of an exact zero is the square root of the arithmetic's own rounding.
    sigma = [value if value > sigma[0] * mp.mpf(10) ** -45 else mp.mpf(0) for value in sigma]
    if name == "lauchli-3-1e-200":
        sigma[1:] = [mp.mpf(1e-200)] * 2  # exactly: A'A = e e' + epsilon^2 I
    lines = [f"matrix {name}"]
    lines += ["row " + " ".join(value.hex() for value in row) for row in matrix]
    lines += ["singular_values " + " ".join(text(value) for value in sigma)]
    if a.rows == a.cols and sigma[-1] > 0:
        inverse = a**-1
        lines += ["inverse_row " + " ".join(text(inverse[i, j]) for j in range(a.cols)) for i in range(a.rows)]
        lines += ["condition " + text(mp.mnorm(a, "f") * mp.mnorm(inverse, "f"))]
    return lines


def main():
    document = "".join(line + "\n" for item in matrices() for line in describe(*item))
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text() == document else f"{TARGET.name} is not what {__file__} writes")
    TARGET.write_text(document)


main()
