// What the lines above a line of the text lead to.

import * as vscode from "vscode";
import type { ClientCapabilities, FeatureState, Location, Position, StaticFeature } from "vscode-languageclient/node";

/** Says to the server which commands of lenses there are. */
export class Lenses implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, showPlaces: true, opensPacks: true };
  }

  initialize(): void {}

  getState(): FeatureState {
    return { kind: "static" };
  }

  clear(): void {}
}

/** Lists places of which a lens speaks, as the editor lists references. */
export async function showPlaces(uri: string, position: Position, places: Location[]): Promise<void> {
  const at = ({ line, character }: Position) => new vscode.Position(line, character);
  const locations = places.map(({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(at(range.start), at(range.end))));
  await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri), at(position), locations);
}
