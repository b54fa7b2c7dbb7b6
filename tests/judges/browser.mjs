// The machine's own Chromium, without a screen and without a network.

import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";

import puppeteer from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

function executable() {
  const search = NAMES.map((name) => `command -v ${name}`).join(" || ");
  try {
    return execFileSync("sh", ["-c", search], { encoding: "utf8" }).trim();
  } catch {
    throw new Error(`none of ${NAMES.join(", ")} is installed`);
  }
}

/** Runs `work` with a browser and closes it whatever happens. */
export async function withBrowser(work) {
  const flags = ["--disable-gpu", "--disable-quic", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];
  // Chromium refuses its sandbox to root, as whom containers often run; the pages are our own.
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  // A machine that builds at the same time may take minutes over what takes seconds.
  const patience = { timeout: 180_000, protocolTimeout: 600_000 };
  const browser = await puppeteer.launch({ executablePath: executable(), args: flags, ...patience });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a page of a file; `onRequest` hears of every address that is not a file, and none of them is fetched. */
export async function openPage(browser, file, { onRequest = () => {}, onFault = () => {} } = {}) {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (/^(file|data|blob):/.test(request.url())) return request.continue();
    onRequest(request.url());
    return request.abort();
  });
  page.on("requestfailed", (request) => {
    if (request.url().startsWith("file:")) onFault(`missing file ${request.url()}`);
  });
  page.on("pageerror", (error) => onFault(`script: ${error.message}`));
  await page.goto(pathToFileURL(file).href, { waitUntil: "load", timeout: 0 });
  return page;
}

/** Shows a page at a width, light or dark, without movement. */
export async function dress(page, width, scheme) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
}
