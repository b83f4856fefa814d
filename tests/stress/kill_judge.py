#!/usr/bin/python3
"""SIGKILL of the judge at random moments of random runs: no process survives it, the next run is right, and after the
next run nothing is left of the killed one."""

import os
import random
import subprocess
import time

import ground

# What the judge is in the middle of, as a share of the moments: a cold cache, a new source (some with the timing
# section), a known source, a solution that runs into its limits, one that does not compile.
KINDS = ["cold"] + ["new"] * 6 + ["timed"] + ["known"] * 6 + ["slow"] * 2 + ["mistaken"] * 2
VERDICTS = {"slow": "time-limit", "mistaken": "compile-error"}


class Moments:
    def __init__(self, at, seed):
        self.at = at
        self.random = random.Random(seed)
        self.spans = {}
        self.killed = self.ended = self.mark = 0

    def call(self, kind):
        """The arguments of a run of this kind, and its cache."""
        self.mark += 1
        mark = "known" if kind == "known" else self.mark
        file, _ = ground.fresh(self.at, VERDICTS.get(kind, "accepted"), mark)
        cache = self.at.base / f"cold {self.mark}" if kind == "cold" else self.at.cache
        flags = {"timed": [], "slow": ["--case", "1"]}.get(kind, ["--no-timing"])
        return ["run", ground.PROBLEM, file, "--json", *flags], cache

    def span(self, kind):
        """How long such a run takes, measured once."""
        if kind not in self.spans:
            arguments, cache = self.call(kind)
            started = time.monotonic()
            self.at.call(*arguments, environment={"MATHJUDGE_CACHE": cache})
            self.spans[kind] = time.monotonic() - started
        return self.spans[kind]

    def kill_once(self):
        kind = self.random.choice(KINDS)
        moment = self.random.uniform(0, 1.02) * self.span(kind)
        arguments, cache = self.call(kind)
        name = f"{kind} run killed after {moment * 1000:.0f} ms"
        with subprocess.Popen([str(self.at.program), *map(str, arguments)], cwd=self.at.work, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=self.at.environment(MATHJUDGE_CACHE=cache)) as judge:
            time.sleep(moment)
            if judge.poll() is not None:  # the machine is faster than when the span was measured
                self.ended += 1
                self.spans[kind] *= 0.9
                return
            judge.kill()
        self.killed += 1
        deadline = time.monotonic() + 3
        while self.at.processes() and time.monotonic() < deadline:
            time.sleep(0.02)
        if self.at.processes():
            self.at.fault(f"{name}: processes survive: {self.at.processes()}")
        self.next_run(name, arguments, cache)

    def next_run(self, name, arguments, cache):
        """It must say the right thing and clear what was left, but for a directory that was being born."""
        code = {"time-limit.cpp": 4, "compile-error.cpp": 3}.get(arguments[2].name, 0)
        plain = [a for a in arguments if a != "--no-timing"] + ["--no-timing"]
        done = self.at.call(*plain, environment={"MATHJUDGE_CACHE": cache})
        if done.returncode != code:
            self.at.fault(f"{name}: the next run ends with {done.returncode}: {done.stdout[-500:]} {done.stderr}")
        for unborn in [*self.at.temporary.iterdir(), *(cache / "v1" / "work").iterdir()]:
            if unborn.name.startswith("mathjudge-new-"):
                os.utime(unborn, (0, 0))  # as old as it must be to be taken for abandoned
        left = [*self.at.temporary.iterdir(), *ground.debris(cache)]
        if left:
            self.at.call(*plain, environment={"MATHJUDGE_CACHE": cache})
            self.at.call("run", ground.PROBLEM, ground.fresh(self.at, "accepted", f"after {self.mark}")[0], "--no-timing",
                         environment={"MATHJUDGE_CACHE": cache})
            left = [str(path) for path in [*self.at.temporary.iterdir(), *ground.debris(cache)]]
        if left:
            self.at.fault(f"{name}: left behind after the next runs: {left}")


def test(at, chosen):
    moments = Moments(at, chosen.seed)
    while moments.killed < chosen.moments:
        before = moments.killed
        moments.kill_once()
        if moments.killed > before and moments.killed % 20 == 0:
            print(f"{moments.killed} killed, {len(at.faults)} faults", flush=True)
    return f"{moments.killed} killed ({moments.ended} more had ended before)"


if __name__ == "__main__":
    ground.run(test, __doc__, moments=200, seed=1)
