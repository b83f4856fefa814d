"""What the benchmarks share: running a command against the clock, rounds that interleave what is compared,
and the summary of ratios. Times are only ever compared within one run on one machine."""

import contextlib
import json
import math
import os
import pathlib
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "bin" / "mathjudge"


@contextlib.contextmanager
def one_core():
    """Everything started inside runs on one core: set here and inherited, so that it costs no child a thing."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def seconds(command, **options):
    """Wall seconds of one run, its output thrown away."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} exited with {done.returncode}:\n{done.stderr.decode()}")
    return taken


def judged(problem, file, *options, **keywords):
    """The JSON document of one judgement."""
    command = [str(PROGRAM), "run", problem, str(file), "--json", *options]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False, **keywords).stdout)


def interleaved(rounds, *actions):
    """Calls the actions in turn, `rounds` times; the medians of the seconds that they return. One unmeasured
    round comes first."""
    samples = [[action() for action in actions] for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*samples)]


def references():
    """(problem, file) of every reference of the catalogue."""
    return [(file.parent.name, file) for file in sorted((ROOT / "reference").glob("*/*.cpp"))]


def summary(title, ratios, goal):
    """One line: the geometric mean and the worst of the named ratios."""
    worst = max(ratios, key=ratios.get)
    mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios.values()))
    print(f"{title}: geometric mean {mean:.3f}, worst {ratios[worst]:.3f} ({worst})   goal: {goal}\n")
