// node validate-json.mjs SCHEMA FILE…
// Holds JSON files against a JSON Schema. SCHEMA is a file (2020-12 or draft-07) or the word `sarif`, which means
// SARIF 2.1.0: its schema, and then the rules of the SARIF multitool that no schema can state.

import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Gives what is wrong with the files, a line each. */
export function validateJson(schema, files) {
  if (schema !== "sarif") return againstSchema(readJson(schema), files);
  const multitool = require("@microsoft/sarif-multitool");
  const standard = readJson(join(dirname(multitool), "sarif-2.1.0.json"));
  return [...againstSchema(standard, files), ...againstMultitool(multitool, files)];
}

function againstSchema(schema, files) {
  const Validator = schema.$schema?.includes("draft-07") ? Ajv.default : Ajv2020.default;
  const ajv = addFormats.default(new Validator({ allErrors: true, strict: false }));
  const validate = ajv.compile(schema);
  return files.flatMap((file) => {
    validate(readJson(file));
    return (validate.errors ?? []).map((error) => `${file}: ${error.instancePath || "/"} ${error.message}`);
  });
}

/** The multitool exits with 0 whatever it finds; the lines that it prints tell errors from advice. */
function againstMultitool(multitool, files) {
  // The package makes its program executable in an install script, which `scripts/test` does not run.
  chmodSync(multitool, 0o755);
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
  const printed = execFileSync(multitool, ["validate", ...files], { env, encoding: "utf8" });
  if (!printed.includes("Analysis completed successfully")) throw new Error(printed);
  return printed.split(/\r?\n/).filter((line) => /: error [A-Z]+\d+:/.test(line));
}

function main([schema, ...files]) {
  if (files.length === 0) throw new Error("usage: node validate-json.mjs SCHEMA FILE…");
  const faults = validateJson(schema, files);
  for (const fault of faults) console.log(fault);
  console.log(`${files.length} file(s), ${faults.length} fault(s)`);
  if (faults.length > 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
