// Every judge passes the good fixture and fails the bad one: a judge that cannot fail is none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { judge } from "./judge.mjs";
import { differences } from "./textmate.mjs";
import { validateJson } from "./validate-json.mjs";

const fixture = (name) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

test("no judge finds anything on a good page", async () => {
  assert.deepEqual(await judge([fixture("good.html")]), []);
});

test("every judge finds its fault on a bad page, and on no other", async () => {
  const findings = await judge([fixture("good.html"), fixture("bad.html")]);
  const found = (judge, pattern) =>
    findings.some((finding) => finding.judge === judge && pattern.test(finding.message));
  assert.ok(found("vnu", /Duplicate ID/));
  assert.ok(found("html-validate", /no-dup-id/));
  assert.ok(found("axe", /^390 dark: color-contrast/));
  assert.ok(!found("axe", /light: color-contrast/));
  assert.ok(found("overflow", /^390 dark: .*p\.wide/));
  assert.ok(found("overflow", /^820 light/));
  assert.ok(!found("overflow", /^1440.*the page/));
  assert.ok(found("overflow", /^1440 light: table sticks out of div/));
  assert.ok(found("paper", /^A4: \d+ pages/) && found("paper", /^Letter/));
  assert.ok(found("links", /#nowhere$/));
  assert.ok(found("links", /nowhere\.html$/));
  assert.ok(found("links", /good\.html#lost$/));
  assert.ok(found("network", /example\.org\/style\.css/));
  assert.ok(found("fault", /missing file .*missing\.css/));
  assert.ok(found("fault", /undefinedFunction/));
  assert.deepEqual([...new Set(findings.map((finding) => finding.file))], [fixture("bad.html")]);
});

test("a schema passes good data and fails bad data", () => {
  assert.deepEqual(validateJson(fixture("schema.json"), [fixture("good.json")]), []);
  const faults = validateJson(fixture("schema.json"), [fixture("bad.json")]).join("\n");
  assert.match(faults, /\/date must match format "date"/);
  assert.match(faults, /must NOT have unevaluated properties/);
});

test("SARIF is held against its schema and against the rules beyond it", () => {
  assert.deepEqual(validateJson("sarif", [fixture("good.sarif")]), []);
  assert.match(validateJson("sarif", [fixture("bad-schema.sarif")]).join("\n"), /must have required property 'name'/);
  const faults = validateJson("sarif", [fixture("bad-rule.sarif")]);
  assert.equal(faults.length, 1);
  assert.match(faults[0], /error SARIF1009: .*ruleIndex/);
});

test("a colour that is not what the compiler reads is found", async () => {
  const text = 'metric within_4h "Share" { unit percent } // remark\n';
  const piece = (word, is) => ({ line: 0, from: text.indexOf(word), to: text.indexOf(word) + word.length, is });
  const right = [
    piece("metric", "keyword"), piece("within_4h", "word"), piece('"Share"', "text"), piece("unit", "keyword"),
    piece("percent", "word"), piece("// remark", "comment"),
  ];
  const file = (pieces) => [{ name: "a.plan", text, found: [], pieces }];
  assert.deepEqual(await differences(file(right)), []);
  const wrong = right.map((piece) => (piece.is === "keyword" ? { ...piece, is: "word" } : piece)).slice(0, -1);
  const found = (await differences(file(wrong))).join("\n");
  assert.match(found, /a\.plan:1:1: `metric` is coloured as a keyword/);
  assert.match(found, /a\.plan:1:43: coloured as a comment/);
});
