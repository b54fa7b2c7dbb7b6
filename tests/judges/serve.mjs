// node serve.mjs MILEPOST PLAN_FOLDER [PICTURES]
// Follows `milepost serve` in a browser as people do: a copy of the plan is changed, broken and mended, and the page has
// to show it. With PICTURES, what is seen while the plan is broken is drawn into that folder.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { dress, withBrowser } from "./browser.mjs";

const [milepost, example, pictures] = process.argv.slice(2);
if (!example) throw new Error("usage: node serve.mjs MILEPOST PLAN_FOLDER [PICTURES]");

// A machine that builds at the same time is slow; what hangs still ends.
const PATIENCE = { timeout: 60_000, polling: 100 };
const HOSTILE = `"</pre><script>window.harmed = true</script><img src=x onerror='window.harmed = true'>"`;
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];

const folder = mkdtempSync(join(tmpdir(), "milepost-serve-"));
cpSync(example, folder, { recursive: true });
const files = readdirSync(folder).filter((name) => name.endsWith(".plan")).map((name) => join(folder, name));
const file = files.find((name) => /^plan /m.test(readFileSync(name, "utf8")));
const whole = readFileSync(file, "utf8");
// What was measured comes while the plan is read.
const data = join(folder, "data", "monthly_return.csv");
const measured = readFileSync(data, "utf8");
const MEASURED = "98.91%";
rmSync(data);
const titled = (title) => whole.replace(/^(plan \w+) ".*"/m, `$1 "${title}"`);

/** Saves as many editors do: another file takes the place of the old one. */
function saveByRename(text) {
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

const server = spawn(milepost, ["serve", folder, "--port", "0", "--as-of", "2019-03-31"], {
  stdio: ["ignore", "pipe", "ignore"],
});

/** Where the server says that it is. */
async function address() {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/\S+/);
    if (found) return found[0];
  }
  throw new Error("the server ended without saying where it is");
}

async function follow(page, at) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  const wrong = () => page.$eval("[role=alert]", (alert) => alert.innerText);
  const untilAlert = (is) => page.waitForFunction((is) => !!document.querySelector("[role=alert]") === is, PATIENCE, is);
  const untilTitle = (title) => page.waitForFunction((title) => document.body.innerText.includes(title), PATIENCE, title);

  // A file of data that was not there.
  await page.goto(`${at}stocktake.html`, { timeout: PATIENCE.timeout });
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes(MEASURED), "it is known before it comes");
  writeFileSync(data, measured);
  await untilTitle(MEASURED);

  await page.goto(`${at}delivery-plan.html`, { timeout: PATIENCE.timeout });
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluate(() => scrollTo({ top: 2000, behavior: "instant" }));

  // Saved in place, and by rename; who reads stays where they read.
  writeFileSync(file, titled("Changed in place"));
  await untilTitle("Changed in place");
  saveByRename(titled("Changed by rename"));
  await untilTitle("Changed by rename");
  await page.waitForFunction(() => Math.abs(scrollY - 2000) < 50, PATIENCE);

  // The colours of the office.
  writeFileSync(join(folder, "theme.toml"), 'accent = "#7a0f5c"\n');
  await page.waitForFunction(() => document.documentElement.innerHTML.includes("#7a0f5c"), PATIENCE);

  // Broken: the last good version, what is wrong above it, as text.
  writeFileSync(file, titled("Not shown").replace(/^plan /m, `plan ${HOSTILE} `));
  await untilAlert(true);
  await untilTitle("Changed by rename");
  assert.match(await wrong(), /The plan as it is saved has errors/);
  assert.ok((await wrong()).includes("<script>window.harmed"), "what is wrong is not said as it is written");
  assert.equal(await page.evaluate(() => window.harmed), undefined, "a text of the plan ran as a script");
  for (const [width, scheme] of WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme]))) {
    await dress(page, width, scheme);
    const seen = await page.evaluate(() => {
      const alert = document.querySelector("[role=alert]");
      const { top, bottom, left, right } = alert.getBoundingClientRect();
      return { top, bottom, left, right, width: innerWidth, height: innerHeight, page: document.scrollingElement.scrollWidth };
    });
    assert.ok(seen.top > -1 && seen.bottom < seen.height * 0.75, `it is not above the page: ${JSON.stringify(seen)}`);
    assert.ok(seen.left > -1 && seen.right < seen.width + 1, `it leaves the page: ${JSON.stringify(seen)}`);
    assert.ok(seen.page <= seen.width, `the page scrolls sideways: ${JSON.stringify(seen)}`);
    if (pictures) await page.screenshot({ path: join(pictures, `${width}-${scheme}.png`) });
  }

  // Mended.
  saveByRename(titled("Mended"));
  await untilAlert(false);
  await untilTitle("Mended");

  // A page that is not there says so, and follows too.
  const gone = await page.goto(`${at}gone.html`);
  assert.equal(gone.status(), 404);
  writeFileSync(file, titled("Nothing").replace(/^plan /m, "plan plan "));
  await untilAlert(true);
  assert.deepEqual(faults, []);
}

if (pictures) mkdirSync(pictures, { recursive: true });
try {
  const at = await address();
  await withBrowser(async (browser) => follow(await browser.newPage(), at));
  console.log("serve: the page follows what is saved");
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
