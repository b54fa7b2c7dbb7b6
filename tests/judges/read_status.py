"""read_status.py STATUS.json ANSWERS.json: holds the value of the reading metric against what was answered: sums before ratios."""

import json
import pathlib
import sys

status, answers = (json.loads(pathlib.Path(path).read_text()) for path in sys.argv[1:])
metrics = [metric for priority in status["priorities"] for metric in priority["metrics"] if metric["part"] is None]
[reading] = [metric for metric in metrics if metric["about"]["name"] == "reading_at_nine"]
expected = 100 * sum(int(row["at_level_4"]) for row in answers) / sum(int(row["tested"]) for row in answers)
latest = reading["actual"]
if latest is None or latest["period"] != "FY2026-27" or abs(latest["value"] - expected) > 1e-9:
    raise SystemExit(f"{latest} is not {expected}")
if reading["state"] not in {"green", "amber_green", "amber_red", "red"}:
    raise SystemExit(f"it is {reading['state']}")
