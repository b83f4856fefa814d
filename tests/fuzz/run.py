#!/usr/bin/python3
"""Fuzzes for long: builds the preset `fuzz`, runs each target under libFuzzer from the committed corpus, and prints
executions, time and peak memory. New inputs stay in a temporary folder; one that fails is kept and named."""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent

# Longest input in bytes: room for every construct, short enough for thousands of runs a second.
LONGEST = {"spec": 2048, "wire": 1024, "files": 1024}

SANITIZERS = {"ASAN_OPTIONS": "quarantine_size_mb=16:malloc_context_size=10", "UBSAN_OPTIONS": "print_stacktrace=1"}


def build():
    if not (ROOT / "build-fuzz" / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / "build-fuzz"


def command(program, name, options, fresh, failures):
    dictionary = HERE / f"{name}.dict"
    return [str(program), str(fresh), str(HERE / "corpus" / name), f"-max_len={LONGEST[name]}",
            f"-runs={options.runs}", f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-timeout=10",
            f"-rss_limit_mb={options.rss_mb}", f"-malloc_limit_mb={options.malloc_mb}", "-print_final_stats=1",
            "-entropic=0",  # its bookkeeping costs more than the targets do
            f"-artifact_prefix={failures}/{name}-", *([f"-dict={dictionary}"] if dictionary.exists() else [])]


def fuzz(folder, name, options):
    """Runs one target; returns whether it ended without a finding."""
    failures = folder / "fuzz-failures"
    failures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"mathjudge-fuzz-{name}-") as fresh:
        start = time.monotonic()
        done = subprocess.run(command(folder / "tests" / "fuzz" / f"fuzz_{name}", name, options, fresh, failures),
                              stderr=subprocess.PIPE, text=True, errors="replace", env=SANITIZERS)
        seconds = time.monotonic() - start
    stats = dict(re.findall(r"stat::(\w+):\s*(\d+)", done.stderr))
    print(f"{name:<6} {int(stats.get('number_of_executed_units', 0)):>12,} inputs {seconds:>8.0f} s "
          f"{stats.get('peak_rss_mb', '?'):>6} MiB  {'clean' if done.returncode == 0 else 'FOUND SOMETHING'}", flush=True)
    if done.returncode != 0:
        print(done.stderr[-6000:], f"\nThe input is in {failures}", file=sys.stderr)
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(LONGEST)}; default: all")
    parser.add_argument("--runs", type=int, default=10_000_000, help="inputs for each target (default: ten million)")
    parser.add_argument("--seconds", type=int, default=0, help="and at most this long for each; 0: as long as it takes")
    parser.add_argument("--rss-mb", type=int, default=512, help="memory that no target may exceed")
    parser.add_argument("--malloc-mb", type=int, default=16, help="memory that no single allocation may exceed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build", type=pathlib.Path, help="a build of the preset elsewhere, used as it is")
    options = parser.parse_args()
    unknown = set(options.targets) - set(LONGEST)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    folder = options.build or build()
    clean = [fuzz(folder, name, options) for name in options.targets or LONGEST]
    sys.exit(0 if all(clean) else 1)


if __name__ == "__main__":
    main()
