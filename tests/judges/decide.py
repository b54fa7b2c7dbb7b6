"""decide.py FILE DECISION OWNER DAY: writes the first decision that is wanted into the file of a stocktake, as people do."""

import pathlib
import sys

path, decision, owner, day = sys.argv[1:]
path = pathlib.Path(path)
before, wanted = path.read_text().split("// correction", 1)
entry, after = wanted.split("// }", 1)
entry = entry.replace("\n// ", "\n").replace("\n//", "\n")
filled = entry.replace("What is done about it", decision).replace("POST", owner).replace("DATE", day)
path.write_text(f"{before}correction{filled}}}{after}")
