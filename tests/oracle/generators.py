"""The generator vocabulary of the specs in Python: the same bits as judge/catalogue, from the same published methods.

Only + - * / and sqrt on doubles and a 64-bit integer generator, so a port can be exact; oracles can then reason in
high precision about the very matrices that the judge generates. Matrices are lists of rows of floats.
"""
import math

MASK = (1 << 64) - 1


class Random:
    """xoshiro256** seeded by SplitMix64, as judge/values/random.cpp."""

    def __init__(self, seed):
        self.state = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = seed
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.state.append(z ^ (z >> 31))

    def next(self):
        s = self.state
        result = (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotl(s[3], 45)
        return result

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * ((self.next() >> 11) * 2.0**-53)

    def below(self, count):
        skipped = (1 << 64) % count
        while True:
            bits = self.next()
            if bits >= skipped:
                return bits % count

    def integer(self, low, high):
        return low + self.below(high - low + 1)


def rotl(x, k):
    return ((x << k) & MASK) | (x >> (64 - k))


def number(value):
    """A JSON number, or one of the strings that stand for one."""
    if isinstance(value, str):
        return float.fromhex(value) if "0x" in value.lower() else float(value)
    return float(value)


def tabulate(rows, columns, entry):
    return [[float(entry(i, j)) for j in range(columns)] for i in range(rows)]


# --- Fixed families ---


def odd_magic(n):
    return tabulate(n, n, lambda i, j: n * ((i + j + 2 - (n + 3) // 2 + n) % n) + (i + 2 * j + 1) % n + 1)


def doubly_even_magic(n):
    def entry(i, j):
        count = n * i + j + 1
        return n * n + 1 - count if ((i + 1) % 4) // 2 == ((j + 1) % 4) // 2 else count

    return tabulate(n, n, entry)


def singly_even_magic(n):
    half, k = n // 2, (n - 2) // 4
    quarter = odd_magic(half)
    offset = [[0, 2], [3, 1]]
    a = tabulate(n, n, lambda i, j: quarter[i % half][j % half] + offset[i // half][j // half] * half * half)
    for i in range(half):
        for j in [c + 1 if i == k else c for c in range(k)] + list(range(n - k + 1, n)):
            a[i][j], a[i + half][j] = a[i + half][j], a[i][j]
    return a


def magic(n):
    if n % 2 == 1:
        return odd_magic(n)
    return doubly_even_magic(n) if n % 4 == 0 else singly_even_magic(n)


def diagonal(values):
    return tabulate(len(values), len(values), lambda i, j: values[i] if i == j else 0)


def vandermonde(nodes, columns):
    rows = []
    for node in nodes:
        row, power = [], 1.0
        for _ in range(columns):
            row.append(power)
            power *= node
        rows.append(row)
    return rows


def power(base, exponent):
    result = 1.0
    while exponent > 0:
        if exponent % 2 == 1:
            result *= base
        base *= base
        exponent //= 2
    return result


def geometric_decay(count, condition):
    if count < 2:
        return [1.0] * count
    smallest = 1 / condition
    low, high = 0.0, 1.0
    while True:
        middle = low + (high - low) / 2
        if middle <= low or middle >= high:
            break
        if power(middle, count - 1) < smallest:
            low = middle
        else:
            high = middle
    values, value = [], 1.0
    for _ in range(count):
        values.append(value)
        value *= high
    values[-1] = smallest
    return values


# --- Random families ---


def reflection(random, dimension):
    v, squares = [], 0.0
    for _ in range(dimension):
        v.append(random.uniform(-1.0, 1.0))
        squares += v[-1] * v[-1]
    norm, head = math.sqrt(squares), v[0]
    v[0] += -norm if head < 0 else norm
    length = squares - head * head + v[0] * v[0]
    return v, (2 / length if length > 0 else 0.0)


def reflect_rows(a, h):
    v, beta = h
    offset, columns = len(a) - len(v), len(a[0])
    weights = [0.0] * columns
    for i, vi in enumerate(v):
        row = a[offset + i]
        for j in range(columns):
            weights[j] += vi * row[j]
    for i, vi in enumerate(v):
        row, factor = a[offset + i], beta * vi
        for j in range(columns):
            row[j] -= factor * weights[j]


def reflect_columns(a, h):
    v, beta = h
    for row in a:
        offset, weight = len(row) - len(v), 0.0
        for j, vj in enumerate(v):
            weight += row[offset + j] * vj
        for j, vj in enumerate(v):
            row[offset + j] -= beta * weight * vj


def spectrum(rows, columns, seed, values):
    random = Random(seed)
    a = tabulate(rows, columns, lambda i, j: values[i] if i == j and i < len(values) else 0)
    for k in range(2, rows + 1):
        reflect_rows(a, reflection(random, k))
    for k in range(2, columns + 1):
        reflect_columns(a, reflection(random, k))
    return a


def symmetric_spectrum(seed, values):
    random = Random(seed)
    a = diagonal(values)
    for k in range(2, len(values) + 1):
        h = reflection(random, k)
        reflect_rows(a, h)
        reflect_columns(a, h)
    for i in range(len(a)):
        for j in range(i):
            a[j][i] = a[i][j]
    return a


def permutation(n, seed):
    random = Random(seed)
    a = diagonal([1.0] * n)
    for i in range(n - 1, 0, -1):
        j = random.below(i + 1)
        a[i], a[j] = a[j], a[i]
    return a


def rank(rows, columns, seed, r):
    random = Random(seed)
    left = [[random.integer(-9, 9) for _ in range(r)] for _ in range(rows)]
    right = [[random.integer(-9, 9) for _ in range(columns)] for _ in range(r)]
    return tabulate(rows, columns, lambda i, j: sum(left[i][k] * right[k][j] for k in range(r)))


def stochastic(n, seed):
    a = uniform(n, n, seed, 1.0 / 64, 1.0)
    for row in a:
        total = 0.0
        for x in row:
            total += x
        row[:] = [x / total for x in row]
    return a


def uniform(rows, columns, seed, low, high):
    random = Random(seed)
    return [[random.uniform(low, high) for _ in range(columns)] for _ in range(rows)]


def integers(rows, columns, seed, low, high):
    random = Random(seed)
    return [[float(random.integer(low, high)) for _ in range(columns)] for _ in range(rows)]


def symmetric_uniform(n, seed, low, high):
    random, a = Random(seed), tabulate(n, n, lambda i, j: 0)
    for i in range(n):
        for j in range(i + 1):
            a[i][j] = a[j][i] = random.uniform(low, high)
    return a


ROSSER = [
    [611, 196, -192, 407, -8, -52, -49, 29],
    [196, 899, 113, -192, -71, -43, -8, -44],
    [-192, 113, 899, 196, 61, 49, 8, 52],
    [407, -192, 196, 611, 8, 44, 59, -23],
    [-8, -71, 61, 8, 411, -599, 208, 208],
    [-52, -43, 49, 44, -599, 411, 208, 208],
    [-49, -8, 8, 59, 208, 208, 99, -911],
    [29, -44, 52, -23, 208, 208, -911, 99],
]


# --- The vocabulary: name -> matrix from the generator object ---

FAMILIES = {
    "uniform": lambda g: uniform(g["rows"], g["columns"], g["seed"], number(g["low"]), number(g["high"])),
    "integers": lambda g: integers(g["rows"], g["columns"], g["seed"], g["low"], g["high"]),
    "zeros": lambda g: tabulate(g["rows"], g["columns"], lambda i, j: 0),
    "constant": lambda g: tabulate(g["rows"], g["columns"], lambda i, j: number(g["value"])),
    "identity": lambda g: diagonal([1.0] * g["n"]),
    "diagonal": lambda g: diagonal([number(x) for x in g["values"]]),
    "permutation": lambda g: permutation(g["n"], g["seed"]),
    "symmetric_uniform": lambda g: symmetric_uniform(g["n"], g["seed"], number(g["low"]), number(g["high"])),
    "rosser": lambda g: matrix(ROSSER),
    "wilkinson": lambda g: tabulate(
        g["n"], g["n"], lambda i, j: abs(i - (g["n"] - 1) / 2) if i == j else 1 if abs(i - j) == 1 else 0),
    "hilbert": lambda g: tabulate(g["n"], g["n"], lambda i, j: 1.0 / (i + j + 1)),
    "magic": lambda g: magic(g["n"]),
    "upper_ones": lambda g: tabulate(
        g["n"], g["n"], lambda i, j: 1 if i == j else number(g["above"]) if i < j else 0),
    "tridiagonal": lambda g: tabulate(
        g["n"], g["n"], lambda i, j: number(g["diagonal"]) if i == j else number(g["off"]) if abs(i - j) == 1 else 0),
    "lauchli": lambda g: tabulate(
        g["n"] + 1, g["n"], lambda i, j: 1 if i == 0 else number(g["epsilon"]) if i == j + 1 else 0),
    "vandermonde": lambda g: vandermonde([number(x) for x in g["nodes"]], g["columns"]),
    "spectrum": lambda g: spectrum(g["rows"], g["columns"], g["seed"], [number(x) for x in g["values"]]),
    "condition": lambda g: spectrum(
        g["rows"], g["columns"], g["seed"], geometric_decay(min(g["rows"], g["columns"]), number(g["condition"]))),
    "symmetric_spectrum": lambda g: symmetric_spectrum(g["seed"], [number(x) for x in g["values"]]),
    "spd": lambda g: symmetric_spectrum(g["seed"], geometric_decay(g["n"], number(g["condition"]))),
    "rank": lambda g: rank(g["rows"], g["columns"], g["seed"], g["rank"]),
    "stochastic": lambda g: stochastic(g["n"], g["seed"]),
}


def with_row(a, index, row):
    return [list(row) if i == index else r for i, r in enumerate(a)]


def with_entry(a, row, column, value):
    return with_row(a, row, [value if j == column else x for j, x in enumerate(a[row])])


WRAPPERS = {
    "scale": lambda g, a: [[x * number(g["factor"]) for x in row] for row in a],
    "scale_rows": lambda g, a: [[x * number(f) for x in row] for f, row in zip(g["factors"], a)],
    "scale_columns": lambda g, a: [[x * number(f) for f, x in zip(g["factors"], row)] for row in a],
    "duplicate_row": lambda g, a: with_row(a, g["to"], a[g["from"]]),
    "zero_row": lambda g, a: with_row(a, g["row"], [0.0] * len(a[g["row"]])),
    "set_entry": lambda g, a: with_entry(a, g["row"], g["column"], number(g["value"])),
    "transpose": lambda g, a: [list(column) for column in zip(*a)],
    "add_diagonal": lambda g, a: [
        [x + number(g["value"]) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)],
}


def matrix(value):
    """The matrix that an argument in a spec stands for: literal rows, or a generator object."""
    if isinstance(value, list):
        return [[number(x) for x in row] for row in value]
    name = value["generator"]
    if name in FAMILIES:
        return FAMILIES[name](value)
    return WRAPPERS[name](value, matrix(value["of"]))
