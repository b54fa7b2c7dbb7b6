// Makes the package that VS Code installs, with the program `milepost` of one platform in it.
//
// usage: node package.mjs [--target TARGET [--binary FILE]] [--out FILE]
//
// Without a target the package holds no program, and the extension looks for it on the PATH. Without a binary the
// program is built for the target by cargo.

import { createVSIX } from "@vscode/vsce";
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const workspace = path.resolve(here, "../..");

/** For each platform of VS Code that of Rust, and how its programs begin: a format, and a machine at a place. */
const TARGETS = {
  "linux-x64": { triple: "x86_64-unknown-linux-gnu", kind: ["ELF", 0x3e] },
  "linux-arm64": { triple: "aarch64-unknown-linux-gnu", kind: ["ELF", 0xb7] },
  "alpine-x64": { triple: "x86_64-unknown-linux-musl", kind: ["ELF", 0x3e] },
  "alpine-arm64": { triple: "aarch64-unknown-linux-musl", kind: ["ELF", 0xb7] },
  "darwin-x64": { triple: "x86_64-apple-darwin", kind: ["Mach-O", 0x01000007] },
  "darwin-arm64": { triple: "aarch64-apple-darwin", kind: ["Mach-O", 0x0100000c] },
  "win32-x64": { triple: "x86_64-pc-windows-msvc", kind: ["PE", 0x8664] },
  "win32-arm64": { triple: "aarch64-pc-windows-msvc", kind: ["PE", 0xaa64] },
};

/** What the package holds. */
const SHIPPED = ["README.md", "language-configuration.json", "media", "snippets", "walkthrough"];

/** The format of a program, and the machine for which it is. */
function kindOf(bytes) {
  if (bytes.length < 64) return ["none", 0];
  if (bytes.readUInt32BE(0) === 0x7f454c46) return ["ELF", bytes.readUInt16LE(18)];
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return ["Mach-O", bytes.readUInt32LE(4)];
  const header = bytes.toString("latin1", 0, 2) === "MZ" ? bytes.readUInt32LE(0x3c) : bytes.length;
  if (header + 6 < bytes.length && bytes.readUInt32BE(header) === 0x50450000) return ["PE", bytes.readUInt16LE(header + 4)];
  return ["none", 0];
}

function built(triple, program) {
  execFileSync("cargo", ["build", "--release", "--locked", "-p", "milepost-cli", "--target", triple], {
    cwd: workspace,
    stdio: "inherit",
  });
  return path.join(workspace, "target", triple, "release", program);
}

const { values } = parseArgs({
  options: { target: { type: "string" }, binary: { type: "string" }, out: { type: "string" } },
});
const { target } = values;
if (target && !(target in TARGETS)) throw new Error(`no target is called ${target}: ${Object.keys(TARGETS).join(", ")}`);
if (values.binary && !target) throw new Error("--binary needs --target");

execFileSync(process.execPath, ["build.mjs"], { cwd: here, stdio: "inherit" });
const stage = mkdtempSync(path.join(tmpdir(), "milepost-vscode-"));
try {
  for (const name of SHIPPED) cpSync(path.join(here, name), path.join(stage, name), { recursive: true });
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(path.join(workspace, name), path.join(stage, name));
  mkdirSync(path.join(stage, "dist"));
  for (const name of ["extension.js", "milepost.tmLanguage.json"]) {
    copyFileSync(path.join(here, "dist", name), path.join(stage, "dist", name));
  }
  const manifest = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  for (const table of ["scripts", "dependencies", "devDependencies"]) delete manifest[table];
  writeFileSync(path.join(stage, "package.json"), JSON.stringify(manifest, null, 2));
  if (target) {
    const { triple, kind } = TARGETS[target];
    const program = target.startsWith("win32") ? "milepost.exe" : "milepost";
    const binary = values.binary ?? built(triple, program);
    const found = kindOf(readFileSync(binary));
    if (String(found) !== String(kind)) throw new Error(`${binary} is no program for ${target}`);
    mkdirSync(path.join(stage, "bin"));
    copyFileSync(binary, path.join(stage, "bin", program));
    chmodSync(path.join(stage, "bin", program), 0o755);
  }
  const out = path.resolve(values.out ?? `milepost-${target ?? "any"}-${manifest.version}.vsix`);
  await createVSIX({ cwd: stage, packagePath: out, target, dependencies: false, skipLicense: true });
} finally {
  rmSync(stage, { recursive: true, force: true });
}
