// Finds the program `milepost`: the one that the settings name, the one that came with the extension, the one on the
// PATH. Nothing is ever fetched.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** Where to look, and for what. */
export interface Search {
  /** What the settings say; empty when they say nothing. */
  setting: string;
  /** The folder in which the extension lies. */
  extension: string;
  /** The folders of the PATH, as the system writes them. */
  path: string;
  /** The version of the extension. */
  version: string;
  platform: NodeJS.Platform;
}

/** Where the program came from. */
export type Origin = "setting" | "bundled" | "PATH";

export type Found =
  | { ok: true; command: string; version: string; origin: Origin }
  | { ok: false; message: string };

/** Runs a program and gives what it printed. */
export type Run = (command: string, args: string[]) => Promise<string>;

const run: Run = (command, args) =>
  new Promise((resolve, reject) => {
    execFile(command, args, { timeout: 20_000, windowsHide: true }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

export async function find(search: Search, probe: Run = run): Promise<Found> {
  const candidate = locate(search);
  if (!candidate) {
    return missing(
      "The program `milepost` was not found: it is not part of this extension's package and not on the PATH. " +
        "Install it, or say in the setting `milepost.path` where it is.",
    );
  }
  const { command, origin } = candidate;
  if (!fs.existsSync(command)) {
    return missing(`The setting \`milepost.path\` says \`${command}\`, and no such file exists. Correct it, or empty it.`);
  }
  let said: string;
  try {
    said = await probe(command, ["--version"]);
  } catch (error) {
    return missing(`\`${command}\` does not run: ${why(error)}. ${remedy(origin)}`);
  }
  const version = /^milepost (\d+\.\d+\.\d+\S*)/.exec(said)?.[1];
  if (!version) {
    return missing(`\`${command}\` is not Milepost: asked for its version it said “${firstLine(said)}”. ${remedy(origin)}`);
  }
  if (!compatible(version, search.version)) {
    return missing(
      `\`${command}\` is Milepost ${version}, and this extension needs ${series(search.version)}. ` +
        `Install Milepost ${series(search.version)}, or the extension for ${series(version)}.`,
    );
  }
  return { ok: true, command, version, origin };
}

function missing(message: string): Found {
  return { ok: false, message };
}

/** The first place of the three that says something. A setting that is wrong is not passed over in silence. */
function locate(search: Search): { command: string; origin: Origin } | undefined {
  const name = search.platform === "win32" ? "milepost.exe" : "milepost";
  const setting = search.setting.trim();
  if (setting) {
    const bare = !/[\\/]/.test(setting);
    const command = bare ? onPath(search, setting) ?? setting : setting;
    return { command, origin: "setting" };
  }
  const bundled = path.join(search.extension, "bin", name);
  if (fs.existsSync(bundled)) return { command: bundled, origin: "bundled" };
  const command = onPath(search, name);
  return command ? { command, origin: "PATH" } : undefined;
}

function onPath(search: Search, name: string): string | undefined {
  const folders = search.path.split(search.platform === "win32" ? ";" : ":").filter((folder) => path.isAbsolute(folder));
  const files = folders.map((folder) => path.join(folder, name));
  return files.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

function remedy(origin: Origin): string {
  switch (origin) {
    case "setting":
      return "Correct the setting `milepost.path`, or empty it.";
    case "bundled":
      return "It came with the extension: install the package that is made for this machine, or name another program in the setting `milepost.path`.";
    case "PATH":
      return "It was found on the PATH: install Milepost anew, or name another program in the setting `milepost.path`.";
  }
}

function why(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return firstLine(message).replace(/\.$/, "");
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 120);
}

/** The versions that speak the same language: 0.3 before the first whole release, 3 after it. */
function series(version: string): string {
  const [major = "0", minor = "0"] = version.split(".");
  return major === "0" ? `0.${minor}` : major;
}

export function compatible(program: string, extension: string): boolean {
  return series(program) === series(extension);
}
