// The report beside the text: drawn anew while the text changes, following the cursor, leading back on a click.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

import script from "../dist/preview.webview";
import { isPlan, type PlanInView, type Range } from "./plan";
import type { Server } from "./server";

const TYPE = "milepost.preview";

/** The report of a plan, as the server tells it. */
interface Preview {
  root: string;
  title: string;
  /** The page; none while the plan has errors. */
  html: string | null;
  errors: number;
  /** Which part of which text each part of the page shows, outer parts before inner ones. */
  places: Record<string, { anchor: string; range: Range }[]>;
}

export class PreviewPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  /** The last page that could be drawn. */
  private page: Preview | undefined;
  private asked = 0;
  /** The place to which a click has led: the page need not move for it. */
  private led: string | undefined;
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly plan: PlanInView,
  ) {
    this.parts = [
      plan.onDidChange(() => void this.draw()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.window.onDidChangeActiveColorTheme(() => void this.draw()),
      vscode.window.registerWebviewPanelSerializer(TYPE, this),
    ];
  }

  show(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.take(vscode.window.createWebviewPanel(TYPE, "Report", column, { enableScripts: true, localResourceRoots: [] }));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.panel?.dispose();
    this.take(panel);
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    this.page = undefined;
    panel.webview.onDidReceiveMessage((message) => this.hear(message));
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.html = frame();
  }

  private hear(message: { kind: string; anchor?: string }): void {
    if (message.kind === "ready") {
      void this.draw();
    } else if (message.kind === "jump" && message.anchor) {
      void this.jump(message.anchor);
    }
  }

  private async draw(): Promise<void> {
    const { panel } = this;
    if (!panel) return;
    const turn = ++this.asked;
    const text = this.plan.text;
    const preview = text && (await this.server.ask<Preview>("milepost/preview", text));
    if (turn !== this.asked || panel !== this.panel) return;
    if (!preview) {
      this.tell("No plan is open. Open a file that ends in .plan and that belongs to a plan.");
      return;
    }
    if (this.page && this.page.root !== preview.root) this.page = undefined;
    panel.title = `Report: ${preview.title}`;
    if (preview.html === null) {
      const errors = preview.errors === 1 ? "an error" : `${preview.errors} errors`;
      const shown = this.page ? " This is the page before that." : "";
      this.tell(`The plan has ${errors}: the page is drawn again when that is mended.${shown}`);
      return;
    }
    this.page = preview;
    const anchors = Object.values(preview.places).flatMap((places) => places.map((place) => place.anchor));
    void panel.webview.postMessage({ kind: "page", html: preview.html, anchors, dark: isDark() });
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find((shown) => isPlan(shown.document));
    if (editor) this.follow(editor);
  }

  private tell(notice: string): void {
    void this.panel?.webview.postMessage({ kind: "notice", text: notice });
  }

  /** Shows the part of the page that the text under the cursor is about. */
  private follow(editor: vscode.TextEditor): void {
    if (!this.panel || !this.page || !isPlan(editor.document)) return;
    const cursor = editor.selection.active;
    const anchors = this.places(editor.document.uri).filter(({ range }) => contains(range, cursor));
    const around = anchors.map((place) => place.anchor).reverse();
    if (around.length === 0 || around[0] === this.led) return;
    this.led = undefined;
    void this.panel.webview.postMessage({ kind: "follow", anchors: around });
  }

  private places(uri: vscode.Uri): Preview["places"][string] {
    const all = Object.entries(this.page?.places ?? {});
    return all.find(([file]) => this.server.uri(file).toString() === uri.toString())?.[1] ?? [];
  }

  /** Leads to the text that the part `anchor` of the page shows. */
  private async jump(anchor: string): Promise<void> {
    for (const [file, places] of Object.entries(this.page?.places ?? {})) {
      const place = places.find((place) => place.anchor === anchor);
      if (!place) continue;
      this.led = anchor;
      const uri = this.server.uri(file);
      const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
      const other = vscode.window.visibleTextEditors.find((editor) => isPlan(editor.document));
      const { line, character } = place.range.start;
      const viewColumn = (shown ?? other)?.viewColumn ?? vscode.ViewColumn.One;
      const editor = await vscode.window.showTextDocument(uri, { viewColumn });
      const start = new vscode.Position(line, character);
      editor.selection = new vscode.Selection(start, start);
      editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
      return;
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
    this.panel?.dispose();
  }
}

function contains(range: Range, position: vscode.Position): boolean {
  const { start, end } = range;
  const after = position.line > start.line || (position.line === start.line && position.character >= start.character);
  const before = position.line < end.line || (position.line === end.line && position.character <= end.character);
  return after && before;
}

function isDark(): boolean {
  const { Dark, HighContrast } = vscode.ColorThemeKind;
  return [Dark, HighContrast].includes(vscode.window.activeColorTheme.kind);
}

/** The page around the report. Only its own script runs, and nothing is fetched. */
function frame(): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style id="report-style"></style>
<style>
body { padding: 0; }
#notice { position: sticky; top: 0; z-index: 3; padding: 8px 16px; font: 13px/1.5 var(--vscode-font-family);
  background: var(--vscode-inputValidation-warningBackground, #fff3cd); color: var(--vscode-editor-foreground, #222);
  border-bottom: 2px solid var(--vscode-inputValidation-warningBorder, #b89500); }
#report .here { outline: 2px solid var(--vscode-focusBorder, #0b4f6c); outline-offset: 4px; border-radius: 2px; }
#report .leads { cursor: pointer; }
</style>
<title>Report</title>
</head>
<body>
<div id="notice" role="status" hidden></div>
<div id="report"></div>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}
