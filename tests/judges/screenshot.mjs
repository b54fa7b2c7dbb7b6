// node screenshot.mjs FILE OUT.png [WIDTH] [dark] [full]
// Draws a page as people see it; WIDTH is 1440 unless told, `full` draws all of it and not the first window only.

import { dress, openPage, withBrowser } from "./browser.mjs";

const [file, out, ...wishes] = process.argv.slice(2);
if (!out) throw new Error("usage: node screenshot.mjs FILE OUT.png [WIDTH] [dark] [full]");
const width = Number(wishes.find((wish) => /^\d+$/.test(wish)) ?? 1440);

await withBrowser(async (browser) => {
  const page = await openPage(browser, file);
  await dress(page, width, wishes.includes("dark") ? "dark" : "light");
  await page.screenshot({ path: out, fullPage: wishes.includes("full") });
});
