// The tree of the plan: priorities, owners and milestones with their ratings. A click leads to the text.

import * as vscode from "vscode";

import type { Line, PlanInView } from "./plan";
import { icon, letters, spoken } from "./ratings";
import type { Server } from "./server";

export class PlanTree implements vscode.TreeDataProvider<Line> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly plan: PlanInView,
    private readonly server: Server,
  ) {
    plan.onDidChange(() => this.changed.fire());
  }

  getChildren(line?: Line): Line[] {
    return line ? line.children : (this.plan.outline?.groups ?? []);
  }

  getTreeItem(line: Line): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const open = line.kind === "priorities" || line.kind === "priority";
    // Before the title, which may be longer than the view is wide.
    const rating = letters(line.state);
    const item = new vscode.TreeItem([rating, line.title].filter(Boolean).join(" · "), line.children.length === 0 ? None : open ? Expanded : Collapsed);
    item.description = [rating ? "" : spoken(line.state), line.detail].filter(Boolean).join(" · ");
    item.iconPath = icon(line.kind, line.state);
    item.tooltip = tooltip(line);
    item.accessibilityInformation = {
      label: [line.title, line.place ? line.kind : "", spoken(line.state), line.detail].filter(Boolean).join(", "),
    };
    if (line.place) {
      const { line: row, character } = line.place.range.start;
      const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(row, character, row, character) };
      item.command = { command: "vscode.open", title: "Open", arguments: [this.server.uri(line.place.uri), options] };
    }
    return item;
  }
}

function tooltip(line: Line): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(line.title);
  const state = spoken(line.state);
  if (state) text.appendText(`: ${state}`);
  for (const reason of line.reasons) text.appendMarkdown("\n\n- ").appendText(reason);
  return text;
}
