"""Validates the shipped scenarios and experiments with the Python package jsonschema.

    python3 .ci/schema.py path/to/baysim

Also spoils a good scenario in ways that the schema must refuse. Exits with 1 if anything is wrong.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/', re.S)
COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])', re.S)


def read(path):
    """JSON with comments and trailing commas."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    text = TOKEN.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
    return json.loads(COMMA.sub(lambda m: m[1] or "", text))


def validator(program, kind):
    schema = json.loads(subprocess.run(
        [program, "schema", *kind], check=True, capture_output=True, text=True).stdout)
    known = jsonschema.validators.validator_for(schema)
    known.check_schema(schema)
    return known(schema)


def set_at(tree, path, value):
    tree = copy.deepcopy(tree)
    place = tree
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return tree


# What to spoil in the baseline, and how.
SPOILT = [
    (["plases"], {}),
    (["places", "bays"], -1),
    (["places", "bays"], "three"),
    (["places", "bay"], 3),
    (["calendar", "firstDate"], "1 July 2024"),
    (["calendar", "opening", "all", "opens"], "25:00"),
    (["demand", "carsPerDay", "moon"], 45),
    (["demand", "appointments", "rule"], "whenever"),
    (["reception", "target"], "soon"),
    (["reception", "atCar"], {"lognormal": {"mean": "10 min", "cv": "a lot"}}),
    (["reception", "atCar"], {"lognormol": {"mean": "10 min", "cv": 0.3}}),
    (["crowding", "threshold"], 4.5),
    (["crowding", "enabled"], "yes"),
    (["staff", "advisors", "count"], [4]),
    (["staff", "advisers"], {"count": 4}),
    (["fines", "amount"], "50 dollars"),
    (["expect"], {"kpi": "longStays.perDay", "max": 3}),
    (["expect"], [{"max": 3}]),
    (["name"], 7),
    (["customers", "loungeFactor"], "a little"),
]


def main(program):
    faults = 0
    scenario, experiment = validator(program, []), validator(program, ["--experiment"])
    checked = 0
    for path in sorted(pathlib.Path("scenarios").rglob("*.jsonc")):
        tree = read(path)
        kind = experiment if "base" in tree else scenario
        checked += 1
        for error in kind.iter_errors(tree):
            faults += 1
            print(f"{path}: {error.json_path}: {error.message[:200]}")
    good = read("scenarios/baseline.jsonc")
    for path, value in SPOILT:
        if scenario.is_valid(set_at(good, path, value)):
            faults += 1
            print(f"accepted: {'.'.join(path)} = {json.dumps(value)}")
    print(f"{checked} files against the schema, {len(SPOILT)} spoilt ones refused: "
          f"{'all well' if faults == 0 else f'{faults} faults'}")
    return 1 if faults else 0


sys.exit(main(sys.argv[1]))
