// Runs in the preview: puts the report on the page, follows the cursor of the text, tells of clicks.

declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: unknown): void };

type Message =
  | { kind: "page"; html: string; anchors: string[]; dark: boolean }
  | { kind: "notice"; text: string }
  | { kind: "follow"; anchors: string[] };

const editor = acquireVsCodeApi();
const report = document.getElementById("report")!;
const notice = document.getElementById("notice")!;
const style = document.getElementById("report-style")!;
let known = new Set<string>();
let here: string | undefined;

window.addEventListener("message", ({ data }: MessageEvent<Message>) => {
  switch (data.kind) {
    case "page":
      return show(data);
    case "notice":
      notice.textContent = data.text;
      notice.hidden = false;
      return;
    case "follow":
      return follow(data.anchors);
  }
});

function show({ html, anchors, dark }: Extract<Message, { kind: "page" }>): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  const open = new Set([...report.querySelectorAll("details[open]")].map(nameOf));
  const scrolled = window.scrollY;
  known = new Set(anchors);
  const styles = [...page.querySelectorAll("style")].map((part) => part.textContent ?? "").join("\n");
  // The page follows the reader's system; here it follows the editor.
  style.textContent = styles
    .replaceAll(/@media \(prefers-color-scheme: dark\)/g, dark ? "@media all" : "@media not all")
    .replaceAll(/color-scheme: light dark/g, `color-scheme: ${dark ? "dark" : "light"}`);
  for (const name of ["lang", "dir"]) {
    const value = page.documentElement.getAttribute(name);
    if (value) document.documentElement.setAttribute(name, value);
  }
  report.replaceChildren(...page.body.childNodes);
  for (const part of report.querySelectorAll("details")) if (open.has(nameOf(part))) part.open = true;
  for (const part of report.querySelectorAll("[id]")) if (known.has(part.id)) part.classList.add("leads");
  notice.hidden = true;
  window.scrollTo({ top: scrolled, behavior: "instant" });
  mark();
}

/** What tells a part of the page from others when it is drawn anew. */
function nameOf(part: Element): string {
  return part.id || (part.closest("[id]")?.id ?? "") + (part.querySelector("summary")?.textContent ?? "");
}

/** Shows the first of these parts that is on the page: the innermost one around the cursor. */
function follow(anchors: string[]): void {
  const part = anchors.map((anchor) => document.getElementById(anchor)).find((part) => part !== null);
  if (!part) return;
  here = part.id;
  for (let around = part.parentElement?.closest("details"); around; around = around.parentElement?.closest("details")) {
    around.open = true;
  }
  mark();
  const { top, bottom } = part.getBoundingClientRect();
  const seen = top >= 0 && Math.min(bottom, top + 120) <= window.innerHeight;
  if (!seen) part.scrollIntoView({ block: "start", behavior: "instant" });
}

function mark(): void {
  for (const part of report.querySelectorAll(".here")) part.classList.remove("here");
  if (!here || here === "top") return;
  const part = document.getElementById(here);
  // A cell is about its whole row.
  (part?.closest("tr") ?? part)?.classList.add("here");
}

report.addEventListener("click", (event) => {
  const target = event.target as Element;
  const link = target.closest("a[href]")?.getAttribute("href");
  if (link?.startsWith("#")) {
    event.preventDefault();
    follow([link.slice(1)]);
    return;
  }
  if (link || target.closest("summary") || !document.getSelection()?.isCollapsed) return;
  let part: Element | null = target.closest("[id]");
  while (part && !known.has(part.id)) part = part.parentElement?.closest("[id]") ?? null;
  if (!part) return;
  here = part.id;
  mark();
  editor.postMessage({ kind: "jump", anchor: part.id });
});

editor.setState({});
editor.postMessage({ kind: "ready" });
