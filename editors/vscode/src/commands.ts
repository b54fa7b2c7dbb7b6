// What the command palette offers.

import { execFile } from "node:child_process";
import * as path from "node:path";
import * as vscode from "vscode";

import snippets from "../snippets/milepost.json";
import { chosen } from "./explain";
import type { Pages } from "./pages";
import type { PlanInView } from "./plan";
import { judging, type Server } from "./server";
import { run, Tasks } from "./tasks";

export class Commands {
  constructor(
    private readonly server: Server,
    private readonly plan: PlanInView,
    private readonly tasks: Tasks,
    private readonly pages: Pages,
  ) {}

  /** Makes a new file with the parts that every plan needs. */
  async newPlan(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const usual = folder && (await free(folder));
    const filters = { "Delivery plan": ["plan"] };
    const chosen = await vscode.window.showSaveDialog({ defaultUri: usual, filters, title: "New Plan" });
    if (!chosen) return;
    const uri = chosen.path.endsWith(".plan") ? chosen : chosen.with({ path: `${chosen.path}.plan` });
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const editor = await vscode.window.showTextDocument(uri);
    await editor.insertSnippet(new vscode.SnippetString(snippets["A whole plan"].body.join("\n")));
  }

  /** Builds the documents; says where they are. */
  async build(): Promise<void> {
    const root = this.rootOnDisk();
    if (!root || !this.server.program()) return;
    await this.save();
    const name = vscode.workspace.asRelativePath(root, false);
    const task = this.tasks.task({ type: Tasks.type, command: "build", path: name });
    if (!task) return;
    const status = await run(task);
    if (status === 0) {
      const open = "Open the Report";
      const said = `The documents are in the folder ${this.outFolder()} beside the plan.`;
      if ((await vscode.window.showInformationMessage(said, open)) === open) await this.openReport();
    } else if (status === 1) {
      const show = "Show the Findings";
      const said = "Nothing was written: documents are made of plans without errors.";
      if ((await vscode.window.showErrorMessage(said, show)) === show) {
        await vscode.commands.executeCommand("workbench.actions.view.problems");
      }
    } else {
      void vscode.window.showErrorMessage("The documents could not be built; the terminal says why.");
    }
  }

  /** Opens the report that was built last. */
  async openReport(): Promise<void> {
    const root = this.rootOnDisk();
    if (!root) return;
    const page = vscode.Uri.joinPath(root, "..", this.outFolder(), "index.html");
    const there = await vscode.workspace.fs.stat(page).then(() => true, () => false);
    if (!there) {
      const build = "Build the Documents";
      const said = "The report is not built yet.";
      if ((await vscode.window.showInformationMessage(said, build)) === build) await this.build();
      return;
    }
    if (vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName) {
      await vscode.env.openExternal(page);
      return;
    }
    // The browser of the reader's machine does not see this machine's files.
    const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    const panel = vscode.window.createWebviewPanel("milepost.report", "Built Report", vscode.ViewColumn.Active, {
      enableScripts: false,
      localResourceRoots: [],
    });
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`;
    panel.webview.html = html.replace(/<head>/i, `<head>${policy}<style>body { padding: 0; }</style>`);
  }

  /** Records a file of answers that somebody has sent back. */
  async record(file?: vscode.Uri, files?: vscode.Uri[]): Promise<void> {
    const root = this.rootOnDisk();
    const program = this.server.program();
    if (!root || !program) return;
    let wanted = files ?? (file ? [file] : undefined);
    wanted ??= await vscode.window.showOpenDialog({
      canSelectMany: true,
      filters: { "Answers": ["xlsx", "csv"] },
      title: "Which files of answers are to be recorded?",
      openLabel: "Record",
    });
    if (!wanted?.length) return;
    await this.save();
    const names = wanted.map((uri) => uri.fsPath);
    const { status, out, err } = await execute(program, ["record", ...names, "--plan", root.fsPath], root);
    const whole = (status === 0 ? out : err || out).trim();
    const said = names.reduce((said, name) => said.replaceAll(name, path.basename(name)), whole);
    this.server.log.appendLine(said);
    const first = said.split("\n")[0] || "The program said nothing.";
    const more = "Show All";
    const tell = status === 0 ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
    this.plan.refreshSoon();
    if ((await tell(first, more)) === more) this.server.log.show();
  }

  /** How the plan stands, as a page. */
  async status(): Promise<void> {
    const root = this.rootOnDisk();
    const program = this.server.program();
    if (!root || !program) return;
    await this.save();
    const words = judging();
    const at = words.indexOf("--as-of");
    const day = at < 0 ? [] : words.slice(at, at + 2);
    const { out, err } = await execute(program, ["status", root.fsPath, "--format", "markdown", ...day], root);
    if (!out) {
      void vscode.window.showErrorMessage(err.trim() || "The program said nothing.");
      return;
    }
    const faults = err.trim() ? `\n\n${err.trim().split("\n").map((line) => `> ${line}`).join("\n")}\n` : "";
    await this.pages.show("How the plan stands", out + faults, "plan");
  }

  /** Makes the pack of a stocktake and opens it; asks for the day where none is given. */
  async stocktake(day?: string): Promise<void> {
    const root = this.rootOnDisk();
    const program = this.server.program();
    if (!root || !program) return;
    const date = day ?? await vscode.window.showInputBox({
      title: "Pack of a Stocktake",
      prompt: "The day of the stocktake, such as 2026-09-30",
      value: this.plan.outline?.asOf,
      validateInput: (day) => (/^\d{4}-\d{2}-\d{2}$/.test(day.trim()) ? undefined : "A day is written 2026-09-30."),
    });
    if (!date) return;
    await this.save();
    day = date.trim();
    const folder = vscode.Uri.joinPath(root, "..", "stocktakes");
    const words = ["stocktake", root.fsPath, "--date", day, "--out", folder.fsPath];
    const { status, out, err } = await execute(program, words, root);
    this.server.log.appendLine((out + err).trim());
    if (status !== 0) {
      const show = "Show All";
      const first = (err || out).trim().split("\n")[0] || "The program said nothing.";
      if ((await vscode.window.showErrorMessage(first, show)) === show) this.server.log.show();
      return;
    }
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(folder, `stocktake-${day}.md`));
    const decisions = "Open the File for Decisions";
    const said = `The pack is in the folder stocktakes. What is decided goes into stocktake-${day}.plan: import it in the plan, and the next pack opens with it.`;
    if ((await vscode.window.showInformationMessage(said, decisions)) === decisions) {
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, `stocktake-${day}.plan`));
    }
  }

  /** Why a finding matters, and what to write instead. */
  async explain(code?: string): Promise<void> {
    const program = this.server.program();
    const wanted = typeof code === "string" ? code : await chosen();
    if (!program || !wanted) return;
    const { status, out, err } = await execute(program, ["explain", wanted], this.plan.root);
    if (status === 0) {
      const [about = "", page = ""] = cut(out, "\n# ");
      const [title = "", rest = ""] = cut(page, "\n");
      await this.pages.show(wanted, `# ${title}\n\n*${about.trim().replaceAll("\n", "*  \n*")}*\n${rest}`, "text");
    } else {
      void vscode.window.showErrorMessage(err.trim());
    }
  }

  private outFolder(): string {
    return vscode.workspace.getConfiguration("milepost").get("outputFolder", "out");
  }

  private rootOnDisk(): vscode.Uri | undefined {
    const root = this.plan.root;
    if (root?.scheme === "file") return root;
    void vscode.window.showInformationMessage("Open a plan first: a file that ends in .plan and is saved on disk.");
    return undefined;
  }

  /** The program reads what is on disk. */
  private async save(): Promise<void> {
    const files = new Set(this.plan.outline?.files.map((file) => this.server.uri(file).toString()));
    const open = vscode.workspace.textDocuments.filter((text) => text.isDirty && files.has(text.uri.toString()));
    await Promise.all(open.map((text) => text.save()));
  }
}

/** What stands before the first `mark`, and what stands after it. */
function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** The first name for a plan in the folder that no file has. */
async function free(folder: vscode.Uri): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name.toLowerCase()));
  let name = "plan.plan";
  for (let count = 2; taken.has(name); count += 1) name = `plan-${count}.plan`;
  return vscode.Uri.joinPath(folder, name);
}

interface Ended {
  status: number;
  out: string;
  err: string;
}

function execute(program: string, words: string[], root: vscode.Uri | undefined): Promise<Ended> {
  const cwd = root && path.dirname(root.fsPath);
  return new Promise((resolve) => {
    execFile(program, words, { cwd, maxBuffer: 64 * 1024 * 1024, windowsHide: true }, (error, out, err) => {
      const status = typeof error?.code === "number" ? error.code : error ? 2 : 0;
      resolve({ status, out, err: err || (error && !out ? error.message : "") });
    });
  });
}
