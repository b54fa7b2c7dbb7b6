// Judges of a page as people see it: axe-core for accessibility, the width, links, the network, missing files, scripts.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { dress, openPage, withBrowser } from "./browser.mjs";

// axe takes most of the time: it looks once at each scheme, and once at each end of the widths.
const LOOKS = [
  { width: 390, scheme: "dark", axe: true },
  { width: 820, scheme: "light", axe: false },
  { width: 1440, scheme: "light", axe: true },
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TABS = 2;

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function accessibility(page) {
  // axe would fetch other sites' style sheets again; that a page wants one is the network judge's finding.
  const options = { runOnly: TAGS, preload: false };
  const violations = await page.evaluate(async (options) => (await axe.run(options)).violations, options);
  return violations.map(({ id, help, nodes }) => {
    const first = nodes[0].target.flat().join(" ");
    return `${id}: ${help}; ${nodes.length} place(s), first ${first}`;
  });
}

/** Says which element sticks out furthest when the page scrolls sideways, and which tables lie over what is beside them. */
async function overflow(page) {
  return page.evaluate(() => {
    const edge = (element) => element.getBoundingClientRect().right;
    const name = (element) => element.tagName.toLowerCase() + [...element.classList].map((word) => `.${word}`).join("");
    const found = [];
    const { scrollWidth, clientWidth } = document.scrollingElement;
    if (scrollWidth > clientWidth) {
      const widest = [...document.body.querySelectorAll("*")].reduce((a, b) => (edge(b) > edge(a) ? b : a));
      found.push(`the page is ${scrollWidth} wide, the window ${clientWidth}; ${name(widest)} sticks out furthest`);
    }
    for (const table of document.querySelectorAll("table")) {
      const around = table.parentElement;
      const beyond = Math.round(edge(table) - edge(around));
      if (beyond > 1 && getComputedStyle(around).overflowX === "visible") {
        found.push(`${name(table)} sticks out of ${name(around)} by ${beyond}`);
      }
    }
    return found;
  });
}

/** Says where what is for one page takes more, on the paper of either side of the Atlantic. */
async function paper(page) {
  const isOne = await page.evaluate(() => document.body.classList.contains("one_page"));
  const found = [];
  for (const format of isOne ? ["A4", "Letter"] : []) {
    const pdf = Buffer.from(await page.pdf({ format, preferCSSPageSize: true, printBackground: true }));
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (sheets !== 1) found.push(`${format}: ${sheets} pages, and one is meant`);
  }
  return found;
}

/** The ids on the page of a file, read once; nothing for what is no page of this folder. */
function places() {
  const known = new Map();
  return async (address) => {
    if (!address.startsWith("file:") || !address.endsWith(".html")) return undefined;
    if (!known.has(address)) {
      const text = await readFile(fileURLToPath(address), "utf8");
      known.set(address, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)));
    }
    return known.get(address);
  };
}

/** Names the links that lead to no file, or to no place on its page. */
async function deadLinks(page, placesOf) {
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map(({ href }) => href));
  const isDead = async (href) => {
    const [address, place] = href.split("#");
    if (address.startsWith("file:") && !existsSync(fileURLToPath(address))) return true;
    return Boolean(place) && (await placesOf(address))?.has(decodeURIComponent(place)) === false;
  };
  const dead = [];
  for (const href of new Set(links)) if (await isDead(href)) dead.push(`leads nowhere: ${href}`);
  return dead;
}

async function judgeLook(page, { width, scheme, axe }) {
  await dress(page, width, scheme);
  const told = (judge, messages) => messages.map((message) => ({ judge, message: `${width} ${scheme}: ${message}` }));
  return [...told("overflow", await overflow(page)), ...told("axe", axe ? await accessibility(page) : [])];
}

async function judgePage(browser, file, placesOf) {
  const findings = [];
  const page = await openPage(browser, file, {
    onRequest: (url) => findings.push({ judge: "network", message: `asks for ${url}` }),
    onFault: (message) => findings.push({ judge: "fault", message }),
  });
  findings.push(...(await deadLinks(page, placesOf)).map((message) => ({ judge: "links", message })));
  findings.push(...(await paper(page)).map((message) => ({ judge: "paper", message })));
  await page.evaluate(axeSource);
  for (const look of LOOKS) findings.push(...(await judgeLook(page, look)));
  await page.close();
  return findings.map((finding) => ({ file, ...finding }));
}

/** Judges pages side by side; every tab takes the next page that waits. */
export async function pages(files) {
  return withBrowser(async (browser) => {
    const waiting = files.values();
    const findings = [];
    const placesOf = places();
    const tab = async () => {
      for (const file of waiting) findings.push(...(await judgePage(browser, file, placesOf)));
    };
    await Promise.all(Array.from({ length: TABS }, tab));
    return findings;
  });
}
