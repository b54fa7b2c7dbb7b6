// The extension: starts the language server and puts the plan in view before the author.

import * as vscode from "vscode";

import { Commands } from "./commands";
import { Explaining } from "./explain";
import { showPlaces } from "./lenses";
import { Pages } from "./pages";
import { PlanInView } from "./plan";
import { PreviewPanel } from "./preview";
import { Server } from "./server";
import { StatusBar } from "./statusbar";
import { Tasks } from "./tasks";
import { PlanTree } from "./tree";

/** The settings that the server is started with. */
const STARTED_WITH = ["milepost.path", "milepost.profile", "milepost.asOf"];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = new Server(context);
  const plan = new PlanInView(server);
  const preview = new PreviewPanel(server, plan);
  const pages = new Pages();
  const tasks = new Tasks(server, plan);
  const commands = new Commands(server, plan, tasks, pages);
  const tree = vscode.window.createTreeView("milepost.plan", { treeDataProvider: new PlanTree(plan, server), showCollapseAll: true });
  plan.onDidChange(() => (tree.description = plan.outline?.title));
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    server,
    plan,
    preview,
    pages,
    tree,
    new StatusBar(server, plan),
    vscode.tasks.registerTaskProvider(Tasks.type, tasks),
    vscode.languages.registerCodeActionsProvider({ language: "milepost" }, new Explaining(), {
      providedCodeActionKinds: Explaining.kinds,
    }),
    register("milepost.preview", () => preview.show()),
    register("milepost.newPlan", () => commands.newPlan()),
    register("milepost.build", () => commands.build()),
    register("milepost.openReport", () => commands.openReport()),
    register("milepost.record", (file?: vscode.Uri, files?: vscode.Uri[]) => commands.record(file, files)),
    register("milepost.status", () => commands.status()),
    register("milepost.stocktake", (_?: unknown, day?: unknown) => commands.stocktake(typeof day === "string" ? day : undefined)),
    register("milepost.showPlaces", showPlaces),
    register("milepost.explain", (code?: string) => commands.explain(code)),
    register("milepost.refresh", () => plan.refresh()),
    register("milepost.restart", () => server.start()),
    register("milepost.log", () => server.log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (STARTED_WITH.some((setting) => change.affectsConfiguration(setting))) void server.start();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.start()),
  );
  await server.start();
}
