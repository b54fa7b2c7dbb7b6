// Sorts and filters tables, and searches the index. Without it every page says the same.
"use strict";
(() => {
  const SORTED_FROM = 4;
  const FILTERED_FROM = 12;
  const isIndex = document.body.classList.contains("index");
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
        const rows = rowsOf(table).map((row) => [key(row.cells[column]), row]);
        rows.sort(([one], [two]) => (down ? compare(two, one) : compare(one, two)));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  const rowsOf = (table) => [...table.tBodies[0].rows];
  const headOf = (table) => table.tHead.textContent;
  const frameOf = (table) => table.closest(".frame");

  /** Takes away what stands around rows when none of them is shown: the frame of a table, its title, a whole section. */
  function closeWhatIsEmpty(table) {
    const frame = frameOf(table);
    const section = frame.closest("section");
    frame.hidden = rowsOf(table).every((row) => row.hidden);
    if (frame.previousElementSibling?.matches(".heading")) frame.previousElementSibling.hidden = frame.hidden;
    if (isIndex && section) section.hidden = !section.querySelector(".frame:not([hidden])");
  }

  /** A field in which one types what rows must hold, every word of it. */
  function field(label, tables) {
    const frame = document.createElement("label");
    frame.className = "filter";
    const input = document.createElement("input");
    input.type = "search";
    frame.append(`${label} `, input);
    const rows = tables.flatMap(rowsOf);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
      });
      tables.forEach(closeWhatIsEmpty);
    });
    return frame;
  }

  /** Tables with the same columns that stand under each other, such as one for each month: one field is enough. */
  function runs(tables) {
    const found = [];
    for (const table of tables) {
      const last = found.at(-1)?.at(-1);
      const goesOn = last && headOf(last) === headOf(table) && frameOf(last).parentElement === frameOf(table).parentElement;
      if (goesOn) found.at(-1).push(table);
      else found.push([table]);
    }
    return found;
  }

  const labels = document.body.dataset;
  const tables = [...document.querySelectorAll("table.stack")];
  // Heads are compared as they are written, before their buttons.
  const alike = runs(tables);
  for (const table of tables) {
    if (rowsOf(table).length >= SORTED_FROM) sortable(table);
  }
  if (isIndex) {
    document.getElementById("main").prepend(field(labels.search, tables));
  } else {
    for (const run of alike.filter((run) => run.flatMap(rowsOf).length >= FILTERED_FROM)) {
      const frame = frameOf(run[0]);
      const title = frame.previousElementSibling;
      const begin = run.length > 1 && title?.matches(".heading") ? title : frame;
      begin.before(field(labels.filter, run));
    }
  }
})();
