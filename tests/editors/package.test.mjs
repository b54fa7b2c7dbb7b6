// The package is opened, and what is in it is run.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import yauzl from "yauzl";

import { platform, program, project, vsix } from "./package-made.mjs";

const extension = path.join(project, "editors/vscode");
let root;
/** The files of the package: their modes and their bytes. */
let files;

before(async () => {
  root = mkdtempSync(path.join(tmpdir(), "milepost-package-"));
  files = await unpack(vsix);
});
after(() => rmSync(root, { recursive: true, force: true }));

async function unpack(archive) {
  const zip = await promisify(yauzl.open)(archive, { lazyEntries: true, autoClose: false });
  const found = new Map();
  await new Promise((resolve, reject) => {
    zip.on("error", reject).on("end", resolve);
    zip.on("entry", (entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const mode = (entry.externalFileAttributes >>> 16) & 0o777;
        found.set(entry.fileName, { mode, bytes: Buffer.concat(await stream.toArray()) });
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
  zip.close();
  return found;
}

test("it is made for this machine and holds nothing but what is needed", () => {
  const manifest = files.get("extension.vsixmanifest").bytes.toString();
  assert.match(manifest, new RegExp(`TargetPlatform="${platform}"`));
  const names = [...files.keys()].sort();
  assert.deepEqual(names.filter((name) => /node_modules|\/src\/|\.ts$|\/test/.test(name)), []);
  const known = JSON.parse(files.get("extension/package.json").bytes);
  const named = JSON.stringify(known).match(/"(?:\.\/)?(?:media|dist|walkthrough|snippets)\/[^"]+"|"\.\/language-configuration.json"/g);
  assert.ok(named.length >= 12, String(named));
  for (const name of named) {
    const file = `extension/${JSON.parse(name).replace("./", "")}`;
    assert.ok(files.has(file), `${file} is named and not there`);
  }
});

test("the program in it runs, and it serves an editor", async () => {
  const { bytes, mode } = files.get("extension/bin/milepost");
  assert.equal(mode & 0o111, 0o111, "it may be run");
  const unpacked = path.join(root, "milepost");
  writeFileSync(unpacked, bytes);
  chmodSync(unpacked, mode);
  const { version } = JSON.parse(files.get("extension/package.json").bytes);
  assert.equal(execFileSync(unpacked, ["--version"], { encoding: "utf8" }), `milepost ${version}\n`);
  const server = spawn(unpacked, ["lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  let said = "";
  for await (const part of server.stdout) {
    const before = said;
    said += part;
    const heard = (text) => said.includes(text) && !before.includes(text);
    if (heard('"id":1}') || heard('"id":1,')) send({ id: 2, method: "shutdown" });
    if (heard('"id":2}') || heard('"id":2,')) send({ method: "exit" });
  }
  const status = await ended;
  assert.match(said, /"hoverProvider":true/);
  assert.equal(status, 0);
});

test("a program of another platform is refused", () => {
  const words = ["package.mjs", "--target", "darwin-arm64", "--binary", program, "--out", path.join(root, "x.vsix")];
  assert.throws(() => execFileSync(process.execPath, words, { cwd: extension, stdio: "pipe" }), /is no program for darwin-arm64/);
});

test("a package that cannot be made here says so", () => {
  const far = process.platform === "darwin" ? "win32-arm64" : "darwin-arm64";
  const words = ["package.mjs", "--target", far, "--out", path.join(root, "x.vsix")];
  assert.throws(() => execFileSync(process.execPath, words, { cwd: extension, stdio: "pipe" }), /is built on such a machine/);
});

test("a package for another kind of Linux says what is missing to make it", { skip: process.platform !== "linux" }, () => {
  const far = process.arch === "x64" ? "alpine-arm64" : "alpine-x64";
  const options = { cwd: extension, stdio: "pipe", env: { ...process.env, PATH: root } };
  const words = ["package.mjs", "--target", far, "--out", path.join(root, "x.vsix")];
  assert.throws(() => execFileSync(process.execPath, words, options), /the linker \S+ is missing: on Debian, apt-get install gcc-/);
});

test("the program is looked for in the setting, the package, the PATH", async () => {
  const { find } = await import(path.join(extension, "dist/test/binary.mjs"));
  const place = (name, says) => {
    const file = path.join(root, name, "milepost");
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "${says}"\n`, { mode: 0o755 });
    return file;
  };
  const [set, bundled, onPath] = ["set", "extension/bin", "path"].map((name) => place(name, "milepost 0.1.7"));
  const search = { setting: "", extension: path.join(root, "none"), path: "", version: "0.1.0", platform: "linux" };
  const everywhere = { ...search, extension: path.join(root, "extension"), path: `relative:${path.dirname(onPath)}` };
  const told = async (search) => {
    const found = await find(search);
    return found.ok ? [found.origin, found.command] : found.message;
  };
  assert.deepEqual(await told({ ...everywhere, setting: set }), ["setting", set]);
  assert.deepEqual(await told(everywhere), ["bundled", bundled]);
  assert.deepEqual(await told({ ...everywhere, extension: search.extension }), ["PATH", onPath]);
  assert.match(await told(search), /was not found.*`milepost\.path`/);
  assert.match(await told({ ...everywhere, setting: "/nowhere/milepost" }), /`\/nowhere\/milepost`, and no such file exists/);
  assert.match(await told({ ...search, setting: place("old", "milepost 0.0.9") }), /is Milepost 0\.0\.9, and this extension needs 0\.1/);
  assert.match(await told({ ...search, setting: place("other", "posts of miles") }), /is not Milepost/);
});

test("the problem matchers read what the program prints", () => {
  const plan = path.join(root, "mistaken.plan");
  writeFileSync(plan, 'plan p "P" {\n  period 2026\n  sponsor chef\n}\npost chief "Chief"\n');
  const print = (format) => {
    try {
      return execFileSync(program, ["check", "mistaken.plan", "--format", format], { cwd: root, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      return error.stdout + error.stderr;
    }
  };
  const matchers = JSON.parse(readFileSync(path.join(extension, "package.json"))).contributes.problemMatchers;
  const of = (name) => [matchers.find((matcher) => matcher.name === name).pattern].flat();
  for (const [format, name] of [["short", "milepost"], ["human", "milepost-drawn"]]) {
    const lines = print(format).split("\n");
    const patterns = of(name);
    const groups = {};
    const at = lines.findIndex((_, at) => patterns.every(({ regexp }, more) => new RegExp(regexp).test(lines[at + more] ?? "")));
    assert.ok(at >= 0, `${name} finds nothing in\n${lines.join("\n")}`);
    patterns.forEach(({ regexp, ...parts }, more) => {
      const match = new RegExp(regexp).exec(lines[at + more]);
      for (const [part, index] of Object.entries(parts)) groups[part] = match[index];
    });
    groups.severity = groups.severity.toLowerCase();
    const message = "Nothing in the plan is called `chef`";
    assert.deepEqual(groups, { file: "mistaken.plan", line: "3", column: "11", severity: "error", code: "MP0401", message });
  }
});

test("a plan that is begun with the snippets has no errors, and lies as the formatter lays it", () => {
  const snippets = JSON.parse(readFileSync(path.join(extension, "snippets/milepost.json")));
  const before = {
    "A whole plan": "",
    "A priority with its measure": 'plan p { period 2026-04 to 2029-03; sponsor owner }\npost owner "Owner"\n',
    "A collection with its questions":
      'plan p { period 2026-04 to 2029-03; sponsor owner }\npost owner "Owner"\ndimension providers "Providers" { a "A"; b "B"; source "List" }\n',
  };
  assert.deepEqual(Object.keys(snippets), Object.keys(before));
  for (const [name, { body }] of Object.entries(snippets)) {
    const plan = path.join(root, "begun.plan");
    writeFileSync(plan, before[name] + filled(body.join("\n")));
    execFileSync(program, ["check", plan, "--profile", "draft"], { stdio: "pipe" });
  }
  const whole = path.join(root, "whole.plan");
  writeFileSync(whole, filled(snippets["A whole plan"].body.join("\n")));
  execFileSync(program, ["fmt", "--check", whole]);
});

/** What a snippet becomes when all its places are left as they are. */
function filled(snippet) {
  const known = {};
  const keep = (_, number, first) => (known[number] ??= first);
  const choices = snippet.replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, keep);
  return choices.replace(/\$\{(\d+):([^}]*)\}/g, keep).replace(/\$(\d+)/g, (_, number) => known[number] ?? "");
}
