// A second real client: Neovim without a window, with the settings of editors/neovim: Debian's, and a newer one that can
// colour by tree-sitter.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { program, project, shots } from "./package-made.mjs";
import { workspace } from "./workbench.mjs";

/** The Neovim that `install` has laid there. */
const NEWER = path.join(import.meta.dirname, "node_modules/.python/bin/nvim");
const PATIENCE = 60_000;

/** Runs the script in a Neovim with this program as the server. */
function run(command, { nvim = "nvim", patience = PATIENCE, more = {} } = {}) {
  const { root, plans } = workspace(path.join(project, "examples/emergency-care"));
  try {
    const settings = path.join(project, "editors/neovim");
    const words = ["--headless", "-u", "NONE", "-i", "NONE", "-n"];
    const before = [`set runtimepath^=${settings}`, `let g:milepost_command = ${JSON.stringify(command)}`, "filetype plugin on"];
    const script = path.join(import.meta.dirname, "neovim.lua");
    const homes = Object.fromEntries(["STATE", "DATA", "CONFIG", "CACHE"].map((what) => [`XDG_${what}_HOME`, root]));
    return spawnSync(nvim, [...words, ...before.flatMap((word) => ["--cmd", word]), "-c", `luafile ${script}`], {
      cwd: plans,
      encoding: "utf8",
      timeout: 10 * PATIENCE,
      env: { PATIENCE: String(patience), PATH: process.env.PATH, HOME: root, LANG: "C.UTF-8", ...homes, ...more },
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Tree-sitter's parser of the language, as editors load it. */
function parser() {
  const source = path.join(project, "grammar/tree-sitter-milepost/src");
  const library = path.join(shots, "milepost.so");
  mkdirSync(shots, { recursive: true });
  const words = ["-shared", "-fPIC", "-O1", `-I${source}`, "-o", library];
  execFileSync("cc", [...words, path.join(source, "parser.c"), path.join(source, "scanner.c")]);
  return library;
}

const server = [program, "lsp", "--as-of", "2018-11-30"];

test("a mistake, its quick fix, completion, hover, names, a new name and layout in Neovim", () => {
  const { stdout, stderr, status } = run(server);
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stdout.match(/^ok /gm)?.length, 12, stdout + stderr);
});

test("the same and the colours of the grammar in a newer Neovim", () => {
  const { stdout, stderr, status } = run(server, { nvim: NEWER, more: { PARSER: parser() } });
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stdout.match(/^ok /gm)?.length, 14, stdout + stderr);
});

test("the same script fails when nothing serves", () => {
  const { stdout, stderr, status } = run(["/bin/false", "lsp"], { patience: 1_000 });
  assert.notEqual(status, 0);
  assert.match(stdout + stderr, /^not ok/m);
});
