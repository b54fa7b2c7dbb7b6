// Makes the package that VS Code installs, with the program `milepost` of one platform in it.
//
// usage: node package.mjs [--target TARGET [--binary FILE]] [--out FILE]
//
// Without a target the package holds no program, and the extension looks for it on the PATH. Without a binary the
// program is built for the target by cargo. editors/README.md says what that needs on which machine.

import { createVSIX } from "@vscode/vsce";
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const workspace = path.resolve(here, "../..");

const ELF = "ELF";
const MACH_O = "Mach-O";
const PE = "PE";

/**
 * For each platform of VS Code: that of Rust; how its programs begin, a format and a machine at a place; and how it is
 * built on a Linux of another kind, if it can be: the linker, the package of Debian that has it, and the platform of
 * Rust where that is another one.
 */
const TARGETS = {
  "linux-x64": { triple: "x86_64-unknown-linux-gnu", kind: [ELF, 0x3e], cross: ["x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu"] },
  "linux-arm64": { triple: "aarch64-unknown-linux-gnu", kind: [ELF, 0xb7], cross: ["aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"] },
  "alpine-x64": { triple: "x86_64-unknown-linux-musl", kind: [ELF, 0x3e], cross: ["x86_64-linux-gnu-gcc", "gcc-x86-64-linux-gnu"] },
  "alpine-arm64": { triple: "aarch64-unknown-linux-musl", kind: [ELF, 0xb7], cross: ["aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"] },
  "darwin-x64": { triple: "x86_64-apple-darwin", kind: [MACH_O, 0x01000007] },
  "darwin-arm64": { triple: "aarch64-apple-darwin", kind: [MACH_O, 0x0100000c] },
  "win32-x64": {
    triple: "x86_64-pc-windows-msvc",
    kind: [PE, 0x8664],
    cross: ["x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64", "x86_64-pc-windows-gnu"],
  },
  "win32-arm64": { triple: "aarch64-pc-windows-msvc", kind: [PE, 0xaa64] },
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

/** Builds the program for a platform; where it is. */
function built(target, program) {
  const { triple, linker } = recipe(target);
  const words = ["build", "--release", "--locked", "-p", "milepost-cli", "--target", triple];
  const name = triple.replaceAll("-", "_");
  // A few lines of assembler are translated too; no compiler of the C library is needed for them.
  const tools = { [`CC_${name}`]: linker ?? "cc", ...(linker && { [`CARGO_TARGET_${name.toUpperCase()}_LINKER`]: linker }) };
  const env = { ...(triple.endsWith("-msvc") ? {} : tools), ...process.env };
  execFileSync("cargo", words, { cwd: workspace, stdio: "inherit", env });
  return path.join(process.env.CARGO_TARGET_DIR ?? path.join(workspace, "target"), triple, "release", program);
}

/** The platform of Rust and the linker with which this machine builds for `target`; says what it lacks. */
function recipe(target) {
  const { triple, cross } = TARGETS[target];
  const [system] = target.split("-");
  const ofSystem = { alpine: "linux" }[system] ?? system;
  const same = process.platform === ofSystem && (system === "darwin" || target.endsWith(`-${process.arch}`));
  if (!same && (process.platform !== "linux" || !cross)) {
    throw new Error(`milepost for ${target} is built on such a machine; give it with --binary`);
  }
  const [linker, from, other = triple] = same ? [] : cross;
  if (linker && !onPath(linker)) throw new Error(`the linker ${linker} is missing: on Debian, apt-get install ${from}`);
  const known = execFileSync("rustc", ["--print", "target-libdir", "--target", other], { encoding: "utf8" }).trim();
  if (!existsSync(known)) throw new Error(`Rust's library for ${other} is missing: rustup target add ${other}`);
  return { triple: other, linker };
}

function onPath(program) {
  return process.env.PATH.split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
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
    const { kind } = TARGETS[target];
    const program = target.startsWith("win32") ? "milepost.exe" : "milepost";
    const binary = values.binary ?? built(target, program);
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
