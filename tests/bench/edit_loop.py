"""The loop a person lives in: a file edited or unchanged until its verdict on every case, timing section
aside, over what `g++ -std=c++20 -O2 -c` alone takes for the same file."""

import itertools
import os
import pathlib
import tempfile

import measure

ROUNDS = 7
_numbers = itertools.count(os.getpid() * 1000)

# g++ compiles nothing of a template that nobody calls; the judge calls it with every operation that the contract
# names. So such a file is compared with itself plus one such call, too.
CALLS = {"automatic-differentiation": """
struct EveryOperation {
  template <class T>
  T operator()(const std::vector<T>& x) const {
    using std::abs, std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tanh;
    T y = 0, z = 0.5;
    for (const T& v : x) {
      y += v, y -= z, y *= v, y /= z, y += 0.5, y -= 0.5, y *= 0.5, y /= 0.5, y += 1, y -= 1, y *= 2, y /= 2;
      y = y + v - v * z / v + (0.5 + y - 0.5) + 0.5 * v - 0.5 / v + (1.5 - v) * 0.5 / 2.5;
      y = y + 1 - 2 + 3 * v - 4 / v + (5 - v) * 6 / 7 + (8 + v);
      if (y < v || y <= v || y > v || y >= v || y < 0.5 || y <= 0.5 || y > 0.5 || y >= 0.5) z = -v;
      y = sin(y) + cos(v) + exp(y) + log(v) + sqrt(v) + tanh(y) + abs(y) + pow(y, v) + pow(y, 2.5) + pow(y, 3) + pow(2.5, y);
    }
    return y;
  }
};
std::vector<double> every_operation(const std::vector<double>& x) { return autodiff_gradient(EveryOperation(), x); }
"""}


def plain_compile(file, folder):
    include = measure.ROOT / "judge" / "include"
    return measure.seconds(["g++", "-std=c++20", "-O2", "-c", f"-I{include}", str(file), "-o", f"{folder}/plain.o"])


def judge(problem, file, cache):
    environment = {**os.environ, "MATHJUDGE_CACHE": str(cache)}
    return measure.seconds([measure.PROGRAM, "run", problem, file, "--no-timing", "--json"], env=environment)


def edit(source, copy):
    """A version of the source that no cache has seen: one more definition at its end."""
    copy.write_text(f"{source.read_text()}\nextern const long edit_{next(_numbers)} = {next(_numbers)};\n")


def ratios(title, goal, fresh):
    """The ratio for every reference; `fresh` edits the file before each judgement."""
    found, called = {}, {}
    with tempfile.TemporaryDirectory(prefix="mathjudge-bench-") as folder:
        for problem, source in measure.references():
            copy = pathlib.Path(folder) / source.name
            with_call = pathlib.Path(folder) / f"called_{source.name}"
            edit(source, copy)
            with_call.write_text(source.read_text() + CALLS.get(problem, ""))

            def judged():
                if fresh:
                    edit(source, copy)
                return judge(problem, copy, f"{folder}/cache")

            compiles = [copy] + [with_call] * (problem in CALLS)
            ours, *plain = measure.interleaved(
                ROUNDS, judged, *(lambda file=file: plain_compile(file, folder) for file in compiles))
            name = f"{problem}/{source.stem}"
            for kind, seconds in zip(("", " with a call"), plain):
                print(f"  {name + kind:45} {1e3 * ours:7.0f} ms / {1e3 * seconds:6.0f} ms = {ours / seconds:.3f}",
                      flush=True)
            found[name], called[name] = ours / plain[0], ours / plain[-1]
    measure.summary(title, found, goal)
    measure.summary(f"{title}, templates with a call", called, goal)


def edited():
    ratios("edited file to verdict / g++ -c", "geometric mean <= 0.6, none above 0.9", fresh=True)


def unchanged():
    ratios("unchanged file to verdict / g++ -c", "<= 0.15", fresh=False)


def cold():
    """Every textbook reference judged once with an empty cache, the precompiled header included, over compiling
    the same files."""
    textbooks = [(problem, file) for problem, file in measure.references() if file.stem == "textbook"]

    def all_judged():
        with tempfile.TemporaryDirectory(prefix="mathjudge-bench-") as cache:
            return sum(judge(problem, file, cache) for problem, file in textbooks)

    def all_compiled():
        with tempfile.TemporaryDirectory(prefix="mathjudge-bench-") as folder:
            return sum(plain_compile(file, folder) for _, file in textbooks)

    ours, plain = measure.interleaved(3, all_judged, all_compiled)
    print(f"  {len(textbooks)} textbook references: {ours:.1f} s / {plain:.1f} s")
    measure.summary("first judgement of every reference, empty cache / g++ -c", {"all": ours / plain}, "none stated")
