// Holds the colours of the TextMate grammar, worked out by the engine of VS Code, to what the compiler reads:
//   cargo run -p milepost-grammar --example tokens | node tests/judges/textmate.mjs

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const grammarFile = fileURLToPath(new URL("../../grammar/milepost.tmLanguage.json", import.meta.url));

const colours = {
  keyword: /^keyword\.(control|other\.modifier)/,
  text: /^string\.quoted/,
  number: /^constant\.numeric/,
  comment: /^comment/,
};

async function grammar() {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
  const onigLib = Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  });
  const loadGrammar = async () => textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile);
  return new textmate.Registry({ onigLib, loadGrammar }).loadGrammar("source.milepost");
}

/** For every character of every line, what the grammar takes it for. */
function coloured(grammar, text) {
  let stack = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const characters = Array(line.length).fill([]);
    for (const token of tokens) {
      characters.fill(token.scopes, token.startIndex, Math.min(token.endIndex, line.length));
    }
    return characters;
  });
}

/**
 * Where the two differ. A file is its name, its text, the lines of its findings, and the pieces that the compiler
 * reads in it. Of a broken file only the keywords are compared, and not on a line with a finding nor on the next, on
 * which an entry may go on. Where a long text ends that is not closed, only indentation tells, and only the compiler
 * asks it.
 */
export async function differences(files) {
  const rules = await grammar();
  const wrong = [];
  for (const { name, text, found, pieces } of files.filter(({ name }) => !name.endsWith("unclosed_long_text.plan"))) {
    const lines = coloured(rules, text);
    const say = (line, from, what) => wrong.push(`${name}:${line + 1}:${from + 1}: ${what}`);
    const is = (scopes, kind) => scopes.some((scope) => colours[kind].test(scope));
    const known = lines.map((line) => Array(line.length).fill(undefined));
    for (const { line, from, to, is: kind } of pieces) {
      known[line].fill(kind, from, to);
      const characters = lines[line].slice(from, to);
      const here = text.split(/\r?\n/)[line].slice(from, to);
      const broken = found.length > 0 && (found.includes(line) || found.includes(line - 1));
      if (broken || (found.length > 0 && kind !== "keyword")) continue;
      if (kind === "word" && characters.some((scopes) => is(scopes, "keyword"))) {
        say(line, from, `\`${here}\` is coloured as a keyword`);
      } else if (kind in colours && !characters.every((scopes) => is(scopes, kind))) {
        say(line, from, `\`${here}\` is not coloured as a ${kind}`);
      }
    }
    if (found.length > 0) continue;
    for (const [line, characters] of lines.entries()) {
      for (const [at, scopes] of characters.entries()) {
        const wrongly = ["text", "number", "comment"].find((kind) => is(scopes, kind) && known[line][at] !== kind);
        if (wrongly) say(line, at, `coloured as a ${wrongly}`);
        if (scopes.some((scope) => scope.startsWith("invalid"))) say(line, at, "coloured as invalid");
      }
    }
  }
  return wrong;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = JSON.parse(readFileSync(0, "utf8"));
  const wrong = await differences(files);
  for (const line of wrong) console.error(line);
  const count = files.reduce((sum, file) => sum + file.pieces.length, 0);
  console.log(`${count} pieces of ${files.length} files compared, ${wrong.length} differ`);
  if (wrong.length > 0 || count < 5000) process.exitCode = 1;
}
