"""A private installation to test the program from outside: its own prefix, cache and temporary directory,
so that whatever a call leaves behind is found, and so that tests can run beside each other."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Installation:
    """`cmake --install` of a build tree into a temporary place; remove() takes it away again."""

    def __init__(self, build, where="mathjudge-cli-"):
        # What is started in the background may be told to ignore interrupts, and would hand that on.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.base = pathlib.Path(tempfile.mkdtemp(prefix=where))
        self.base.chmod(0o755)
        self.prefix = self.base / "an installation"
        try:
            subprocess.run(["cmake", "--install", str(build), "--prefix", str(self.prefix)], check=True,
                           stdout=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            self.remove()
            raise
        self.cache, self.temporary, self.work = (self.base / name for name in ("cache", "tmp", "work"))
        for folder in (self.cache, self.temporary, self.work):
            folder.mkdir()

    def remove(self):
        shutil.rmtree(self.base)

    @property
    def program(self):
        return self.prefix / "bin" / "mathjudge"

    def environment(self, **extra):
        clean = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "HOME")}
        own = {"MATHJUDGE_CACHE": self.cache, "TMPDIR": self.temporary, **extra}
        return {**clean, **{key: str(value) for key, value in own.items()}}

    def call(self, *arguments, timeout=300, environment=None, **options):
        """Runs the program to its end; its output is bytes decoded leniently."""
        settings = {"cwd": self.work, "stdin": subprocess.DEVNULL, "capture_output": True, **options}
        return subprocess.run([str(self.program), *map(os.fsdecode, arguments)], timeout=timeout, text=True,
                              errors="replace", env=self.environment(**(environment or {})), **settings)

    def start(self, *arguments, **options):
        settings = {"cwd": self.work, "stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                    "stderr": subprocess.PIPE, **options}
        return subprocess.Popen([str(self.program), *map(str, arguments)], env=self.environment(), text=True, **settings)

    def document(self, *arguments, **options):
        """The JSON document of a call, which must be all of its stdout."""
        return json.loads(self.call(*arguments, "--json", **options).stdout)

    def reference(self, problem, variant="textbook"):
        return self.prefix / "share" / "mathjudge" / "reference" / problem / f"{variant}.cpp"

    def solution(self, name, text):
        file = self.work / name
        file.write_text(text)
        return file

    def processes(self):
        """The ids of living processes that run anything of this installation or were started in it."""
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                places = [os.readlink(entry / "exe"), os.readlink(entry / "cwd"),
                          (entry / "cmdline").read_bytes().decode(errors="replace")]
            except OSError:
                continue
            if any(str(self.base) in place for place in places):
                found.append(int(entry.name))
        return found

    def leftovers(self, patience=2.0):
        """Processes and temporary files that are still there after a moment's patience."""
        deadline = time.monotonic() + patience
        while True:
            found = [f"process {pid}" for pid in self.processes()] + [str(path) for path in self.temporary.iterdir()]
            if not found or time.monotonic() > deadline:
                return found
            time.sleep(0.02)
