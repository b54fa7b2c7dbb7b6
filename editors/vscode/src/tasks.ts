// Tasks: check a plan, build its documents.

import * as vscode from "vscode";

import type { PlanInView } from "./plan";
import { judging, type Server } from "./server";

interface Definition extends vscode.TaskDefinition {
  command: "check" | "build";
  path?: string;
}

export class Tasks implements vscode.TaskProvider {
  static readonly type = "milepost";

  constructor(
    private readonly server: Server,
    private readonly plan: PlanInView,
  ) {}

  provideTasks(): vscode.Task[] {
    const root = this.plan.root;
    if (!root) return [];
    const path = vscode.workspace.asRelativePath(root, false);
    const tasks = (["check", "build"] as const).map((command) => this.task({ type: Tasks.type, command, path }));
    return tasks.filter((task) => task !== undefined);
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    return this.task(task.definition as Definition, task.scope);
  }

  task(definition: Definition, scope?: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task | undefined {
    const found = this.server.found;
    if (!found?.ok) return undefined;
    const { command, path = "." } = definition;
    const where = this.plan.root && vscode.workspace.getWorkspaceFolder(this.plan.root);
    const folder = typeof scope === "object" ? scope : (where ?? vscode.workspace.workspaceFolders?.[0]);
    const isCheck = command === "check";
    const own = isCheck ? ["--format", "short"] : ["--out", this.out(path)];
    const execution = new vscode.ProcessExecution(found.command, [command, path, ...own, ...judging()], {
      cwd: folder?.uri.fsPath,
    });
    const name = isCheck ? `check ${path}` : `build the documents of ${path}`;
    // No problem matcher: the language server shows the same findings, and takes them back when they are mended.
    const task = new vscode.Task(definition, folder ?? vscode.TaskScope.Workspace, name, "milepost", execution, []);
    task.group = isCheck ? vscode.TaskGroup.Test : vscode.TaskGroup.Build;
    task.presentationOptions = { reveal: isCheck ? vscode.TaskRevealKind.Always : vscode.TaskRevealKind.Silent, clear: true, showReuseMessage: false };
    return task;
  }

  /** Where the documents of the plan at `path` go: a folder beside it. */
  private out(path: string): string {
    const folder = path.endsWith(".plan") ? path.replace(/[^/\\]*$/, "") : path.replace(/[/\\]?$/, "/");
    return folder + vscode.workspace.getConfiguration("milepost").get("outputFolder", "out");
  }
}

/** Runs a task to its end; its exit status. */
export async function run(task: vscode.Task): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const parts: vscode.Disposable[] = [];
    let running: vscode.TaskExecution | undefined;
    const end = (status: number | undefined) => {
      vscode.Disposable.from(...parts).dispose();
      resolve(status);
    };
    parts.push(
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution === running || execution.task === task) end(exitCode);
      }),
    );
    vscode.tasks.executeTask(task).then((execution) => (running = execution), reject);
  });
}
