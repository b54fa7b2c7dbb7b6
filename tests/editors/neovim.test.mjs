// A second real client: Neovim without a window, with the settings of editors/neovim.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { program, project } from "./package-made.mjs";
import { workspace } from "./workbench.mjs";

/** Runs the script in Neovim with this program as the server. */
function run(command, patience) {
  const { root, plans } = workspace(path.join(project, "examples/emergency-care"));
  try {
    const settings = path.join(project, "editors/neovim");
    const words = ["--headless", "-u", "NONE", "-i", "NONE", "-n"];
    const before = [`set runtimepath^=${settings}`, `let g:milepost_command = ${JSON.stringify(command)}`, "filetype plugin on"];
    const script = path.join(import.meta.dirname, "neovim.lua");
    return spawnSync("nvim", [...words, ...before.flatMap((word) => ["--cmd", word]), "-c", `luafile ${script}`], {
      cwd: plans,
      encoding: "utf8",
      timeout: 120_000,
      env: { PATIENCE: String(patience), PATH: process.env.PATH, HOME: root, LANG: "C.UTF-8", XDG_STATE_HOME: root, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root, XDG_CACHE_HOME: root },
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test("a mistake, its quick fix, completion, hover, names and layout in Neovim", () => {
  const { stdout, stderr, status } = run([program, "lsp", "--as-of", "2018-11-30"], 20_000);
  assert.equal(status, 0, stdout + stderr);
  assert.equal(stdout.match(/^ok /gm)?.length, 10, stdout + stderr);
});

test("the same script fails when nothing serves", () => {
  const { stdout, stderr, status } = run(["/bin/false", "lsp"], 1_000);
  assert.notEqual(status, 0);
  assert.match(stdout + stderr, /^not ok/m);
});
