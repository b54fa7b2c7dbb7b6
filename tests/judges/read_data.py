"""read_data.py DATA ANSWERS.json: reads a data file as docs/data.md describes it, with DuckDB and by its own table schema
with Frictionless, and holds it against what was filled in."""

import json
import pathlib
import sys

import duckdb
import frictionless

# What docs/data.md says: the columns before and after those of the breakdowns.
BEFORE, AFTER = ["period"], ["question", "value", "quality", "status", "recorded_at", "source", "because", "note"]
QUALITIES = {
    "final", "revised", "provisional", "unvalidated", "estimated", "imputed", "not_applicable", "confidential",
    "not_available",
}


def schema(columns):
    """The table schema of docs/data.md, with the breakdowns of this file."""
    page = (pathlib.Path(__file__).parents[2] / "docs/data.md").read_text()
    described = json.loads(page.split("```json", 1)[1].split("```", 1)[0])
    fields = {field["name"]: field for field in described["fields"]}
    described["fields"] = [fields.get(name, {"name": name, "type": "string"}) for name in columns]
    return described


def faults(data, answers):
    table = duckdb.read_csv(data, all_varchar=True)
    columns = table.columns
    if columns[:1] != BEFORE or columns[-8:] != AFTER:
        yield f"its columns are {columns}"
        return
    path = pathlib.Path(data)
    described = frictionless.Schema.from_descriptor(schema(columns))
    report = frictionless.validate(frictionless.Resource(path=path.name, basepath=str(path.parent), schema=described))
    for message, in report.flatten(["message"]):
        yield message
    current = table.filter("status = 'current'")
    if set(row[0] for row in current.select("quality").fetchall()) - QUALITIES:
        yield "it has other qualities"
    parts = [column for column in columns if column not in BEFORE + AFTER]
    for name in {name for answer in answers for name in answer}:
        wanted = sorted(answer[name] for answer in answers if name in answer)
        if name in parts:
            continue
        found = current.filter(f"question = '{name}'").select("value").fetchall()
        # Choices are recorded by their names, and people see titles.
        if len(found) != len(wanted) or (all(value.isdigit() for value in wanted) and sorted(v for v, in found) != wanted):
            yield f"{name}: filled in were {wanted}, recorded is {sorted(v for v, in found)}"
    keys = ", ".join(f'"{column}"' for column in [*BEFORE, *parts, "question"])
    twice = duckdb.sql(f"SELECT {keys}, count(*) FROM current GROUP BY {keys} HAVING count(*) > 1").fetchall()
    if twice:
        yield f"two rows count for {twice}"


if __name__ == "__main__":
    found = list(faults(sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text())))
    for message in found:
        print(f"{sys.argv[1]}: {message}")
    sys.exit(1 if found else 0)
