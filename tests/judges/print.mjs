// node print.mjs FILE OUT_FOLDER
// Prints a page to a PDF, as the browser's print menu does, and draws each sheet: NAME.pdf, NAME-1.png, NAME-2.png, …
// A FILE that is a PDF already is only drawn.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, parse } from "node:path";

import { openPage, withBrowser } from "./browser.mjs";

const [file, folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node print.mjs FILE OUT_FOLDER");
const { name, ext } = parse(file);
mkdirSync(folder, { recursive: true });

async function printed() {
  const path = join(folder, `${name}.pdf`);
  await withBrowser(async (browser) => {
    const page = await openPage(browser, file);
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  });
  return path;
}

const pdf = ext === ".pdf" ? file : await printed();
execFileSync("pdftoppm", ["-png", "-r", "80", pdf, join(folder, name)], { stdio: "inherit" });
