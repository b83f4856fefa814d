#!/usr/bin/python3
"""The judge where the machine fails it: a full disk, no permission, no process, no memory, no descriptor. Whatever is
missing, a run ends with its right verdict or with exit code 5 and a message that names what could not be done; never
with a verdict that blames the solution, and nothing is left behind.

Limits hold for a user who is not root: started by root, those runs are an unused user's. What a machine lacks (mounts
in a user namespace, strace) is skipped and said.
"""

import os
import shutil
import subprocess

import ground

STRANGER = 54321  # a user with no processes of its own, so that limits on their number are exact
NO_PROCESS = "clone,clone3,fork,vfork"


class Faults:
    def __init__(self, at):
        self.at = at
        self.root = os.getuid() == 0
        self.skipped = []
        self.counts = {}
        self.mark = 0
        at.base.chmod(0o755)

    def identity(self):
        return {"user": STRANGER, "group": STRANGER, "extra_groups": []} if self.root else {}

    def place(self, name):
        """A cache and a temporary directory that the unprivileged user owns."""
        folder = self.at.base / name
        for path in (folder, folder / "cache", folder / "tmp"):
            path.mkdir(exist_ok=True)
            if self.root:
                os.chown(path, STRANGER, STRANGER)
        return folder

    def judge(self, name, before, folder, warm=False, mistaken=False, **options):
        """One run behind a command like `prlimit --nproc=3`; whether it came to its verdict. `warm`: of a known source."""
        self.mark += not warm
        verdict = "wrong-answer" if mistaken else "accepted"
        file, expected = ground.fresh(self.at, verdict, "warm" if warm else self.mark)
        # In a sanitized build the search for leaks needs a process of its own, which some of these faults refuse.
        environment = self.at.environment(MATHJUDGE_CACHE=folder / "cache", TMPDIR=folder / "tmp",
                                          ASAN_OPTIONS="detect_leaks=0")
        done = subprocess.run([*map(str, before), str(self.at.program), "run", ground.PROBLEM, str(file), "--no-timing"],
                              cwd="/", env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              errors="replace", timeout=280, check=False, **{**self.identity(), **options})
        said = done.stdout[-600:] + done.stderr
        if done.returncode not in (expected, 5):
            self.at.fault(f"{name}: exit code {done.returncode}: {said}")
        elif done.returncode == 5 and (not done.stderr.startswith("mathjudge: ") or "fault of mathjudge" in said):
            self.at.fault(f"{name}: the message does not say what is wrong: {said}")
        if "terminate called" in said:
            self.at.fault(f"{name}: an exception escaped: {said}")
        left = self.at.leftovers()
        if left:
            self.at.fault(f"{name}: left behind: {left}")
        debris = lambda: [str(path) for path in (folder / "tmp").iterdir()] + ground.debris(folder / "cache")
        if debris():  # removing takes descriptors, too: then the next judge does it, like after a kill
            subprocess.run([str(self.at.program), "run", ground.PROBLEM, str(file)], cwd="/", env=environment, timeout=280,
                           stdin=subprocess.DEVNULL, capture_output=True, check=False, **{**self.identity(), **options})
            if debris():
                self.at.fault(f"{name}: left behind, and not removed by the next run: {debris()}")
        kind = name.split(":")[0]
        reached, failed = self.counts.get(kind, (0, 0))
        came = done.returncode == expected
        self.counts[kind] = (reached + came, failed + (not came))
        return came

    def full_disk(self, sizes):
        """Cache and temporary directory on a small file system of their own, in mount and user namespaces."""
        probe = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]
        if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
            self.skipped.append("full disk: no mounts in a user namespace on this machine")
            return
        for size in sizes:
            for mistaken in (False, True):
                folder = self.at.base / "disk"
                shutil.rmtree(folder, ignore_errors=True)
                for name in ("cache", "tmp"):
                    (folder / name).mkdir(parents=True)
                # The file system ends with its namespace; what is left on it is listed before.
                script = ('mount -t tmpfs -o size="$1" none "$2" && mkdir "$2/cache" "$2/tmp" && shift && where=$1 && shift && '
                          '"$@"; code=$?; find "$where/tmp" "$where/cache/v1/work" -mindepth 1 >&2; exit $code')
                self.judge(f"full disk: {size} KiB", ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script,
                                                      "sh", f"{size}k", folder], folder, mistaken=mistaken,
                           user=None, group=None, extra_groups=None)

    def small_files(self, sizes):
        folder = self.place("small")
        for size in sizes:
            shutil.rmtree(folder / "cache")
            self.place("small")
            self.judge(f"limited file size: {size} KiB", ["prlimit", f"--fsize={size << 10}"], folder)

    def no_permission(self):
        folder = self.place("closed")
        for closed in (["cache"], ["tmp"], ["cache", "tmp"]):
            for name in closed:
                (folder / name).chmod(0o500)
            self.judge(f"no permission: {' and '.join(closed)}", [], folder)
            for name in closed:
                (folder / name).chmod(0o700)
        share = self.at.prefix / "share" / "mathjudge"
        for path in (self.at.prefix / "libexec" / "mathjudge" / "mathjudge-runner", share / "problems" / "matrix-operations"
                     / f"{ground.PROBLEM}.json", share / "include", share / "problems"):
            mode = path.stat().st_mode
            path.chmod(0)
            if self.judge(f"no permission: {path.name}", [], folder):
                self.at.fault(f"no permission: {path.name}: it was used all the same")
            path.chmod(mode)
            self.judge("no permission: given back", [], folder)

    def too_few(self, what, flag, numbers):
        """A resource limit from too little to enough: for a cold cache, for a warm one and a known source."""
        cold, warm = self.place("cold"), self.place("warm")
        self.judge(f"{what}: none", [], warm, warm=True)
        for number in numbers:
            shutil.rmtree(cold / "cache")
            self.place("cold")
            self.judge(f"{what}: {number}, cold cache", ["prlimit", f"--{flag}={number}"], cold)
            self.judge(f"{what}: {number}, new source", ["prlimit", f"--{flag}={number}"], warm)
            self.judge(f"{what}: {number}, known source", ["prlimit", f"--{flag}={number}"], warm, warm=True)

    def injected(self, calls, error, count):
        """The k-th of these calls of every process fails, for k up to `count`."""
        folder = self.place("injected")
        trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
        probe = subprocess.run([*trace, "true"], capture_output=True, check=False) if shutil.which("strace") else None
        if probe is None or probe.returncode != 0:
            self.skipped.append(f"{error} from {calls}: strace is missing or may not trace")
            return
        self.judge(f"{error}: none", [], folder, warm=True)
        for k in range(1, count + 1):
            inject = [*trace, "-e", f"inject={calls}:error={error}:when={k}"]
            self.judge(f"{error}: call {k}, new source", inject, folder)
            self.judge(f"{error}: call {k}, known source", inject, folder, warm=True)


def test(at, chosen):
    faults = Faults(at)
    quick = chosen.quick != 0
    faults.no_permission()
    faults.full_disk([64, 20000] if quick else [16, 64, 256, 1000, 4000, 16000, 30000, 45000, 60000, 75000, 90000, 110000])
    faults.small_files([64] if quick else [1, 16, 64, 256, 1000, 4000, 16000, 32000, 64000])
    faults.too_few("too few processes", "nproc", [1, 3] if quick else range(0, 10))
    faults.too_few("too few descriptors", "nofile", [9] if quick else range(5, 26))
    if b"__asan_init" in at.program.read_bytes():
        faults.skipped.append("too little memory: AddressSanitizer reserves terabytes of addresses")
    else:
        faults.too_few("too little memory", "as", [64 << 20] if quick else [m << 20 for m in (16, 24, 32, 48, 64, 96, 128, 192, 256)])
    faults.injected(NO_PROCESS, "ENOMEM", 1 if quick else 5)
    faults.injected(NO_PROCESS, "EAGAIN", 0 if quick else 5)
    faults.injected("memfd_create", "ENOMEM", 0 if quick else 3)
    for kind, (reached, failed) in faults.counts.items():
        print(f"{kind}: {reached} right verdicts, {failed} times exit 5 with its reason")
    for reason in faults.skipped:
        print(f"skipped: {reason}")
    return f"{sum(map(sum, faults.counts.values()))} runs"


if __name__ == "__main__":
    ground.run(test, __doc__, quick=0)
