#!/usr/bin/python3
"""Many judges started at once on an empty cache: every verdict is right, and the one cache that they made is whole."""

import collections
import json
import subprocess
import time

import ground

VERDICTS = ("accepted", "wrong-answer", "runtime-error", "accepted", "compile-error")


def test(at, chosen):
    # Some of the judges share a source, so that they also meet in the record of one library.
    subjects = []
    for i in range(min(chosen.sources, chosen.runs)):
        verdict = VERDICTS[i % len(VERDICTS)]
        code, source = ground.solutions.VERDICTS[verdict]
        subjects.append((at.solution(f"subject{i}.cpp", f"{source}// {i}\n"), verdict, code))
    command = lambda file: [str(at.program), "run", ground.PROBLEM, str(file), "--json", "--no-timing"]
    started = time.monotonic()
    outputs, judges = [], []
    for i in range(chosen.runs):
        outputs.append((at.base / f"output{i}").open("w+"))
        judges.append(subprocess.Popen(command(subjects[i % len(subjects)][0]), cwd=at.work, stdin=subprocess.DEVNULL,
                                       stdout=outputs[-1], stderr=subprocess.STDOUT, env=at.environment()))
    seen = collections.Counter()
    for i, judge in enumerate(judges):
        code = judge.wait(timeout=1800)
        outputs[i].seek(0)
        text = outputs[i].read()
        outputs[i].close()
        _, verdict, expected = subjects[i % len(subjects)]
        document = json.loads(text) if text.startswith("{") else {}
        seen[document.get("verdict", f"exit {code}")] += 1
        if (document.get("verdict"), code) != (verdict, expected):
            failing = [case["summary"] for case in document.get("cases", []) if case["verdict"] != "accepted"]
            at.fault(f"judge {i}: expected {verdict}, got exit {code}: {failing[:3] or text[-800:]}")
    seconds = time.monotonic() - started
    left = at.leftovers() + ground.debris(at.cache)
    if left:
        at.fault(f"left behind: {left}")
    judge_again(at, subjects, command)
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(seen.items()))
    return f"{chosen.runs} judges at once on a cold cache, {seconds:.0f} s ({verdicts})"


def judge_again(at, subjects, command):
    """Afterwards everything comes from the cache, with the same verdicts, and the cache stays as it is."""
    size = lambda: {str(path): path.stat().st_size for path in at.cache.rglob("*") if path.is_file()}
    before = size()
    for file, verdict, _ in subjects:
        done = subprocess.run(command(file), cwd=at.work, env=at.environment(), stdout=subprocess.PIPE, check=False)
        document = json.loads(done.stdout)
        if document["verdict"] != verdict:
            at.fault(f"{file.name} from the cache: {document['verdict']}, not {verdict}")
        elif document["compiler"] and not document["compiler"]["from_cache"]:
            at.fault(f"{file.name} is not in the cache")
    if size() != before:
        at.fault(f"the cache is still growing: {sorted(set(size()) ^ set(before))}")


if __name__ == "__main__":
    ground.run(test, __doc__, runs=200, sources=20)
