"""What the lints have in common: which files the project consists of, and how a lint ends."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "__pycache__", ".cache"}


def files(root, *suffixes, under=(".",)):
    """The project's files with one of the suffixes, or all of them, sorted; build trees left out."""
    found = set()
    for folder in under:
        for path in (root / folder).rglob("*"):
            parts = path.relative_to(root).parts
            if parts[0] == "build" or parts[0].startswith("build-") or NOT_OURS & set(parts):
                continue
            if path.is_file() and not path.is_symlink() and (not suffixes or path.suffix in suffixes):
                found.add(path)
    return sorted(found)


def run(check):
    """The main() of a lint: prints what `check(root)` complains of, a line each, and exits accordingly."""
    complaints = check(pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)
    print("\n".join(complaints) if complaints else "clean")
    sys.exit(1 if complaints else 0)
