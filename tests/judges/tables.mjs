// node tables.mjs SITE
// Uses the tables of a site as people do: searches its index, keeps rows of the calendar by a word, sorts by a column.

import assert from "node:assert/strict";
import { join } from "node:path";

import { openPage, withBrowser } from "./browser.mjs";

const [site] = process.argv.slice(2);
if (!site) throw new Error("usage: node tables.mjs SITE");

const FIELD = 'label.filter input[type="search"]';

/** What can be seen: the rows of all tables, the titles above them, and whether a table stands with no row in it. */
function seen(page) {
  return page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const texts = (selector) => shown(selector).map((element) => element.innerText.replace(/\s+/g, " ").trim());
    const empty = shown("table.stack").filter((table) => ![...table.tBodies[0].rows].some((row) => row.checkVisibility()));
    return { rows: texts("table.stack tbody tr"), titles: texts("#main :is(h2, .heading)"), empty: empty.length };
  });
}

async function type(page, field, words) {
  await field.click({ count: 3 });
  await page.keyboard.press("Backspace");
  await page.keyboard.type(words);
}

/** One field stands above the tables that it serves; its words, in any letters, all have to be in a row. */
async function keepsRows(page, field, words) {
  const before = await seen(page);
  await type(page, field, words.toUpperCase());
  const after = await seen(page);
  const has = (row) => words.split(" ").every((word) => row.toLowerCase().includes(word.toLowerCase()));
  assert.ok(after.rows.some(has) && after.rows.length < before.rows.length, `"${words}" keeps nothing, or everything`);
  assert.equal(after.empty, 0, `"${words}" leaves a table without rows`);
  await type(page, field, "zzzz");
  const none = await seen(page);
  await type(page, field, "");
  assert.deepEqual(await seen(page), before, "what was there does not come back");
  return { has, before, after, none };
}

async function searchesTheIndex(browser) {
  const page = await openPage(browser, join(site, "index.html"));
  const fields = await page.$$(FIELD);
  assert.equal(fields.length, 1, "the index has one field");
  const { has, after, none } = await keepsRows(page, fields[0], "trusts");
  assert.deepEqual(after.rows.filter((row) => !has(row)), [], "rows without the word are shown");
  assert.ok(after.titles.includes("Metrics") && !after.titles.includes("Documents"), `titles: ${after.titles}`);
  assert.deepEqual(none, { rows: [], titles: [], empty: 0 }, "nothing is found, and something is shown");
  await page.close();
}

async function keepsRowsOfTheCalendar(browser) {
  const page = await openPage(browser, join(site, "calendar.html"));
  const fields = await page.$$(FIELD);
  const months = (await seen(page)).titles.filter((title) => /^\w+ 20\d\d$/.test(title));
  assert.ok(months.length > 2, `months: ${months}`);
  assert.ok(fields.length < months.length, "the months have one field");
  const { has, before, after } = await keepsRows(page, fields.at(-1), "prime minister's stocktake");
  const meetings = after.rows.filter(has);
  assert.equal(meetings.length, before.rows.filter(has).length, "a row with the words is not shown");
  assert.ok(after.titles.filter((title) => months.includes(title)).length < months.length, "months without a row stay");
  await page.close();
}

async function sorts(browser) {
  const page = await openPage(browser, join(site, "milestones.html"));
  const table = await page.$("table.stack:has(button.sort):has(td[data-day])");
  const column = 1 + (await table.$eval("td[data-day]", (cell) => cell.cellIndex));
  const days = () => table.$$eval(`tbody :nth-child(${column})[data-day]`, (cells) => cells.map(({ dataset }) => dataset.day));
  const head = await table.$(`thead th:nth-child(${column})`);
  const direction = () => head.evaluate((head) => head.getAttribute("aria-sort"));
  const button = await head.$("button.sort");
  const sorted = [...(await days())].sort();
  assert.ok(new Set(sorted).size > 2, "too few days to be sorted");
  for (const [expected, order] of [["ascending", sorted], ["descending", [...sorted].reverse()]]) {
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await direction(), expected);
    assert.deepEqual(await days(), order, `sorted by the day, ${expected}`);
  }
  await page.close();
}

await withBrowser(async (browser) => {
  await searchesTheIndex(browser);
  await keepsRowsOfTheCalendar(browser);
  await sorts(browser);
  console.log("tables: they can be searched, kept and sorted");
});
