// The state of the plan in the status bar: what is wrong with it, and how it stands.

import * as vscode from "vscode";

import { isPlan, type PlanInView } from "./plan";
import { spoken, worst } from "./ratings";
import type { Server } from "./server";

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("milepost.state", vscode.StatusBarAlignment.Left, 10);
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly plan: PlanInView,
  ) {
    this.item.name = "Delivery plan";
    this.parts = [
      this.item,
      server.onDidChange(() => this.draw()),
      plan.onDidChange(() => this.draw()),
      vscode.languages.onDidChangeDiagnostics(() => this.draw()),
      vscode.window.onDidChangeActiveTextEditor(() => this.draw()),
    ];
    this.draw();
  }

  private draw(): void {
    const { server, plan } = this;
    if (server.found && !server.found.ok) {
      this.show("$(error) Milepost not found", server.found.message, "milepost.restart", "statusBarItem.errorBackground");
      return;
    }
    if (!server.isRunning) {
      this.show("$(loading~spin) Milepost", "Milepost is starting", "milepost.log");
      return;
    }
    const outline = plan.outline;
    if (!outline) {
      if (isPlan(vscode.window.activeTextEditor?.document)) {
        this.show("$(circle-slash) No plan", "No plan imports this file, so that it is only checked by itself.", "milepost.log");
      } else {
        this.item.hide();
      }
      return;
    }
    const findings = plan.findings();
    const errors = findings.filter((finding) => finding.severity === vscode.DiagnosticSeverity.Error).length;
    const others = findings.length - errors;
    const rating = worst((outline.groups.find((group) => group.kind === "priorities")?.children ?? []).map((line) => line.state));
    const counts = [count(errors, "error"), count(others, "finding")].filter(Boolean).join(", ");
    // A day of the settings is no longer in everybody's mind.
    const day = settings().get("asOf", "").trim() ? `as of ${outline.asOf}` : "";
    const said = [counts || "no findings", errors === 0 ? spoken(rating) : "", day].filter(Boolean).join(" · ");
    const sign = errors > 0 ? "$(error)" : others > 0 ? "$(warning)" : "$(check)";
    const version = server.found?.ok ? `Milepost ${server.found.version}` : "Milepost";
    const tooltip = [
      outline.title,
      `As of ${outline.asOf}${rating ? `, the worst priority is ${spoken(rating)}` : ""}`,
      ...outline.faults.map((fault) => `Left out: ${fault}`),
      version,
    ].join("\n");
    this.show(`${sign} Plan: ${said}`, tooltip, findings.length > 0 ? "workbench.actions.view.problems" : "milepost.status");
  }

  private show(text: string, tooltip: string, command: string, background?: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.backgroundColor = background ? new vscode.ThemeColor(background) : undefined;
    this.item.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("milepost");
}

function count(number: number, word: string): string {
  return number === 0 ? "" : `${number} ${word}${number === 1 ? "" : "s"}`;
}
