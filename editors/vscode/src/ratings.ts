// How a rating is shown: by letters, by a word and by a colour, never by the colour alone.

import * as vscode from "vscode";

interface Look {
  letters: string;
  words: string;
  icon: string;
  colour?: string;
}

const LOOKS: Record<string, Look> = {
  green: { letters: "G", words: "green", icon: "pass-filled", colour: "charts.green" },
  amber_green: { letters: "AG", words: "amber-green", icon: "circle-filled", colour: "charts.yellow" },
  amber_red: { letters: "AR", words: "amber-red", icon: "warning", colour: "charts.orange" },
  red: { letters: "R", words: "red", icon: "error", colour: "charts.red" },
  not_due: { letters: "", words: "not due yet", icon: "circle-outline" },
  not_measured: { letters: "", words: "not measured", icon: "circle-slash" },
  not_comparable: { letters: "", words: "not comparable", icon: "circle-outline" },
};

const KINDS: Record<string, string> = {
  priorities: "target",
  priority: "target",
  owners: "organization",
  milestones: "milestone",
  milestone: "milestone",
  metric: "graph",
  action: "tools",
  post: "account",
  person: "person",
  organisation: "organization",
  returns: "inbox",
  collection: "mail",
};

/** The letters of a rating: `AG`; empty where it has none. */
export function letters(state: string): string {
  return LOOKS[state]?.letters ?? "";
}

export function spoken(state: string): string {
  return LOOKS[state]?.words ?? "";
}

export function icon(kind: string, state: string): vscode.ThemeIcon {
  const look = LOOKS[state];
  if (!look) return new vscode.ThemeIcon(KINDS[kind] ?? "circle-small");
  return new vscode.ThemeIcon(look.icon, look.colour ? new vscode.ThemeColor(look.colour) : undefined);
}

/** The worst of some ratings; empty when nothing is rated. */
export function worst(states: string[]): string {
  return ["red", "amber_red", "amber_green", "green"].find((state) => states.includes(state)) ?? "";
}
