// The TextMate grammar, read by the library that VS Code reads it with.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { project } from "./package-made.mjs";

const judge = path.join(import.meta.dirname, "node_modules/.bin/vscode-tmgrammar-test");
const expected = path.join(import.meta.dirname, "colours/plan.plan");

/** What the judge says of a file with expectations. */
function judged(file) {
  const words = ["--grammar", path.join(project, "grammar/milepost.tmLanguage.json"), file];
  const { status, stdout, stderr } = spawnSync(process.execPath, [judge, ...words], { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test("every word has the colour that is expected", () => {
  const { status, said } = judged(expected);
  assert.equal(status, 0, said);
});

test("the judge can fail", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "milepost-colours-"));
  try {
    const wrong = path.join(folder, "wrong.plan");
    writeFileSync(wrong, readFileSync(expected, "utf8").replace("entity.name.type.milepost", "comment.milepost"));
    assert.notEqual(judged(wrong).status, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
