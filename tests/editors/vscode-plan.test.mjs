// A policy analyst runs a plan from VS Code: sees how it stands, builds documents, records what was sent back, begins
// another plan; and reads what to do when the program is missing.

import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { program } from "./package-made.mjs";
import { NOTICES, PROBLEMS, session, SOUND, SQUIGGLE, STATE } from "./session.mjs";
import { AGAIN, inFrame, until } from "./workbench.mjs";

const SETTINGS = { "milepost.asOf": "2018-11-30" };
const ROWS = ".pane-body .monaco-list-row";
const TERMINAL = ".terminal-wrapper.active .xterm-rows";

const step = session("plan", SETTINGS);

step("the tree shows priorities, owners and milestones with their ratings", async (bench) => {
  await bench.click(".activitybar .action-item .action-label, .activitybar .action-item", "Delivery plan");
  const rows = await bench.shows(ROWS, /^R · Accident and emergency/);
  for (const wanted of [/^Priorities/, /^Owners/, /^Milestones/, /^(AG|G) ·/]) {
    assert.ok(rows.some((said) => wanted.test(said)), `${wanted}\n${rows.join("\n")}`);
  }
  await bench.click(ROWS, "R · Trusts at 95% or more");
  await bench.text("metric trusts_at_95");
  await bench.shows(".tab.active", "four_hours.plan");
});

step("a finding is explained", async (bench) => {
  await bench.cursor(4, 38);
  await bench.press("Backspace", "Escape");
  await bench.page.waitForSelector(SQUIGGLE);
  await bench.command("Milepost: Explain This Finding");
  await bench.shows(".tab.active", "MP0401");
  await bench.frame(".milepost-page", /^Unknown name/, /nobody answers/);
});

step("documents are not made of a plan with errors", async (bench) => {
  await bench.command("Milepost: Build the Documents");
  await bench.shows(NOTICES, "Nothing was written");
  assert.ok(!existsSync(path.join(bench.plans, "out")));
  await bench.command("Notifications: Clear All Notifications");
});

step("the documents are built and the report is opened", async (bench) => {
  await bench.open("four_hours.plan");
  await bench.cursor(4, 37);
  await bench.page.keyboard.type("e");
  await bench.press("Escape");
  await bench.shows(STATE, SOUND);
  await bench.command("Milepost: Build the Documents");
  await bench.shows(NOTICES, "The documents are in the folder out");
  await bench.file("out/delivery-plan.html", /Accident and emergency/);
  await bench.click(".notification-toast-container .monaco-button", "Open the Report");
  await bench.shows(".tab.active", "Built Report");
  await bench.printed("Prime Minister's Delivery Unit");
});

step("the report that was built is opened again", async (bench) => {
  await bench.page.click(".tab.active .tab-actions .codicon-close");
  await bench.see("it is closed", () => ![...document.querySelectorAll(".tab")].some((tab) => tab.innerText.includes("Built Report")));
  await bench.command("Milepost: Open the Built Report");
  await bench.shows(".tab.active", "Built Report");
  await bench.printed("Prime Minister's Delivery Unit");
});

step("how the plan stands is a page", async (bench) => {
  await bench.command("Milepost: Show How the Plan Stands");
  await bench.shows(".tab.active", "How the plan stands");
  const frame = await bench.frame(".milepost-page", /as of 2018-11-30/, /Trusts at 95% or more/);
  const cut = await inFrame(frame, "body", (page) => [...page.querySelectorAll("table")].filter((table) => table.getBoundingClientRect().right > innerWidth).length);
  assert.equal(cut, 0, "no table is wider than the page");
});

step("the pack of a stocktake is made and opened", async (bench) => {
  await bench.command("Milepost: Make the Pack of a Stocktake");
  await bench.shows(".quick-input-widget .quick-input-message", "The day of the stocktake");
  await bench.press("Enter");
  await bench.shows(".tab.active", "stocktake-2018-11-30.md");
  await bench.frame("body", /Accident and emergency within four hours/, /Decision/i);
  await bench.file("stocktakes/stocktake-2018-11-30.plan", /2018-11-30/);
  await bench.shows(NOTICES, "The pack is in the folder stocktakes");
  await bench.command("Notifications: Clear All Notifications");
});

step("the words above a stocktake open its pack", async (bench) => {
  await bench.open("routines.plan");
  const day = "2019-01-15";
  await until("the pack is opened", async () => {
    await bench.click(".codelens-decoration a", "next stocktake");
    return bench.shows(".tab.active", `stocktake-${day}.md`, AGAIN);
  });
  await bench.frame("body", new RegExp(`Stocktake of ${day}`));
  await bench.shows(NOTICES, "The pack is in the folder stocktakes");
  await bench.command("Notifications: Clear All Notifications");
});

step("what was sent back is recorded", async (bench) => {
  const form = "ambulance_log_2018-W48.csv";
  const sent = readFileSync(path.join(bench.plans, "out/templates", form), "utf8").replace("2018-W48,,,,", "2018-W48,95000,9000,,");
  const file = path.join(bench.root, form);
  writeFileSync(file, sent);
  await bench.command("Milepost: Record a File of Answers");
  await bench.path(file);
  await bench.shows(NOTICES, `${form}: ambulance_log, 2018-W48: 1 row`);
  await bench.file("data/ambulance_log.csv", "95000");
  await bench.command("Notifications: Clear All Notifications");
});

step("a task checks the plan and its findings are listed", async (bench) => {
  await bench.open("four_hours.plan");
  await bench.cursor(4, 38);
  await bench.press("Backspace", "Escape", "Control+s");
  await bench.file("four_hours.plan", /owner +nhs_chief_executiv\n/);
  await bench.ask("Control+Shift+m", PROBLEMS, "Nothing in the plan is called");
  // VS Code reads what a task has printed for a tenth of a second after its end, which is not always enough.
  const words = ["-c", '"$0" check plan.plan --format short; sleep 2', program];
  const task = { label: "Check by the command", type: "process", command: "/bin/sh", args: words, problemMatcher: "$milepost" };
  mkdirSync(path.join(bench.plans, ".vscode"));
  writeFileSync(path.join(bench.plans, ".vscode/tasks.json"), JSON.stringify({ version: "2.0.0", tasks: [task] }));
  await until("the server and the task both list it", async () => {
    await bench.command("Tasks: Run Task");
    await bench.shows(".quick-input-list .monaco-list-row", "milepost");
    await bench.shot("tasks-are-offered");
    // The list is that of the tasks which the workbench had read when it was asked.
    await bench.choose("Check by the command", AGAIN).catch(async (error) => {
      await bench.press("Escape");
      throw error;
    });
    await bench.shows(TERMINAL, "four_hours.plan:4:19: error MP0401");
    await bench.ask("Control+Shift+m", PROBLEMS, "Nothing in the plan is called");
    const listed = async () => (await bench.texts(PROBLEMS)).filter((said) => said.includes("Nothing in the plan is called"));
    return until("both", async () => (await listed()).length === 2, AGAIN);
  });
});

step("the task of the extension checks the plan", async (bench) => {
  await bench.open("four_hours.plan");
  await bench.press("Control+z", "Control+s");
  await bench.file("four_hours.plan", /owner +nhs_chief_executive\n/);
  await bench.command("Tasks: Run Test Task");
  await bench.choose("milepost: check plan.plan");
  await bench.shows(STATE, SOUND);
  await bench.shows(TERMINAL, "warning MP8108");
});

step("a walkthrough is there for newcomers", async (bench) => {
  await bench.command("Welcome: Open Walkthrough...");
  await bench.choose("Write a delivery plan");
  await bench.shows(".gettingStartedContainer", /From an empty file to a report for the minister/);
  for (const title of ["Begin a plan", "Let the editor offer the words", "Hand out the documents"]) {
    await bench.shows(".gettingStartedContainer .step-title", title);
  }
});

step("a new plan has what every plan needs", async (bench) => {
  await bench.command("Milepost: New Plan");
  const file = path.join(bench.plans, "next/next.plan");
  mkdirSync(path.dirname(file));
  await bench.path(file);
  await bench.shows(".tab.active", "next.plan");
  await bench.text(/plan +\S+ +"/);
  await bench.press("Escape", "Control+s");
  await bench.file("next/next.plan", /priority /);
});

step("a program that is nowhere is told once, and how to mend it", async (bench) => {
  bench.settings(SETTINGS, { "milepost.path": "/nowhere/milepost" });
  const told = await bench.shows(NOTICES, "says `/nowhere/milepost`, and no such file exists");
  assert.equal(told.length, 1, told.join("\n"));
  await bench.shows(STATE, "Milepost not found");
  assert.equal(await bench.page.$(".squiggly-error"), null);
  await bench.click(".notification-toast-container .monaco-button", "Open the Setting");
  await bench.shows(".settings-editor .setting-item-label", "Path");
});

step("a program of another version is told", async (bench) => {
  const old = path.join(bench.root, "old-milepost");
  writeFileSync(old, '#!/bin/sh\necho "milepost 0.0.9"\n', { mode: 0o755 });
  bench.settings(SETTINGS, { "milepost.path": old });
  await bench.shows(NOTICES, /is Milepost 0\.0\.9, and this extension needs 0\.1/);
});

step("the program that the setting names is taken", async (bench) => {
  const named = path.join(bench.root, "named-milepost");
  copyFileSync(program, named);
  bench.settings(SETTINGS, { "milepost.path": named });
  await bench.open("four_hours.plan");
  await bench.shows(STATE, SOUND);
  await bench.command("Milepost: Show the Log");
  await bench.shows(".output-view-content .view-lines, .part.panel .view-lines", /named-milepost \(setting\)/);
});
