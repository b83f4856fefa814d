#!/usr/bin/python3
"""Every source file opens with a comment that says what it is for."""

import sources

MARKS = {".cpp": "//", ".hpp": "//", ".py": '"""', ".sh": "#", "": "#", ".txt": "#"}
LEAST = 15  # characters: shorter is a name, not a purpose


def check(root):
    complaints = []
    for path in sources.files(root, *MARKS):
        relative = path.relative_to(root)
        if path.suffix == ".txt" and path.name != "CMakeLists.txt":
            continue
        text = path.read_bytes().decode(errors="replace")
        if path.suffix == "" and not text.startswith("#!"):
            continue
        if relative.parts[:2] == ("tests", "hostile") and path.suffix in (".cpp", ".hpp"):
            continue  # programs to be judged: some are empty or binary on purpose; their own test reads line one
        lines = [line for line in text.splitlines() if line.strip()]
        if lines and lines[0].startswith("#!"):
            lines = lines[1:]
        mark = MARKS[path.suffix]
        if not lines or not lines[0].startswith(mark) or len(lines[0].strip(mark + " ")) < LEAST:
            complaints.append(f"{relative}:1: opens without a comment that says what the file is for")
    return complaints


if __name__ == "__main__":
    sources.run(check)
