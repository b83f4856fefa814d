#!/usr/bin/python3
"""tidy.py [--jobs N] BUILD [REGEX]: clang-tidy on our own sources, as they are compiled in BUILD; a source
that was clean and has not changed since, nor anything it includes, is not looked at again."""

import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import sources

OURS = ("judge", "src")


def commands(build):
    """Our sources and how they are compiled; the tests' own sources are the compiler's business alone."""
    table = json.loads((build / "compile_commands.json").read_text())
    ours = tuple(str(sources.ROOT / folder) + "/" for folder in OURS)
    return {entry["file"]: entry for entry in table if entry["file"].startswith(ours)}


def fingerprint(entry, configuration):
    """Changes when the source, a header that it includes, its flags or the configuration change."""
    flags = re.sub(r" -o \S+", "", entry["command"])
    listing = subprocess.run(f"{flags} -M", shell=True, cwd=entry["directory"], capture_output=True, text=True)
    digest = hashlib.sha256((flags + configuration).encode())
    for name in sorted(set(listing.stdout.replace("\\\n", " ").split()[1:])):
        path = pathlib.Path(entry["directory"], name)
        if str(path).startswith(str(sources.ROOT)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def tidy(program, build, entry, configuration, known):
    """One source's complaints, or nothing when it is clean."""
    mark = known / fingerprint(entry, configuration)
    if mark.exists():
        return ""
    done = subprocess.run([program, "--quiet", "-p", str(build), entry["file"]], capture_output=True, text=True)
    if done.returncode == 0:
        mark.touch()
        return ""
    return done.stdout or done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("regex", nargs="?", default=".")
    options = parser.parse_args()
    program = shutil.which("clang-tidy-14") or shutil.which("clang-tidy")
    if program is None:
        sys.exit("clang-tidy is not installed")
    known = options.build / "tidy-clean"
    known.mkdir(exist_ok=True)
    configuration = (sources.ROOT / ".clang-tidy").read_text()
    wanted = [entry for file, entry in sorted(commands(options.build).items()) if re.search(options.regex, file)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        found = list(pool.map(lambda entry: tidy(program, options.build, entry, configuration, known), wanted))
    complaints = [text for text in found if text]
    print("\n".join(complaints))
    print(f"clang-tidy: {len(wanted) - len(complaints)} of {len(wanted)} sources clean")
    sys.exit(1 if complaints or not wanted else 0)


if __name__ == "__main__":
    main()
