"""The loop a person lives in: a file edited or unchanged until its verdict on every case, timing section
aside, over what `g++ -std=c++20 -O2 -c` alone takes for the same file."""

import itertools
import os
import pathlib
import tempfile

import measure

ROUNDS = 7
_numbers = itertools.count(os.getpid() * 1000)


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
    found = {}
    with tempfile.TemporaryDirectory(prefix="mathjudge-bench-") as folder:
        for problem, source in measure.references():
            copy = pathlib.Path(folder) / source.name
            edit(source, copy)

            def judged():
                if fresh:
                    edit(source, copy)
                return judge(problem, copy, f"{folder}/cache")

            ours, plain = measure.interleaved(ROUNDS, judged, lambda: plain_compile(copy, folder))
            name = f"{problem}/{source.stem}"
            found[name] = ours / plain
            print(f"  {name:45} {1e3 * ours:7.0f} ms / {1e3 * plain:6.0f} ms = {found[name]:.3f}", flush=True)
    measure.summary(title, found, goal)


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
