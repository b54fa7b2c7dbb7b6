"""read_status.py STATUS.json ANSWERS.json: holds the number of weak readers against the sum of what was answered."""

import json
import pathlib
import sys

status, answers = (json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:])
metrics = [metric for priority in status["priorities"] for metric in priority["metrics"] if metric["part"] is None]
[weak] = [metric for metric in metrics if metric["about"]["name"] == "weak_readers"]
expected = sum(int(row["at_level_1"]) for row in answers)
latest = weak["actual"]
if latest is None or (latest["period"], latest["value"], latest["parts"]) != ("FY2026-27", expected, None):
    raise SystemExit(f"{latest} is not {expected}")
if weak["state"] not in {"green", "amber_green", "amber_red", "red"}:
    raise SystemExit(f"it is {weak['state']}")
