// Sorts and filters tables, and searches the index. Without it every page says the same.
"use strict";
(() => {
  const SORTED_FROM = 4;
  const FILTERED_FROM = 12;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  /** A number as the language of the page writes it. */
  function number(text) {
    const decimal = document.body.dataset.decimal;
    const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
    const kept = [...digits.replace("\u2212", "-")].filter((letter) => letter === decimal || /[0-9\-]/.test(letter));
    return /[0-9]/.test(digits) ? Number(kept.join("").replace(decimal, ".")) : Number.NaN;
  }

  /** What a cell is sorted by: its day, its number, or its words. */
  function key(cell) {
    if (cell?.dataset.day) return Date.parse(cell.dataset.day);
    const text = (cell?.querySelector(".state")?.textContent ?? cell?.firstChild?.textContent ?? "").trim();
    const value = cell?.classList.contains("number") ? number(text) : Number.NaN;
    return Number.isNaN(value) ? text : value;
  }

  function compare(one, two) {
    if (one === "" || two === "") return (one === "") - (two === "");
    if (typeof one === "number" && typeof two === "number") return one - two;
    return collator.compare(String(one), String(two));
  }

  function sortable(table) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [key(row.cells[column]), row]);
        rows.sort(([one], [two]) => (down ? compare(two, one) : compare(one, two)));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  /** A field in which one types what rows must hold, every word of it. */
  function field(label, tables) {
    const frame = document.createElement("label");
    frame.className = "filter";
    const input = document.createElement("input");
    input.type = "search";
    frame.append(`${label} `, input);
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
      });
    });
    return frame;
  }

  const labels = document.body.dataset;
  const tables = [...document.querySelectorAll("table.stack")];
  for (const table of tables) {
    if (table.tBodies[0].rows.length >= SORTED_FROM) sortable(table);
  }
  if (document.body.classList.contains("index")) {
    document.getElementById("main").prepend(field(labels.search, tables));
  } else {
    for (const table of tables) {
      if (table.tBodies[0].rows.length >= FILTERED_FROM) table.before(field(labels.filter, [table]));
    }
  }
})();
