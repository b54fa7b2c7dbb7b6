// A third client: Emacs without a window, with its own eglot and the mode of editors/emacs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { program, project } from "./package-made.mjs";
import { workspace } from "./workbench.mjs";

const MODE = path.join(project, "editors/emacs");

/** Runs Emacs in a folder of its own, with a copy of the mode. */
function emacs(words, more = {}) {
  const { root, plans } = workspace(path.join(project, "examples/emergency-care"));
  try {
    const mode = path.join(root, "mode");
    cpSync(MODE, mode, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: root, LANG: "C.UTF-8", ...more };
    return spawnSync("emacs", ["-Q", "--batch", "-L", mode, ...words(mode)], { cwd: plans, encoding: "utf8", timeout: 300_000, env });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function run(command, patience) {
  const lisp = `(${command.map((word) => JSON.stringify(word)).join(" ")})`;
  return emacs(() => ["-l", path.join(import.meta.dirname, "emacs.el")], { MILEPOST: lisp, PATIENCE: String(patience) });
}

test("the mode is compiled without a warning", () => {
  const strict = ["--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile"];
  const files = (mode) => ["milepost-words.el", "milepost-mode.el"].map((file) => path.join(mode, file));
  const { stdout, stderr, status } = emacs((mode) => [...strict, ...files(mode)]);
  assert.equal(status, 0, stdout + stderr);
});

test("colours, layout, a mistake, completion, hover and definition in Emacs", () => {
  const { stdout, stderr, status } = run([program, "lsp", "--as-of", "2018-11-30"], 60);
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stdout.match(/^ok /gm)?.length, 13, stdout + stderr);
});

test("the same script fails when nothing serves", () => {
  const { stdout, stderr, status } = run(["/bin/false", "lsp"], 2);
  assert.notEqual(status, 0);
  assert.match(stdout + stderr, /^not ok the server is attached/m);
});
