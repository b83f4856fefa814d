#!/usr/bin/python3
"""run.py [NAME...]: benchmarks of the judge as ratios within one run; without names, all of them.
They print and never fail on time: what counts is read by a person, on a quiet machine."""

import sys

import edit_loop
import isolation
import launcher
import measure
import self_timing

BENCHMARKS = {
    "edited": edit_loop.edited,
    "unchanged": edit_loop.unchanged,
    "isolation": isolation.isolation,
    "self": self_timing.self_timing,
    "launcher": launcher.launcher,
    "cold": edit_loop.cold,
}


def main():
    names = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    if not measure.PROGRAM.exists():
        sys.exit("build the program first: ./mathjudge --version")
    for name in names:
        print(f"{name}: {BENCHMARKS[name].__doc__ or sys.modules[BENCHMARKS[name].__module__].__doc__}\n")
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
