#!/usr/bin/env python3
"""Runs every hostile program through the judge and checks its answer, then checks the machine.

Each program's first lines say what must come of it:
  // expect: VERDICT[|VERDICT...]       one of these verdicts
  // says: REGEX                         found in what the judge reports (optional)
  // problem: ID                         the problem it poses as a solution to (default: matrix-trace)
  // timing: honest | refused | at least Nx textbook | at most Nx textbook | A or B
@SPEC@ in a program is replaced by the path of the problem's own spec.

Usage: run.py [--user NAME] [--compiler CXX] [--build DIR] [PATTERN...]
Ends with 'N passed, N failed'; exits 1 when one failed.
"""
import argparse
import ctypes
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HEADER = re.compile(r"^// (expect|says|problem|timing|what): (.*)$")
PLACES = ["/", "/tmp", "/var/tmp", "/dev/shm"]


def header_of(file):
    fields = {"problem": "matrix-trace"}
    for line in file.read_text(errors="replace").splitlines():
        match = HEADER.match(line)
        if not match:
            break
        fields[match[1]] = match[2]
    return fields


def become_subreaper():
    """Orphans of the judge become children of this process, so that none can hide."""
    PR_SET_CHILD_SUBREAPER = 36
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def processes():
    """This process's descendants by pid: with the judge gone there must be none."""
    parents, names = {}, {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            names[entry.name] = stat[stat.index("(") + 1 : stat.rindex(")")]
            state, parent = stat[stat.rindex(")") + 2 :].split()[:2]
            if state != "Z":
                parents[entry.name] = parent
    own, found = {str(os.getpid())}, {}
    grown = True
    while grown:
        kin = {pid for pid, parent in parents.items() if parent in own and pid not in own}
        grown = bool(kin)
        own |= kin
        found.update((pid, names[pid]) for pid in kin)
    return found


def machine():
    """What a program must not change: files in shared places, mounts, IPC objects."""
    state = {place: sorted(name for name in os.listdir(place) if "mathjudge_pwned" in name) for place in PLACES}
    state["mounts"] = pathlib.Path("/proc/mounts").read_text()
    for kind in ("shm", "sem", "msg"):
        path = pathlib.Path("/proc/sysvipc") / kind
        state[kind] = [line.split()[:3] for line in path.read_text().splitlines()] if path.exists() else []
    return state


def timing_satisfies(wish, document):
    timing = document.get("timing")
    refused = not timing or not timing["sizes"]
    for alternative in wish.split(" or "):
        if alternative == "honest" and not refused:
            return True
        if alternative == "refused" and timing and timing["warnings"]:
            return True
        match = re.fullmatch(r"at (least|most) ([\d.]+)x (\w+)", alternative)
        if match and not refused:
            for implementation in timing["implementations"]:
                if implementation["name"] == match[3]:
                    ratio = implementation["yours_over_this"][-1]["median"]
                    if ratio >= float(match[2]) if match[1] == "least" else ratio <= float(match[2]):
                        return True
    return False


class Suite:
    def __init__(self, options):
        self.options = options
        self.program = pathlib.Path(options.build) / "bin" / "mathjudge"
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="hostile-"))
        self.environment = dict(os.environ, MATHJUDGE_CACHE=str(self.place / "cache"), NO_COLOR="1", TMPDIR=str(self.place))
        self.identity = {}
        if options.user:
            account = pwd.getpwnam(options.user)
            self.identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            self.environment["HOME"] = str(self.place)
            os.chown(self.place, account.pw_uid, account.pw_gid)
        self.peak = 0

    def judge(self, problem, file, *flags):
        started = time.monotonic()
        done = subprocess.run([str(self.program), "run", problem, str(file), "--json", *flags], cwd=self.place,
                              env=self.environment, capture_output=True, timeout=300, **self.identity)
        seconds = time.monotonic() - started
        try:
            return json.loads(done.stdout), seconds, done
        except ValueError:
            return {"verdict": "judge failed", "exit_code": done.returncode}, seconds, done

    def staged(self, file, problem):
        spec = next((ROOT / "problems").glob(f"*/{problem}.json"))
        copy = self.place / file.name
        copy.write_text(file.read_text().replace("@SPEC@", str(spec)))
        if self.identity:
            os.chown(copy, self.identity["user"], self.identity["group"])
        return copy

    def faults(self, file, fields, document, done):
        expected = fields["expect"].split("|")
        if document["verdict"] not in expected:
            yield f"expected {fields['expect']}, got {document['verdict']}"
        report = json.dumps(document, ensure_ascii=False) + done.stderr.decode(errors="replace")
        if "says" in fields and not re.search(fields["says"], report):
            yield f"does not say {fields['says']!r}"
        if "timing" in fields and document["verdict"] == "accepted" and not timing_satisfies(fields["timing"], document):
            yield f"timing is not {fields['timing']!r}: {json.dumps(document.get('timing'))[:300]}"
        for case in document.get("cases", []):
            self.peak = max(self.peak, case["peak_memory_bytes"])
            reason = case["reason"]
            limit = reason.get("limit_seconds")
            if limit and case[reason["clock"] + "_seconds"] > limit + 1:
                yield f"case {case['name']} ended more than a second after its {reason['clock']} limit"

    def run(self, file):
        fields = header_of(file)
        before = machine()
        flags = ["--compiler", self.options.compiler] + ([] if "timing" in fields else ["--no-timing"])
        document, seconds, done = self.judge(fields["problem"], self.staged(file, fields["problem"]), *flags)
        faults = list(self.faults(file, fields, document, done))
        for _ in range(20):  # the kernel may take a moment to reap what was killed
            left = processes()
            if not left:
                break
            time.sleep(0.05)
        if left:
            faults.append(f"processes left: {left}")
        unknown = set(os.listdir(self.place)) - {"cache", file.name}
        if unknown:
            faults.append(f"left in the working or temporary directory: {sorted(unknown)}")
        (self.place / file.name).unlink()
        after = machine()
        faults += [f"{what} changed" for what in before if before[what] != after[what]]
        return document["verdict"], seconds, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--user")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    become_subreaper()
    suite = Suite(options)
    files = [f for f in sorted(HERE.glob("*/*.cpp"))
             if not options.patterns or any(p in str(f.relative_to(HERE)) for p in options.patterns)]
    passed = failed = 0
    for file in files:
        verdict, seconds, faults = suite.run(file)
        name = str(file.relative_to(HERE).with_suffix(""))
        print(f"{'FAILED' if faults else 'ok':7} {name:36} {verdict:16} {seconds:6.2f} s", flush=True)
        for fault in faults:
            print(f"        {fault}", flush=True)
        failed += bool(faults)
        passed += not faults
    document, _, _ = suite.judge("matrix-trace", ROOT / "reference/matrix-trace/textbook.cpp", "--no-timing")
    good = document["verdict"] == "accepted"
    print(f"{'ok' if good else 'FAILED':7} the next verdict                     {document['verdict']}")
    failed, passed = failed + (not good), passed + good
    print(f"peak memory of one case: {suite.peak >> 20} MiB")
    shutil.rmtree(suite.place, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
