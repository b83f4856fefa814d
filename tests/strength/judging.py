"""What the proofs of strength share: the program under test, the known solutions with what their first lines
declare, and one judgement as a JSON document."""

import concurrent.futures
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("MATHJUDGE_PROGRAM", ROOT / "build/bin/mathjudge"))


def problems(wanted=()):
    """{id: (spec's path, spec)} of the problems named, or of all."""
    found = {path.stem: path for path in sorted((ROOT / "problems").glob("*/*.json"))}
    unknown = sorted(set(wanted) - set(found))
    if unknown:
        raise SystemExit(f"no problem is called {', '.join(unknown)}")
    return {name: (path, json.loads(path.read_text())) for name, path in found.items()
            if not wanted or name in wanted}


def declared(file):
    """The `// key: value` lines that a known solution begins with."""
    header = {}
    for line in file.read_text().splitlines():
        if not line.startswith("// "):
            break
        key, colon, value = line[3:].partition(": ")
        if colon:
            header[key] = value
    return header


def known_solutions(problem, wrong):
    """The known-wrong solutions of a problem that compile, or the known-right ones."""
    for file in sorted((ROOT / "tests/solutions" / problem).glob("*.cpp")):
        expected = declared(file).get("expect", "").split(" ")[0]
        if expected != "compile-error" and (expected != "accepted") == wrong:
            yield file


def judge(problem, file, *options, program=PROGRAM):
    """The document of `mathjudge run --json` without timing; the file's own `flags` are passed on."""
    flags = declared(file).get("flags", "")
    command = [str(program), "run", problem, str(file), "--json", "--no-timing", *options]
    if flags:
        command += ["--cxxflags", flags]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    try:
        document = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"{' '.join(command)} exited with {done.returncode}:\n{done.stderr.decode()}") from None
    if "error" in document:
        raise SystemExit(f"{' '.join(command)}: {document['error']['what']}")
    return document


def side_by_side(jobs, function, items):
    """function(item) for each item, `jobs` at a time, in order."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(function, items)
