#!/usr/bin/python3
"""removal.py [--jobs N] [--confirm] [PROBLEM...]: is every category of hidden cases needed? Opt-in.

Each known-wrong solution is judged once. Without a category's hidden cases a solution would be accepted exactly if all
cases that it fails, the examples included, are among those; the table names these solutions, category by category, and
exits with 1 where there are none. --confirm takes nobody's word for it: it removes the category in a scratch copy of
the problems and has one of the named solutions accepted there.
"""

import argparse
import collections
import json
import pathlib
import shutil
import sys
import tempfile

import judging

# Categories that no known-wrong solution needs, why their cases are kept, and where.
KEPT = {
    "basic": ("the smallest inputs come first and give the verdict, so that a mistake is told on a case of a line or two",
              "chain-rule hadamard-product hessian jacobian matrix-inverse matrix-multiply matrix-rank matrix-trace "
              "matrix-transpose numerical-gradient rejection-importance-sampling"),
    "ill-conditioned": ("fairness: rounding or slow convergence takes most of the bound here, and right solutions must pass",
                        "chain-rule gradient-checking hessian jacobian numerical-gradient power-iteration qr-algorithm"),
    "random": ("seeded families: answers fitted to the cases made by hand would pass without them",
               "automatic-differentiation chain-rule gradient-checking markov-chain newton-method numerical-gradient"),
    "structure": ("known names and exact ties, where more than one answer is right or a reader checks by hand",
                  "matrix-rank newton-method pca"),
    "edge": ("fairness: flat, saddle-like and denormal points, where right solutions must pass", "hessian"),
    "budget": ("calls are counted in every case; here a call too many would cost most", "chain-rule"),
}


def reason_to_keep(problem, category):
    reason, where = KEPT.get(category, ("", ""))
    return reason if problem in where.split() else ""


def failing(problem, file):
    """The failed cases that decide, as (tier, category) pairs; "example" stands for every category's examples.

    The judge gives up after three time limits. Whether a case that it skipped would have failed matters only while
    everything else that failed lies in one category, and only until one fails elsewhere.
    """
    document = judging.judge(problem, file)
    failed, skipped = set(), []
    for case in document["cases"]:
        if case["verdict"] == "accepted" or case["tier"] == "stretch":
            continue
        if case["reason"]["kind"] == "skipped":
            skipped.append(case)
        else:
            failed.add("example" if case["tier"] == "example" else case["category"])
    for case in skipped:
        place = "example" if case["tier"] == "example" else case["category"]
        if len(failed) > 1 or place in failed:
            continue
        again = judging.judge(problem, file, "--case", case["name"])
        if again["verdict"] != "accepted":
            failed.add(place)
    return failed


def slips(problem, jobs):
    """{category: solutions that would be accepted without it}."""
    files = list(judging.known_solutions(problem, wrong=True))
    through = collections.defaultdict(list)
    for file, failed in zip(files, judging.side_by_side(jobs, lambda f: failing(problem, f), files)):
        if len(failed) == 1 and "example" not in failed:
            through[failed.pop()].append(file)
        elif not failed:
            print(f"{problem}: {file.name} fails no case that decides")
    return through


class Scratch:
    """A copy of the installation whose problems can be changed; everything else is shared with the original."""

    def __init__(self, place):
        prefix = judging.PROGRAM.resolve().parents[1]
        self.share = pathlib.Path(place) / "share/mathjudge"
        self.program = pathlib.Path(place) / "bin/mathjudge"
        self.share.mkdir(parents=True)
        shutil.copytree(prefix / "bin", self.program.parent)
        shutil.copytree(prefix / "libexec", pathlib.Path(place) / "libexec")
        for name in ("reference", "include", "solutions"):
            (self.share / name).symlink_to((prefix / "share/mathjudge" / name).resolve())

    def accepts(self, problem, spec, category, file):
        """Whether `file` is accepted when the spec has lost the category's hidden cases."""
        left = [c for c in spec["cases"] if c["tier"] != "hidden" or c["category"] != category]
        folder = self.share / "problems" / spec["topic"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{problem}.json").write_text(json.dumps(dict(spec, cases=left)))
        return judging.judge(problem, file, program=self.program)["verdict"] == "accepted"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("problems", nargs="*", metavar="PROBLEM")
    options.add_argument("--jobs", type=int, default=1, help="solutions judged at a time (default: 1)")
    options.add_argument("--confirm", action="store_true", help="remove each category in a scratch copy")
    chosen = options.parse_args()
    unneeded = 0
    print("| problem | category | cases | accepted without it |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        scratch = Scratch(place) if chosen.confirm else None
        for problem, (_, spec) in judging.problems(chosen.problems).items():
            hidden = collections.Counter(c["category"] for c in spec["cases"] if c["tier"] == "hidden")
            through = slips(problem, chosen.jobs)
            for category, count in hidden.items():
                names = ", ".join(file.stem for file in through[category])
                if names and scratch and not scratch.accepts(problem, spec, category, through[category][0]):
                    print(f"{problem}: {through[category][0].name} is not accepted without {category}")
                    names = ""
                kept = reason_to_keep(problem, category)
                unneeded += not names and not kept
                told = names or (f"KEPT: {kept}" if kept else "NOTHING")
                print(f"| {problem} | {category} | {count} | {told} |", flush=True)
    print(f"\n{unneeded} categories that nothing needs" if unneeded else "\nevery category is needed")
    return 1 if unneeded else 0


if __name__ == "__main__":
    sys.exit(main())
