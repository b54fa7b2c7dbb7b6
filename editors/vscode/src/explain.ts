// Findings explained: why they matter, a bad plan and a good one.

import * as vscode from "vscode";

/** The code of a finding: `MP0401`. */
export function codeOf(finding: vscode.Diagnostic): string | undefined {
  const { code } = finding;
  const value = typeof code === "object" ? code.value : code;
  return finding.source === "milepost" && typeof value === "string" ? value : undefined;
}

/** Offers at every finding to explain it. */
export class Explaining implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  provideCodeActions(
    _document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const codes = new Set(context.diagnostics.map(codeOf));
    return context.diagnostics.flatMap((finding) => {
      const code = codeOf(finding);
      if (!code || !codes.delete(code)) return [];
      const action = new vscode.CodeAction(`Explain ${code}`, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [finding];
      action.command = { command: "milepost.explain", title: "Explain This Finding", arguments: [code] };
      return [action];
    });
  }
}

/** Which finding is meant: the one under the cursor, or one that is chosen. */
export async function chosen(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const findings = vscode.languages.getDiagnostics(editor.document.uri).filter((finding) => codeOf(finding));
  const here = findings.filter((finding) => finding.range.contains(editor.selection.active));
  const onLine = findings.filter((finding) => finding.range.start.line === editor.selection.active.line);
  const offered = [here, onLine, findings].find((some) => some.length > 0);
  if (!offered) {
    void vscode.window.showInformationMessage("Nothing is found in this file, so there is nothing to explain.");
    return undefined;
  }
  const codes = new Map(offered.map((finding) => [codeOf(finding) ?? "", finding]));
  if (codes.size === 1) return [...codes.keys()][0];
  const items = [...codes].map(([code, finding]) => ({ label: code, detail: finding.message.split("\n")[0] ?? "" }));
  const item = await vscode.window.showQuickPick(items, { placeHolder: "Which finding?", matchOnDetail: true });
  return item?.label;
}
