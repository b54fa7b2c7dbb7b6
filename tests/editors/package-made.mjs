// The package of the extension with the program of this machine in it, made of what cargo has built.
// usage: node package-made.mjs   (before the tests, once for all of them)

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";

export const project = path.resolve(import.meta.dirname, "../..");
export const shots = path.join(project, "target/editors");
const target = process.env.CARGO_TARGET_DIR ?? path.join(project, "target");

/** The program as cargo has built it. */
export const program = path.join(target, "debug/milepost");

/** The platform of this machine, as VS Code calls it. */
export const platform = `${process.platform}-${process.arch}`;

/** Where the package is. */
export const vsix = path.join(shots, "milepost.vsix");

if (process.argv[1] === import.meta.filename) {
  mkdirSync(shots, { recursive: true });
  // Without what only a debugger reads: that is most of it.
  const small = path.join(shots, "milepost");
  copyFileSync(program, small);
  execFileSync("strip", [small]);
  const words = ["package.mjs", "--target", platform, "--binary", small, "--out", vsix];
  execFileSync(process.execPath, words, { cwd: path.join(project, "editors/vscode"), stdio: "inherit" });
}
