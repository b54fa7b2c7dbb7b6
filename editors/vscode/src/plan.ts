// The plan in view: the one of the text that is edited, or else the first one of the workspace.

import * as vscode from "vscode";

import type { Server } from "./server";

export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** A line of the plan's tree, as the server tells it. */
export interface Line {
  kind: string;
  title: string;
  detail: string;
  state: string;
  reasons: string[];
  place: { uri: string; range: Range } | null;
  children: Line[];
}

/** A plan at a glance. */
export interface Outline {
  root: string;
  title: string;
  files: string[];
  asOf: string;
  faults: string[];
  groups: Line[];
}

/** How long the text must rest before the plan is looked at anew, in milliseconds. */
const REST = 300;

/** So many files are tried to find a plan when none is edited. */
const MOST_FILES = 200;

export function isPlan(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document?.languageId === "milepost";
}

export class PlanInView implements vscode.Disposable {
  outline: Outline | undefined;
  /** The text by which the plan is known. */
  text: vscode.Uri | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly parts: vscode.Disposable[] = [];

  constructor(private readonly server: Server) {
    const data = vscode.workspace.createFileSystemWatcher("**/*.{csv,plan}");
    const later = () => this.refreshSoon();
    this.parts.push(
      data,
      data.onDidChange(later),
      data.onDidCreate(later),
      data.onDidDelete(later),
      server.onDidChange(later),
      vscode.window.onDidChangeActiveTextEditor((editor) => isPlan(editor?.document) && later()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => isPlan(document) && later()),
      vscode.workspace.onDidOpenTextDocument((document) => isPlan(document) && later()),
      // A busy machine may not have found the files of the workspace when it was asked first.
      vscode.languages.onDidChangeDiagnostics(() => this.outline ?? later()),
    );
    later();
  }

  refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), REST);
  }

  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    const found = this.server.isRunning ? await this.look() : undefined;
    if (turn !== this.asked) return;
    this.outline = found?.outline;
    this.text = found?.text;
    await vscode.commands.executeCommand("setContext", "milepost.hasPlan", this.outline !== undefined);
    this.changed.fire();
  }

  private async look(): Promise<{ text: vscode.Uri; outline: Outline } | undefined> {
    for await (const text of this.candidates()) {
      const outline = await this.server.ask<Outline>("milepost/outline", text);
      if (outline) return { text, outline };
    }
    return undefined;
  }

  private async *candidates(): AsyncGenerator<vscode.Uri> {
    const active = vscode.window.activeTextEditor?.document;
    if (isPlan(active)) yield active.uri;
    if (this.text) yield this.text;
    for (const editor of vscode.window.visibleTextEditors) if (isPlan(editor.document)) yield editor.document.uri;
    yield* await vscode.workspace.findFiles("**/*.plan", "**/{node_modules,target}/**", MOST_FILES);
  }

  /** The first file of the plan. */
  get root(): vscode.Uri | undefined {
    return this.outline && this.server.uri(this.outline.root);
  }

  /** The findings of the plan. */
  findings(): vscode.Diagnostic[] {
    const files = this.outline?.files ?? [];
    const found = files.flatMap((file) => vscode.languages.getDiagnostics(this.server.uri(file)));
    return found.filter((finding) => finding.source === "milepost");
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.parts).dispose();
    this.changed.dispose();
  }
}
