// Pages that the program writes for people, shown as Markdown is shown.

import * as vscode from "vscode";

const SCHEME = "milepost";

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  /** Shows a page, beside the text when it is `about` it. Its look is that of media/pages.css. */
  async show(title: string, markdown: string, about: "text" | "plan"): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title.replaceAll("/", "-")}.md` });
    this.texts.set(uri.path, `<div class="milepost-page">\n\n${markdown}\n\n</div>\n`);
    this.changed.fire(uri);
    const [command, viewColumn] = about === "text"
      ? ["markdown.showPreviewToSide", vscode.ViewColumn.Beside]
      : ["markdown.showPreview", vscode.ViewColumn.Active];
    try {
      await vscode.commands.executeCommand(command, uri);
    } catch {
      await vscode.window.showTextDocument(uri, { viewColumn, preview: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
