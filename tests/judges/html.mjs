// Judges of the text of a page: the W3C's validator (vnu) and html-validate.
// Each takes the paths of pages and gives findings: { file, judge, message }.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import vnuJar from "vnu-jar";

const configuration = fileURLToPath(new URL(".htmlvalidate.json", import.meta.url));
const run = promisify(execFile);

// The validator's grammar of CSS is older than container queries, which every browser has known since 2023.
const UNKNOWN = "CSS: (Unrecognized at-rule .@container.|.container-type.: Property .container-type. doesn't exist\\.)";

export async function vnu(files) {
  // The exit status is held at 0, so that a failure here is a failure of the validator itself.
  const options = ["--exit-zero-always", "--format", "json", "--stdout", "--filterpattern", UNKNOWN];
  const { stdout } = await run("java", ["-jar", String(vnuJar), ...options, ...files], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages.map((found) => ({
    file: fileURLToPath(found.url),
    judge: "vnu",
    message: `line ${found.lastLine ?? 1}: ${found.message}`,
  }));
}

export async function htmlValidate(files) {
  const loader = new FileSystemConfigLoader({ extends: [configuration], root: true });
  const report = await new HtmlValidate(loader).validateMultipleFiles(files);
  return report.results.flatMap((result) =>
    result.messages.map((found) => ({
      file: result.filePath,
      judge: "html-validate",
      message: `line ${found.line}: ${found.message} (${found.ruleId})`,
    })),
  );
}
