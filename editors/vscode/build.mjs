// Lays in dist/ what the package carries: the program of the extension, the script of the preview, the grammar.
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";

mkdirSync("dist", { recursive: true });
await build({
  entryPoints: ["webview/preview.ts"],
  outfile: "dist/preview.webview",
  bundle: true,
  platform: "browser",
  target: "es2022",
  format: "iife",
  minify: true,
  logLevel: "warning",
});
await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  loader: { ".webview": "text" },
  minify: true,
  logLevel: "warning",
});
// For the tests alone; the package leaves it out.
await build({
  entryPoints: ["src/binary.ts"],
  outfile: "dist/test/binary.mjs",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});
copyFileSync("../../grammar/milepost.tmLanguage.json", "dist/milepost.tmLanguage.json");
