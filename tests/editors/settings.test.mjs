// The settings for editors that cannot be run here: read, held to each other, and followed as far as they lead.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { parse } from "smol-toml";

import { project } from "./package-made.mjs";

const grammar = "grammar/tree-sitter-milepost";
const read = (name) => readFileSync(path.join(project, name), "utf8");
const toml = (name) => parse(read(name));
const [parser] = JSON.parse(read(`${grammar}/tree-sitter.json`)).grammars;
const { version } = JSON.parse(read("editors/vscode/package.json"));

test("Helix: the language, its server and its grammar belong together", () => {
  const settings = toml("editors/helix/languages.toml");
  const [language] = settings.language;
  assert.deepEqual(language["file-types"], parser["file-types"]);
  assert.equal(language.scope, parser.scope);
  for (const server of language["language-servers"]) assert.ok(settings["language-server"][server], server);
  assert.deepEqual({ ...settings["language-server"].milepost }, { command: "milepost", args: ["lsp"] });
  assert.equal(settings.grammar[0].name, language.name);
  assert.equal(parser.name, language.name);
  assert.ok(settings.grammar[0].source.path.endsWith(grammar));
  assert.ok(existsSync(path.join(project, "editors/helix/queries", language.name, "highlights.scm")));
});

test("Zed: the extension, its language, its grammar and its program belong together", () => {
  const extension = toml("editors/zed/extension.toml");
  const language = toml("editors/zed/languages/milepost/config.toml");
  const crate = toml("editors/zed/Cargo.toml").package;
  assert.equal(extension.schema_version, 1);
  assert.deepEqual([extension.version, crate.version], [version, version]);
  assert.deepEqual(language.path_suffixes, parser["file-types"]);
  assert.equal(language.grammar, parser.name);
  assert.equal(extension.grammars[language.grammar].path, grammar);
  for (const server of Object.values(extension.language_servers)) assert.deepEqual(server.languages, [language.name]);
});
