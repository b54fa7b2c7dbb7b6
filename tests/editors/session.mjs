// A session in a workbench of VS Code: its steps follow each other, and each leaves a picture of how it ended.

import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { project, shots, vsix } from "./package-made.mjs";
import { Workbench, workspace } from "./workbench.mjs";

const EXAMPLE = path.join(project, "examples/emergency-care");

/** Opens the example; gives the function that takes a step. The pictures lie in a folder with the name of the session. */
export function session(name, settings) {
  const pictures = path.join(shots, name);
  let bench;
  let broken = false;
  let count = 0;

  before(async () => {
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
    bench = await Workbench.start({ ...workspace(EXAMPLE), vsix, settings, shots: pictures });
  });
  after(() => bench?.stop());

  return (title, work) =>
    test(title, async (t) => {
      if (broken) return t.skip("an earlier step failed");
      count += 1;
      const picture = `${String(count).padStart(2, "0")}-${title.replaceAll(/\W+/g, "-")}`;
      try {
        await work(bench);
        await bench.shot(picture);
      } catch (error) {
        broken = true;
        await bench?.shot(`${picture}-failed`).catch(() => undefined);
        throw error;
      }
    });
}

/** Parts of the workbench that several sessions look at. */
export const STATE = '.statusbar-item[id$="milepost.state"]';
export const SQUIGGLE = ".editor-group-container.active .squiggly-error";
export const NOTICES = ".notification-toast-container .notification-list-item-message";
export const PROBLEMS = ".markers-panel .monaco-list-row";

/** The state of the example while it has no errors: what `milepost check` finds on the day of the settings. */
export const SOUND = "Plan: 1 finding · red · as of 2018-11-30";
