#!/usr/bin/python3
"""matrix.py [--jobs N] [PROBLEM...]: every reference is accepted, whoever compiles it and however. Opt-in: minutes.

One line per reference, one column per setting; what was not accepted is told below, and the exit code is 1.
"""

import argparse
import sys

import judging

SETTINGS = {"-O0": ["--cxxflags", "-O0"], "-O2": ["--cxxflags", "-O2"],
            "-O3 native": ["--cxxflags", "-O3 -march=native"], "sanitized": ["--sanitize"]}
COMPILERS = ("g++", "clang++-14")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("problems", nargs="*", metavar="PROBLEM")
    options.add_argument("--jobs", type=int, default=1, help="judgements at a time (default: 1)")
    chosen = options.parse_args()
    columns = [(compiler, name) for compiler in COMPILERS for name in SETTINGS]
    print("| reference | " + " | ".join(f"{c.split('-')[0]} {name}" for c, name in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    failures = judged = 0
    for problem in judging.problems(chosen.problems):
        for file in sorted((judging.ROOT / "reference" / problem).glob("*.cpp")):
            documents = list(judging.side_by_side(
                chosen.jobs, lambda c: judging.judge(problem, file, "--compiler", c[0], *SETTINGS[c[1]]), columns))
            print(f"| {problem}/{file.stem} | " + " | ".join(d["verdict"] for d in documents) + " |", flush=True)
            judged += len(documents)
            for (compiler, name), document in zip(columns, documents):
                if document["verdict"] == "accepted":
                    continue
                failures += 1
                said = [c["summary"] for c in document["cases"] if c["name"] == document["deciding_case"]]
                print(f"  {compiler} {name}: {document['deciding_case']}: {said or document['rejection']}", flush=True)
    print(f"\n{judged} judgements, {failures} not accepted")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
