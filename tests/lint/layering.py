#!/usr/bin/python3
"""Proves the layering from the #include lines: each folder includes only what stands to its left and what
its CMake target links, third-party headers stay in the folders that own them, no file includes itself."""

import re
import sources

LAYERS = [["support"], ["functions"], ["values"], ["catalogue", "sandbox"], ["compare", "compile", "runner"],
          ["execute"], ["engine"], ["report"], ["commands"], ["main"]]
LEVEL = {folder: level for level, folders in enumerate(LAYERS) for folder in folders}

# Who may know a third-party or printing header, by its beginning.
OWNERS = {
    "CLI/": {"commands", "main"},
    "nlohmann/": {"catalogue", "report", "commands"},
    "seccomp.h": {"sandbox"},
    "linux/seccomp.h": {"sandbox"},
    "linux/landlock.h": {"sandbox"},
    "dlfcn.h": {"runner"},
    "gtest/": set(),
    "iostream": {"runner", "report", "commands", "main"},  # the runner flushes what a solution printed
}
PRINTS = re.compile(r"\bstd::((cout|cerr|clog)\b(?!\.flush)|(printf|puts|putchar)\b)|\bfmt::print\b|(?<![\w:.])printf\(")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LINKS = re.compile(r"mathjudge_(?:module|library)\(\s*(\w+)([^)]*)\)")


def folder_of(path, root):
    """The layer a file belongs to; tests are a layer of their own, to the right of everything."""
    parts = path.relative_to(root).parts
    if parts[0] == "tests":
        return "tests"
    if parts[:2] == ("judge", "include"):
        return "public"
    return parts[1] if len(parts) > 2 else "main"


def linked(root):
    """Folder -> the folders its CMake target links, directly or not."""
    direct = {}
    for file in [*root.glob("judge/*/CMakeLists.txt"), *root.glob("src/CMakeLists.txt")]:
        for name, rest in LINKS.findall(file.read_text()):
            direct[name] = set(re.findall(r"\bmathjudge_(\w+)", rest))
    closure = {name: set(links) for name, links in direct.items()}
    for _ in closure:
        for links in closure.values():
            links |= {further for name in list(links) for further in closure.get(name, ())}
    return closure


def resolve(name, path, root):
    """The project's file that a quoted include names, or None."""
    places = [root / "judge", root / "src", root / "judge" / "include", root / "tests", path.parent]
    return next((place / name for place in places if (place / name).is_file()), None)


def complaint_about(folder, target, links):
    """Why `folder` may not include from the folder `target`, or nothing."""
    if target in (folder, "public") or folder == "tests":
        return ""
    if folder == "public":
        return "the public header includes nothing of the project"
    if LEVEL[target] >= LEVEL[folder]:
        return f"{folder} may not know {target}: it does not stand to its left"
    if folder != "main" and target not in links.get(folder, ()):
        return f"{folder} includes {target} but its CMake target does not link it"
    return ""


def cycles(graph):
    """One complaint per file that can reach itself through #include."""
    found, state = [], {}

    def visit(node, trail):
        state[node] = "open"
        for following in graph.get(node, ()):
            if state.get(following) == "open":
                found.append("include cycle: " + " -> ".join([*trail, node, following]))
            elif following not in state:
                visit(following, [*trail, node])
        state[node] = "done"

    for node in graph:
        if node not in state:
            visit(node, [])
    return found


def check(root):
    complaints, graph, links = [], {}, linked(root)
    for path in sources.files(root, ".cpp", ".hpp", under=("judge", "src", "tests/unit")):
        shown, folder = str(path.relative_to(root)), folder_of(path, root)
        if folder not in LEVEL and folder not in ("tests", "public"):
            complaints.append(f"{shown}: {folder} has no place in the layering")
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            code = line.split("//")[0]
            include = INCLUDE.match(line)
            if include:
                quoted, name = include[1] == '"', include[2]
                owner = next((allowed for begin, allowed in OWNERS.items() if name.startswith(begin)), None)
                target = resolve(name, path, root)
                if owner is not None and folder != "tests" and folder not in owner:
                    complaints.append(f"{shown}:{number}: <{name}> belongs to {', '.join(sorted(owner))} alone")
                elif quoted and target is None:
                    complaints.append(f"{shown}:{number}: \"{name}\" is no file of the project")
                elif target is not None and owner is None:
                    graph.setdefault(shown, []).append(str(target.relative_to(root)))
                    if not quoted and folder_of(target, root) != "public":
                        complaints.append(f"{shown}:{number}: the project's own headers are included with quotes")
                    why = complaint_about(folder, folder_of(target, root), links)
                    if why:
                        complaints.append(f"{shown}:{number}: {why}")
            elif shown.startswith("judge/") and PRINTS.search(code):
                complaints.append(f"{shown}:{number}: the judge never prints")
    return complaints + cycles(graph)


if __name__ == "__main__":
    sources.run(check)
