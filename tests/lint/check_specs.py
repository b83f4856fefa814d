#!/usr/bin/python3
"""Every spec under problems/ satisfies problems/schema.json, with members in the order that people expect; the loader
and its tests check what a schema cannot say."""

import json

import jsonschema
import sources

OPENING = ["name", "tier", "category", "why"]  # of every case: what it is, before what it holds


def pointer(path):
    return "".join(f"/{part}" for part in path) or "the document"


def order_complaints(schema, spec):
    """Members of the document, its functions and references in another order than the schema's."""
    properties = schema["properties"]
    function = properties["functions"]["items"]["properties"]
    reference = properties["references"]["items"]["properties"]
    places = [("the document", properties, spec)]
    places += [(f"/functions/{i}", function, value) for i, value in enumerate(spec["functions"])]
    places += [(f"/references/{i}", reference, value) for i, value in enumerate(spec["references"])]
    for where, known, value in places:
        wanted = [key for key in known if key in value]
        if list(value) != wanted:
            yield f"{where}: members are not in the order {', '.join(wanted)}"
    for i, case in enumerate(spec["cases"]):
        if list(case)[: len(OPENING)] != OPENING:
            yield f"/cases/{i}: does not open with {', '.join(OPENING)}"


def check(root):
    folder = root / "problems"
    schema = json.loads((folder / "schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    complaints = []
    for path in sorted(folder.glob("*/*.json")):
        relative = path.relative_to(root)
        try:
            spec = json.loads(path.read_text())
        except ValueError as error:
            complaints.append(f"{relative}: {error}")
            continue
        # best_match() finds, below an "anyOf", the branch that was nearly satisfied.
        errors = [jsonschema.exceptions.best_match([error]) for error in validator.iter_errors(spec)]
        complaints += [f"{relative}: {pointer(error.absolute_path)}: {error.message[:300]}" for error in errors]
        if not errors:
            complaints += [f"{relative}: {complaint}" for complaint in order_complaints(schema, spec)]
            if spec.get("$schema") != "../schema.json":
                complaints.append(f'{relative}: /$schema is not "../schema.json", which editors look for')
    return complaints


if __name__ == "__main__":
    sources.run(check)
