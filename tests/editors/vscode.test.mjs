// A policy analyst's hour in VS Code: opens the example, makes mistakes and mends them, asks what words mean,
// watches the report, builds the documents.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { project, shots, vsix } from "./package-made.mjs";
import { until, Workbench, workspace } from "./workbench.mjs";

const SETTINGS = { "milepost.asOf": "2018-11-30" };
const STATE = '.statusbar-item[id$="milepost.state"]';
const SQUIGGLE = ".editor-group-container.active .squiggly-error";
const SUGGESTIONS = ".suggest-widget.visible .monaco-list-row";
const QUICK_FIXES = ".action-widget .monaco-list-row.action";
const NOTICES = ".notification-toast-container .notification-list-item-message";

/** @type {Workbench} */
let bench;
let broken = false;

before(async () => {
  const places = workspace(path.join(project, "examples/emergency-care"));
  bench = await Workbench.start({ ...places, vsix: vsix(), settings: SETTINGS, shots });
});
after(() => bench?.stop());

/** A step, with a picture of how it ended. */
function step(name, work) {
  test(name, async (t) => {
    if (broken) return t.skip("an earlier step failed");
    try {
      await work();
      await bench.shot(name.replaceAll(/\W+/g, "-"));
    } catch (error) {
      broken = true;
      await bench?.shot("failed").catch(() => undefined);
      throw error;
    }
  });
}

step("a plan is a delivery plan, coloured, and its state is told", async () => {
  await bench.open("four_hours.plan");
  await bench.shows('[id="status.editor.mode"]', "Delivery plan");
  await bench.shows(STATE, /Plan: .*red/);
  const colours = await until("words are coloured", async () => {
    const found = await bench.page.$$eval(".editor-group-container.active .view-line span span", (parts) =>
      parts.map((part) => [part.innerText.trim(), part.className]),
    );
    const of = (text) => found.find(([said]) => said === text)?.[1];
    return of("priority") && of("four_hours") && { keyword: of("priority"), name: of("four_hours") };
  });
  assert.notEqual(colours.keyword, colours.name);
  assert.equal(await bench.page.$(SQUIGGLE), null, "the example has no errors");
});

step("a mistake is underlined and counted", async () => {
  await bench.cursor(4, 38);
  await bench.press("Backspace", "Backspace", "Backspace", "Escape");
  await bench.page.waitForSelector(SQUIGGLE);
  await bench.shows(STATE, "1 error");
  await until("the problem count", () =>
    bench.page.$eval('[id="status.problems"]', (part) => /Errors: 1/.test(part.ariaLabel ?? part.querySelector("a").ariaLabel)),
  );
  await bench.press("Control+Shift+m");
  await bench.shows(".markers-panel .monaco-list-row", "Nothing in the plan is called `nhs_chief_execut`");
});

step("resting on it says what is wrong and what is meant", async () => {
  const place = await bench.page.$(SQUIGGLE);
  await place.hover();
  await bench.shows(".monaco-hover", /Nothing in the plan is called[^]*nhs_chief_executive/);
});

step("a key mends it", async () => {
  await bench.cursor(4, 30);
  await bench.press("Control+.");
  const offered = (await bench.shows(QUICK_FIXES, "nhs_chief_executive")).join("\n");
  assert.match(offered, /Explain MP0401/);
  await bench.shot("quick-fixes");
  await bench.click(QUICK_FIXES, "nhs_chief_executive");
  await bench.text(/owner +nhs_chief_executive\b/);
  await bench.see("nothing is underlined", () => !document.querySelector(".squiggly-error"));
  await bench.shows(STATE, "Plan: no findings");
});

step("the words that may stand there are offered", async () => {
  await bench.cursor(4, 1);
  await bench.press("End", "Enter", "Control+Space");
  const offered = await bench.shows(SUGGESTIONS, /metric/);
  assert.ok(offered.some((row) => row.startsWith("action")), offered.join("\n"));
  await bench.press("Escape");
  await bench.page.keyboard.type("sponsor ");
  await bench.press("Control+Space");
  await bench.shows(SUGGESTIONS, "prime_minister");
  await bench.shot("names-are-offered");
  await bench.press("Escape");
  await bench.press("Control+Shift+k");
  await bench.shows(STATE, "Plan: no findings");
});

step("resting on a word says what it means", async () => {
  await bench.press("Control+Home");
  const word = await until("the word outcome", () =>
    bench.page.evaluateHandle(() =>
      [...document.querySelectorAll(".editor-group-container.active .view-line span span")].find((part) => part.innerText.trim() === "outcome"),
    ).then((handle) => handle.asElement()),
  );
  await word.hover();
  await bench.shows(".monaco-hover", /outcome/);
});

step("the report stands beside the text and follows the cursor", async () => {
  await bench.command("Milepost: Show the Report beside the Text");
  const frame = await bench.frame("#report h1");
  assert.match(await frame.$eval("#report h1", (title) => title.innerText), /four hours/);
  await bench.click(".tab", "four_hours.plan");
  await bench.cursor(line("metric trusts_at_95"), 12);
  await until("the page is at the metric", () => frame.$eval(".here", (part) => part.id === "metric-trusts_at_95"));
  const { top, height } = await frame.$eval(".here", (part) => ({ top: part.getBoundingClientRect().top, height: innerHeight }));
  assert.ok(top >= -1 && top < height, `the metric is in sight: ${top} of ${height}`);
});

step("a click on the report leads to the text", async () => {
  const frame = await bench.frame("#report h1");
  const wanted = '[id="milestone-streaming.all_streaming"]';
  await frame.$eval(wanted, (part) => part.scrollIntoView({ block: "center", behavior: "instant" }));
  await (await frame.$(wanted)).click({ offset: { x: 20, y: 10 } });
  await bench.at(line("milestone all_streaming"));
});

step("the report is drawn while one types, and waits while there are errors", async () => {
  const frame = await bench.frame("#report h1");
  const place = line("priority four_hours");
  await bench.cursor(place, 22);
  await bench.page.keyboard.type("Seen at once: ");
  await bench.press("Escape");
  await until("the page has it", () => frame.$eval("#priority-four_hours", (part) => part.innerText.includes("Seen at once:")));
  await bench.cursor(place + 1, 38);
  await bench.press("Backspace", "Escape");
  await until("the page waits", () => frame.$eval("#notice", (notice) => !notice.hidden && /has an error/.test(notice.innerText)));
  assert.match(await frame.$eval("#report", (page) => page.innerText), /Seen at once:/);
  await bench.shot("the-report-waits");
  await bench.press("Control+z");
  await until("the page is drawn again", () => frame.$eval("#notice", (notice) => notice.hidden));
});

step("the tree shows priorities, owners and milestones with their ratings", async () => {
  await bench.press("Control+Shift+e");
  await bench.click(".activitybar .action-item .action-label, .activitybar .action-item", "Delivery plan");
  const row = ".pane-body .monaco-list-row";
  const rows = await bench.shows(row, /^Seen at once: Accident and emergency[^]*R ·/);
  for (const wanted of [/^Priorities/, /^Owners/, /^Milestones/, /AG? ·|G ·/]) assert.ok(rows.some((said) => wanted.test(said)), `${wanted}\n${rows.join("\n")}`);
  await bench.click(row, "Trusts at 95% or more");
  await bench.at(line("metric trusts_at_95"));
});

step("a finding is explained", async () => {
  await bench.open("four_hours.plan");
  await bench.cursor(4, 38);
  await bench.press("Backspace", "Escape");
  await bench.page.waitForSelector(SQUIGGLE);
  await bench.command("Milepost: Explain This Finding");
  await bench.shows(".tab.active", "Preview MP0401");
});

step("documents are not made of a plan with errors", async () => {
  await bench.command("Milepost: Build the Documents");
  await bench.shows(NOTICES, "Nothing was written");
  assert.ok(!existsSync(path.join(bench.plans, "out")));
  await bench.command("Notifications: Clear All Notifications");
});

step("the documents are built and the report is opened", async () => {
  await bench.open("four_hours.plan");
  await bench.cursor(4, 37);
  await bench.page.keyboard.type("e");
  await bench.press("Escape");
  await bench.shows(STATE, "Plan: no findings");
  await bench.command("Milepost: Build the Documents");
  await bench.shows(NOTICES, "The documents are in the folder out");
  assert.match(readFileSync(path.join(bench.plans, "out/index.html"), "utf8"), /Seen at once:/);
  await bench.click(".notification-toast-container .monaco-button", "Open the Report");
  await bench.shows(".tab.active", "Built Report");
});

step("how the plan stands is a page", async () => {
  await bench.command("Milepost: Show How the Plan Stands");
  await bench.shows(".tab.active", "Preview How the plan stands");
});

/** The line of the example, as it is in the editor, on which `text` stands. */
function line(text) {
  const lines = readFileSync(path.join(project, "examples/emergency-care/four_hours.plan"), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}
