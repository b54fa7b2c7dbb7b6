// The language server: found, started, asked, started anew when the settings change.

import * as vscode from "vscode";
import { ErrorCodes, LanguageClient, ResponseError, State, TransportKind } from "vscode-languageclient/node";

import { find, type Found } from "./binary";
import { Lenses } from "./lenses";

/** Words of the command line that say how plans are judged. */
export function judging(): string[] {
  const settings = vscode.workspace.getConfiguration("milepost");
  const words: string[] = [];
  const profile = settings.get("profile", "");
  if (profile) words.push("--profile", profile);
  const asOf = settings.get("asOf", "").trim();
  if (asOf) words.push("--as-of", asOf);
  return words;
}

export class Server implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("Milepost", "log");
  /** The program, or why there is none. */
  found: Found | undefined;
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly changed = new vscode.EventEmitter<void>();
  /** It has started, stopped, or could not be found. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly context: vscode.ExtensionContext) {}

  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** Starts it, or starts it anew. Two calls never run side by side. */
  start(): Promise<void> {
    this.turn = this.turn.then(() => this.startNow()).catch((error) => this.log.appendLine(String(error)));
    return this.turn;
  }

  private async startNow(): Promise<void> {
    await this.stop();
    this.found = await find({
      setting: vscode.workspace.getConfiguration("milepost").get("path", ""),
      extension: this.context.extensionPath,
      path: process.env["PATH"] ?? process.env["Path"] ?? "",
      version: this.context.extension.packageJSON.version,
      platform: process.platform,
    });
    if (!this.found.ok) {
      this.log.appendLine(this.found.message);
      this.changed.fire();
      void this.tellMissing(this.found.message);
      return;
    }
    const { command, version, origin } = this.found;
    this.log.appendLine(`Milepost ${version}, ${command} (${origin})`);
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.plan");
    const client = new LanguageClient(
      "milepost",
      "Milepost",
      { command, args: ["lsp", ...judging()], transport: TransportKind.stdio },
      {
        documentSelector: [
          { scheme: "file", language: "milepost" },
          { scheme: "untitled", language: "milepost" },
        ],
        outputChannel: this.log,
        synchronize: { fileEvents: watcher },
        middleware: {
          sendRequest: async (type, param, token, next) => {
            try {
              return await next(type, param, token);
            } catch (error) {
              // A server that is being stopped refuses what it is still asked, which is nobody's fault.
              if (client.state === State.Running) throw error;
              throw new ResponseError(ErrorCodes.ConnectionInactive, "The language server is stopped");
            }
          },
        },
      },
    );
    client.onDidChangeState(() => this.changed.fire());
    client.onDidChangeState(({ newState }) => newState === State.Stopped && watcher.dispose());
    client.registerFeature(new Lenses());
    this.client = client;
    await client.start();
  }

  private async tellMissing(message: string): Promise<void> {
    const setting = "Open the Setting";
    const again = "Try Again";
    const chosen = await vscode.window.showErrorMessage(message, setting, again);
    if (chosen === setting) {
      // Where the program is, is a setting of the machine on which it runs.
      const page = vscode.env.remoteName ? "workbench.action.openRemoteSettings" : "workbench.action.openSettings";
      await vscode.commands.executeCommand(page, vscode.env.remoteName ? { query: "milepost.path" } : "milepost.path");
    }
    if (chosen === again) await this.start();
  }

  /** The program; tells what is missing when there is none. */
  program(): string | undefined {
    if (this.found?.ok) return this.found.command;
    if (this.found) void this.tellMissing(this.found.message);
    return undefined;
  }

  /** What the server answers about the plan of a text; nothing when it cannot be asked. */
  async ask<T>(method: string, uri: vscode.Uri): Promise<T | undefined> {
    const client = this.client;
    if (!client || client.state !== State.Running) return undefined;
    try {
      const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
      return (await client.sendRequest<T | null>(method, { textDocument })) ?? undefined;
    } catch (error) {
      this.log.appendLine(`${method}: ${error}`);
      return undefined;
    }
  }

  uri(uri: string): vscode.Uri {
    return this.client?.protocol2CodeConverter.asUri(uri) ?? vscode.Uri.parse(uri, true);
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) await client.dispose().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    await this.turn;
    await this.stop();
    this.log.dispose();
    this.changed.dispose();
  }
}
