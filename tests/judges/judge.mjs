// node judge.mjs FILE…
// Runs every judge on the pages, prints what they found, and fails when they found anything.

import { realpathSync } from "node:fs";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";

import { htmlValidate, vnu } from "./html.mjs";
import { pages } from "./page.mjs";

/** Gives what all judges find on the pages at these paths. */
export async function judge(files) {
  const found = await Promise.all([vnu(files), htmlValidate(files), pages(files)]);
  return found.flat();
}

async function main(names) {
  if (names.length === 0) throw new Error("usage: node judge.mjs FILE…");
  const files = names.map((name) => realpathSync(name));
  const findings = await judge(files);
  for (const { file, judge, message } of findings) console.log(`${relative(".", file)}: ${judge}: ${message}`);
  const failed = new Set(findings.map((finding) => finding.file)).size;
  console.log(`pages: ${files.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
