// A real VS Code: the workbench of code-server in Chromium, with the extension installed from its package. What a person
// does with mouse and keys is done here with mouse and keys; everything is waited for, and nothing for a time.

import { execFileSync, spawn } from "node:child_process";
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import puppeteer from "puppeteer-core";

/** Nothing takes so long unless it never comes, in milliseconds. */
const PATIENCE = 300_000;

/** So long is an answer waited for before the question is put again, in milliseconds. */
export const AGAIN = 10_000;

const here = import.meta.dirname;
const entry = path.join(here, "node_modules/code-server/out/node/entry.js");

/** The Node for which code-server was made ready. */
export const node = path.join(here, "node_modules/.node");

/** What an editor asks at its first start, or does unasked, and what would come from the network. */
const QUIET = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "workbench.enableExperiments": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.tips.enabled": false,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "npm.autoDetect": "off",
  "grunt.autoDetect": "off",
  "gulp.autoDetect": "off",
  "jake.autoDetect": "off",
  "workbench.editor.revealIfOpen": true,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "files.simpleDialog.enable": true,
  "workbench.colorTheme": "Default Light Modern",
  // Else the text of a terminal is a picture.
  "terminal.integrated.gpuAcceleration": "off",
};

/** Asks until the answer is neither empty nor an error; the answer. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: waited in vain`, { cause: last });
    await pause(100);
  }
}

function has(said, text) {
  return text instanceof RegExp ? text.test(said) : said.includes(text);
}

/** Takes a copy of `folder` into a workspace of its own. */
export function workspace(folder) {
  const root = mkdtempSync(path.join(tmpdir(), "milepost-editor-"));
  const plans = path.join(root, "plans");
  cpSync(folder, plans, { recursive: true });
  return { root, plans };
}

export class Workbench {
  static async start({ root, plans, vsix, settings, shots }) {
    const bench = new Workbench();
    Object.assign(bench, { root, plans, shots, data: path.join(root, "data"), extensions: path.join(root, "extensions") });
    for (const whose of ["User", "Machine"]) mkdirSync(path.join(bench.data, whose), { recursive: true });
    bench.settings(settings);
    bench.environment = {
      PATH: process.env.PATH,
      HOME: root,
      LANG: "C.UTF-8",
      CODE_SERVER_CONFIG: path.join(root, "config.yaml"),
      XDG_CONFIG_HOME: root,
      XDG_DATA_HOME: root,
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    };
    const places = ["--user-data-dir", bench.data, "--extensions-dir", bench.extensions];
    execFileSync(node, [entry, ...places, "--install-extension", vsix], { env: bench.environment, stdio: "pipe" });
    try {
      await bench.browse(await bench.serve(places));
    } catch (error) {
      await bench.stop();
      throw error;
    }
    return bench;
  }

  /** Starts code-server; its address. On a busy machine it may lose patience with itself and end: then once more. */
  async serve(places) {
    const log = openSync(path.join(this.shots, "code-server.log"), "w");
    const silent = ["telemetry", "update-check", "workspace-trust", "getting-started-override"].map((what) => `--disable-${what}`);
    let address;
    const start = async () => {
      const port = await freePort();
      const words = [entry, ...places, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...silent];
      this.server = spawn(node, words, { env: this.environment, detached: true, stdio: ["ignore", log, log] });
      address = `http://127.0.0.1:${port}`;
    };
    try {
      await until("code-server starts", async () => {
        if (!this.server || this.server.exitCode !== null) await start();
        return fetch(`${address}/healthz`);
      });
    } finally {
      closeSync(log);
    }
    return address;
  }

  /** Opens the workbench in Chromium. */
  async browse(address) {
    this.browser = await puppeteer.launch({
      executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync),
      userDataDir: path.join(this.root, "browser"),
      defaultViewport: { width: 1440, height: 900 },
      protocolTimeout: 2 * PATIENCE,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--lang=en"],
    });
    this.page = (await this.browser.pages())[0];
    this.page.setDefaultTimeout(PATIENCE);
    await this.page.goto(`${address}/?folder=${encodeURIComponent(this.plans)}`);
    await this.page.waitForSelector(".monaco-workbench .explorer-folders-view .monaco-list-row");
  }

  /** Writes the settings of the user, and those of this machine alone, which the workbench takes up while it runs. */
  settings(settings, machine = {}) {
    writeFileSync(path.join(this.data, "User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
    writeFileSync(path.join(this.data, "Machine/settings.json"), JSON.stringify(machine));
  }

  async stop() {
    await this.browser?.close().catch(() => undefined);
    if (this.server) {
      const gone = new Promise((resolve) => this.server.once("exit", resolve));
      for (const signal of ["SIGTERM", "SIGKILL"]) {
        try {
          process.kill(-this.server.pid, signal);
        } catch {
          break;
        }
        if (await Promise.race([gone.then(() => true), pause(2000)])) break;
      }
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10 });
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(this.shots, `${name}.png`) });
  }

  press(...keys) {
    return keys.reduce(async (before, key) => {
      await before;
      const parts = key.split("+");
      for (const part of parts.slice(0, -1)) await this.page.keyboard.down(part);
      await this.page.keyboard.press(parts.at(-1));
      for (const part of parts.slice(0, -1).reverse()) await this.page.keyboard.up(part);
    }, Promise.resolve());
  }

  /** Waits until `look`, a function that runs in the page, gives something. */
  see(what, look, ...words) {
    return until(what, () => this.page.evaluate(look, ...words));
  }

  /** The text of all visible elements that `selector` names. */
  texts(selector) {
    return this.page.$$eval(selector, (found) =>
      found.filter((part) => part.checkVisibility()).map((part) => part.innerText.replaceAll("\u00a0", " ").trim()),
    );
  }

  /** Waits until one of the elements has the text; all their texts. */
  shows(selector, text, patience) {
    const look = async () => {
      const found = await this.texts(selector);
      return found.some((said) => has(said, text)) && found;
    };
    return until(`${selector} shows ${text}`, look, patience);
  }

  /** Presses the key until what it opens has the text: what is asked too early may be answered with nothing. */
  ask(key, selector, text) {
    return until(`${key} opens ${selector} with ${text}`, async () => {
      await this.press(key);
      return this.shows(selector, text, AGAIN).catch(async (error) => {
        await this.press("Escape");
        throw error;
      });
    });
  }

  /** Rests the pointer on what `find` gives until the text is told. */
  rest(find, text) {
    return until(`${text} is told`, async () => {
      const part = await find();
      await this.page.mouse.move(0, 0);
      await part.hover();
      return this.shows(".monaco-hover", text, AGAIN);
    });
  }

  /** Clicks on the element with the text; `count` times in a row. */
  async click(selector, text, count = 1) {
    await until(`${selector} with ${text} is clicked`, async () => {
      const found = await this.page.$$(selector);
      for (const part of found) {
        const said = await part.evaluate((part) => part.checkVisibility() && (part.innerText + " " + (part.getAttribute("aria-label") ?? "")).replaceAll("\u00a0", " "));
        if (said === false || !said.includes(text)) continue;
        // It may be drawn anew before it is hit, and then it is looked for again.
        await part.click({ count });
        return part;
      }
      return undefined;
    });
  }

  /** Runs a command by its name, as the palette lists it. */
  async command(name) {
    await this.page.bringToFront();
    await this.pick("F1", ">" + name, name);
  }

  /** Opens the box at the top by its key, types into it, and takes the row that is called so. */
  async pick(key, typed, name) {
    await until(`${name} is offered`, async () => {
      await this.quick(key, typed);
      return this.choose(name, AGAIN).catch(async (error) => {
        await this.press("Escape");
        throw error;
      });
    });
  }

  /** The row of the box at the top that is called so. */
  async row(name) {
    for (const row of await this.page.$$(".quick-input-list .monaco-list-row")) {
      const [called] = await row.$$eval(".label-name", (parts) => parts.map((part) => part.innerText.trim()));
      if (called === name) return row;
    }
    return undefined;
  }

  /** Takes the row that is called so from what is asked at the top. */
  choose(name, patience) {
    return until(`${name} is taken`, async () => {
      const row = await this.row(name);
      // While the list grows, the row may be drawn anew.
      await row?.click();
      return row;
    }, patience);
  }

  /**
   * Answers the question at the top with a path: at once, since what is typed letter by letter is completed, and again
   * where the question, being drawn, puts its own words there.
   */
  async path(file) {
    const box = ".quick-input-widget input";
    const value = () => this.page.$eval(box, (box) => (document.activeElement === box ? box.value : undefined));
    await until("a path is asked", async () => (await value())?.startsWith("/"));
    await until("the path stands there", async () => {
      await this.press("Control+a");
      await this.page.keyboard.sendCharacter(file);
      await pause(500);
      return (await value()) === file;
    });
    await this.press("Enter");
  }

  /** Puts `text` into the box, whatever stood there. */
  async type(text, box) {
    await until(`${box} has the focus`, () => this.page.evaluate((box) => document.activeElement?.matches(box), box));
    await this.press("Control+a");
    await this.page.keyboard.sendCharacter(text);
  }

  /**
   * Opens the box at the top by its key, and types into it. A page that is being drawn may take the focus for a moment
   * and with it the key, which a person would press again.
   */
  async quick(key, text) {
    const box = ".quick-input-widget input";
    const isOpen = () => this.page.evaluate((box) => document.activeElement?.matches(box), box);
    await until(`${key} opens the box`, async () => {
      if (!(await isOpen())) await this.press(key);
      return until("the box opens", isOpen, 2000);
    });
    await this.type(text, box);
  }

  /** Opens a file of the workspace. */
  async open(name) {
    await this.pick("Control+p", name, name);
    await this.shows(".tab.active", name);
    await this.see(`${name} is shown`, () => document.querySelector(".editor-group-container.active .view-line span span"));
  }

  /** Puts the cursor there in the active editor. */
  async cursor(line, column = 1) {
    await this.quick("Control+g", `:${line}:${column}`);
    await this.press("Enter");
    await this.at(line, column);
  }

  /** Waits until the cursor is there. */
  at(line, column, patience) {
    const wanted = column === undefined ? `Ln ${line},` : `Ln ${line}, Col ${column}`;
    return this.shows('[id="status.editor.selection"]', wanted, patience);
  }

  /** Waits until the text of the editor, as far as it is on the screen, is as wanted. */
  text(wanted) {
    return this.shows(".editor-group-container.active .editor-instance .view-lines", wanted);
  }

  /** Waits until the file on disk has the text. */
  file(name, wanted) {
    return until(`${name} has ${wanted}`, () => has(readFileSync(path.join(this.plans, name), "utf8"), wanted));
  }

  /** The frame in which an element is, however deep, with a text that has all of this. */
  frame(selector, ...wanted) {
    return until([`a frame with ${selector}`, ...wanted].join(", "), async () => {
      for (const frame of this.page.frames()) {
        // A frame that is being taken away never answers.
        const said = await Promise.race([inFrame(frame, selector, shown).catch(() => null), pause(1000, null)]);
        if (said !== null && wanted.every((part) => part.test(said))) return frame;
      }
      return undefined;
    });
  }

  /** Waits until the text is anywhere in sight, also on pages in which nothing can be asked since no script may run. */
  async printed(text) {
    const session = await this.page.createCDPSession();
    await until(`${text} is printed`, async () => {
      const { strings } = await session.send("DOMSnapshot.captureSnapshot", { computedStyles: [] });
      return strings.some((said) => has(said, text));
    });
    await session.detach();
  }
}

/**
 * What `look` says of the first part of the page in a frame. The workbench writes its pages anew into the same frame,
 * where only the page's own world surely answers; `frame.$eval` asks in one of its own.
 */
export async function inFrame(frame, selector, look) {
  const part = await frame.evaluateHandle((selector) => document.querySelector(selector), selector);
  return part.evaluate(look);
}

/** The text of a part of a page in the workbench; none while the page still waits behind the one whose place it takes. */
function shown(part) {
  return window.frameElement?.id === "pending-frame" ? null : part.innerText;
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
