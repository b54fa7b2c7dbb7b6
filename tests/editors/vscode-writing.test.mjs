// A policy analyst writes in VS Code: opens the example, makes mistakes and mends them, asks what words mean, watches
// the report.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { project } from "./package-made.mjs";
import { NOTICES, PROBLEMS, session, SOUND, SQUIGGLE, STATE } from "./session.mjs";
import { AGAIN, inFrame, until } from "./workbench.mjs";

const SUGGESTIONS = ".suggest-widget.visible .monaco-list-row";
const QUICK_FIXES = ".action-widget .monaco-list-row.action";
const WORDS = ".editor-group-container.active .view-line span span";

const SETTINGS = { "milepost.asOf": "2018-11-30" };

const step = session("writing", SETTINGS);

step("a plan is a delivery plan, coloured, and its state is told", async (bench) => {
  await bench.open("four_hours.plan");
  await bench.shows('[id="status.editor.mode"]', "Delivery plan");
  await bench.shows(STATE, SOUND);
  const colours = await until("words are coloured", async () => {
    const found = await bench.page.$$eval(WORDS, (parts) => parts.map((part) => [part.innerText.trim(), part.className]));
    const of = (text) => found.find(([said]) => said === text)?.[1];
    return of("priority") && of("four_hours") && { keyword: of("priority"), name: of("four_hours") };
  });
  assert.notEqual(colours.keyword, colours.name);
  assert.equal(await bench.page.$(SQUIGGLE), null, "the example has no errors");
});

step("a mistake is underlined and counted", async (bench) => {
  await bench.cursor(4, 38);
  await bench.press("Backspace", "Backspace", "Backspace", "Escape");
  await bench.page.waitForSelector(SQUIGGLE);
  await bench.shows(STATE, "1 error");
  await until("the problem count", () =>
    bench.page.$eval('[id="status.problems"]', (part) => /Errors: 1/.test(part.ariaLabel ?? part.querySelector("a").ariaLabel)),
  );
  await bench.ask("Control+Shift+m", PROBLEMS, "Nothing in the plan is called `nhs_chief_execut`");
});

step("resting on it says what is wrong and what is meant", async (bench) => {
  await bench.rest(() => bench.page.$(SQUIGGLE), /Nothing in the plan is called[^]*nhs_chief_executive[^]*Quick Fix/);
});

step("a key mends it", async (bench) => {
  await bench.cursor(4, 30);
  const offered = (await bench.ask("Control+.", QUICK_FIXES, "nhs_chief_executive")).join("\n");
  assert.match(offered, /Explain MP0401/);
  await bench.shot("quick-fixes");
  await bench.click(QUICK_FIXES, "nhs_chief_executive");
  await bench.text(/owner +nhs_chief_executive\b/);
  await bench.see("nothing is underlined", () => !document.querySelector(".squiggly-error"));
  await bench.shows(STATE, SOUND);
});

step("the words that may stand there are offered", async (bench) => {
  await bench.cursor(4, 1);
  await bench.press("End", "Enter");
  const offered = await bench.ask("Control+Space", SUGGESTIONS, /metric/);
  assert.ok(offered.some((row) => row.startsWith("action")), offered.join("\n"));
  await bench.press("Escape");
  await bench.page.keyboard.type("sponsor ");
  await bench.press("Escape");
  await bench.ask("Control+Space", SUGGESTIONS, "prime_minister");
  await bench.shot("names-are-offered");
  await bench.press("Escape", "Control+Shift+k");
  await bench.shows(STATE, SOUND);
});

step("resting on a word says what it means", async (bench) => {
  await bench.press("Control+Home");
  await bench.rest(() => word(bench, "outcome"), /What is different for citizens/);
});

step("resting on a metric shows how it stands and its path", async (bench) => {
  await bench.press("Control+Home");
  await bench.rest(() => word(bench, "within_4h"), /latest value: 87.60%[^]*standing: green[^]*, today \d/);
});

step("the words above a line lead to what they speak of", async (bench) => {
  await bench.cursor(line("metric trusts_at_95"), 12);
  const rows = await until("the actions are listed", async () => {
    await bench.click(".codelens-decoration a", "4 actions affect this metric");
    return bench.shows(".reference-zone-widget .ref-tree .monaco-list-row", "action streaming", AGAIN);
  });
  assert.ok(rows.length >= 4, rows.join("\n"));
  await bench.shot("the-actions-are-listed");
  await bench.press("Escape");
  await bench.see("the list is closed", () => !document.querySelector(".reference-zone-widget"));
});

step("the layout is put right", async (bench) => {
  await bench.cursor(4, 1);
  await bench.page.keyboard.sendCharacter("        ");
  await bench.text(/ {8}owner/);
  await bench.command("Format Document");
  await bench.text(/\n {2}owner +nhs_chief_executive\b/);
  await bench.shows(STATE, SOUND);
});

step("the report stands beside the text and follows the cursor", async (bench) => {
  await bench.command("Milepost: Show the Report beside the Text");
  const frame = await bench.frame("#report h1");
  assert.match(await inFrame(frame, "#report h1", (title) => title.innerText), /four hours/);
  await bench.click(".tab", "four_hours.plan");
  await bench.cursor(line("metric trusts_at_95"), 12);
  await until("the page is at the metric", () => inFrame(frame, ".here", (part) => part.id === "metric-trusts_at_95"));
  const { top, height } = await inFrame(frame, ".here", (part) => ({ top: part.getBoundingClientRect().top, height: innerHeight }));
  assert.ok(top >= -1 && top < height, `the metric is in sight: ${top} of ${height}`);
});

step("a click on the report leads to the text", async (bench) => {
  const frame = await bench.frame("#report h1");
  const wanted = '[id="milestone-streaming.all_streaming"]';
  // The page may be drawn anew before it is hit.
  await until("the click leads there", async () => {
    await inFrame(frame, wanted, (part) => part.scrollIntoView({ block: "center", behavior: "instant" }));
    await (await frame.evaluateHandle((wanted) => document.querySelector(wanted), wanted)).click({ offset: { x: 20, y: 10 } });
    return bench.at(line("milestone all_streaming"), undefined, AGAIN);
  });
});

step("the report is drawn while one types, and waits while there are errors", async (bench) => {
  const frame = await bench.frame("#report h1");
  const place = line("priority four_hours");
  await bench.cursor(place, 22);
  await bench.page.keyboard.type("Seen at once: ");
  await bench.press("Escape");
  await until("the page has it", () => inFrame(frame, "#priority-four_hours", (part) => part.innerText.includes("Seen at once:")));
  await bench.cursor(place + 1, 38);
  await bench.press("Backspace", "Escape");
  await until("the page waits", () => inFrame(frame, "#notice", (notice) => !notice.hidden && /has an error/.test(notice.innerText)));
  assert.match(await inFrame(frame, "#report", (page) => page.innerText), /Seen at once:/);
  await bench.shot("the-report-waits");
  await bench.press("Control+z");
  await until("the page is drawn again", () => inFrame(frame, "#notice", (notice) => notice.hidden));
});

step("a new name is written in every file", async (bench) => {
  await bench.cursor(4, 30);
  const box = ".rename-box input";
  await until("the box for the name opens", async () => {
    await bench.press("F2");
    return until("it has the focus", () => bench.page.evaluate((box) => document.activeElement?.matches(box), box), 10_000);
  });
  await bench.type("head_of_the_nhs", box);
  await bench.shot("a-new-name-is-asked");
  await bench.press("Enter");
  await bench.text(/owner +head_of_the_nhs\b/);
  await bench.file("posts.plan", "post head_of_the_nhs ");
  await bench.file("four_hours.plan", /owner +head_of_the_nhs\b/);
  await bench.shows(STATE, SOUND);
});

step("the profile of the settings says what is found", async (bench) => {
  bench.settings(SETTINGS, { "milepost.profile": "strict" });
  await bench.shows(STATE, "Plan: 4 findings");
  bench.settings(SETTINGS);
  await bench.shows(STATE, SOUND);
});

step("the server is started anew while one writes, and nothing fails", async (bench) => {
  for (let count = 0; count < 3; count += 1) {
    await bench.command("Milepost: Restart the Language Server");
    await bench.cursor(3, 22);
    await bench.page.keyboard.type("Anew ");
    await bench.press("Escape");
  }
  await bench.shows(STATE, SOUND);
  assert.deepEqual(await bench.texts(NOTICES), []);
});

/** The line of the example, as it is in the editor, on which `text` stands. */
function line(text) {
  const lines = readFileSync(path.join(project, "examples/emergency-care/four_hours.plan"), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** The first place in sight where the word stands. */
async function word(bench, text) {
  for (const part of await bench.page.$$(WORDS)) {
    if ((await part.evaluate((part) => part.innerText.trim())) === text) return part;
  }
  return undefined;
}
