"""Fills in workbooks as people do, and breaks them as people do.

fill_forms.py fill TEMPLATE FILLED     answers every question, through openpyxl; prints the answers as JSON
fill_forms.py type_in TEMPLATE FILLED  the same answers, typed into LibreOffice
fill_forms.py spoil FILLED SPOILT      the same with mistakes; prints where they are and what is found there
fill_forms.py damage FOLDER DAMAGED    copies templates and breaks each in a way that its readers must see
"""

import datetime
import json
import pathlib
import sys
import zipfile

import openpyxl
from openpyxl.utils import get_column_letter

import office

# Answers that hold together where the plan says how; every other number is 3.
NUMBERS = {
    "attendances": 1020, "breaches": 204,
    "tested": 1020, "at_level_4": 410, "at_level_1": 120, "writes_at_level_4": 380, "enrolled": 1100, "absent": 80,
}


def named(head):
    """The name of a question in the head of its column: `Attendances (whole number) [attendances]`."""
    return head.rsplit("[", 1)[1].rstrip("]") if head and head.endswith("]") else None


def columns(sheet):
    """The row of the heads, and the columns by their names."""
    for row in sheet.iter_rows():
        found = {named(cell.value): cell.column for cell in row if isinstance(cell.value, str) and named(cell.value)}
        if "period" in found:
            return row[0].row, found
    raise SystemExit("no row has the heads of a form")


def choices(book, sheet, cell):
    """What a drop-down offers."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and cell.coordinate in rule.sqref:
            title, cells = rule.formula1.lstrip("=").replace("$", "").split("!")
            return [row[0].value for row in book[title.strip("'")][cells]]
    return None


def answer(book, sheet, cell, name):
    offered = choices(book, sheet, cell)
    if offered:
        return offered[0]
    if cell.number_format == "yyyy-mm-dd":
        return datetime.date(2026, 9, 30)
    if cell.number_format == "@":
        return f"Counted by hand, {name}"
    return NUMBERS.get(name, 3)


def answers(book):
    """What is answered: for every row of the form the row and column of each cell by its name, and what goes in."""
    sheet = book.worksheets[1]
    head, places = columns(sheet)
    for row in range(head + 1, sheet.max_row + 1):
        cells = {name: sheet.cell(row, column) for name, column in places.items() if name != "quality"}
        yield {name: (cell, answer(book, sheet, cell, name)) for name, cell in cells.items() if not cell.protection.locked}


def fill(template, filled):
    book = openpyxl.load_workbook(template)
    said = list(answers(book))
    for cell, value in (found for row in said for found in row.values()):
        cell.value = value
    book.save(filled)
    tell(said)


def type_in(template, filled):
    said = list(answers(openpyxl.load_workbook(template)))
    cells = [(cell.row, cell.column, value) for row in said for cell, value in row.values()]
    # A label is locked, and what is typed over it does not stay.
    office.typed(template, filled, [*cells, (cells[0][0], 1, "2020")])
    tell(said)


def tell(said):
    print(json.dumps([{name: str(value) for name, (_, value) in row.items() if name != "note"} for row in said]))


def spoil(filled, spoilt):
    book = openpyxl.load_workbook(filled)
    sheet = book.worksheets[1]
    head, places = columns(sheet)
    numbers = [
        column for name, column in places.items()
        if isinstance(sheet.cell(head + 1, column).value, int) and not sheet.cell(head + 1, column).protection.locked
    ]
    found = []
    for column, wrong in zip(numbers, ("12O", "=1+1")):
        sheet.cell(head + 1, column).value = wrong
        found.append(f"sheet “{sheet.title}”, row {head + 1}, column {get_column_letter(column)}, ")
        found.append(f"found `{wrong}`")
    book.save(spoilt)
    print("\n".join(found))


def rewritten(source, target, change):
    """A workbook with its inner files changed by `change`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))


def damage(folder, damaged):
    folder, damaged = pathlib.Path(folder), pathlib.Path(damaged)
    damaged.mkdir(parents=True)
    phone = next(folder.glob("*_phone.xlsx"))
    book = openpyxl.load_workbook(phone)
    survey = book["survey"]
    head = [cell.value for cell in survey[1]]
    survey.cell(survey.max_row, head.index("constraint") + 1).value = ". <= ${nobody_asks_this}"
    book.save(damaged / "unknown_question_phone.xlsx")
    form = next(path for path in folder.glob("*.xlsx") if "_phone" not in path.name)
    book = openpyxl.load_workbook(form)
    book.worksheets[0]["A1"].value = "=1/0"
    book.save(damaged / "formula.xlsx")
    rewritten(form, damaged / "cut.xlsx", lambda name, data: data[: len(data) // 2] if name.endswith("sheet2.xml") else data)
    package = json.loads((folder / "datapackage.json").read_text())
    table = package["resources"][0]
    head, *rows = (folder / table["path"]).read_text("utf-8-sig").splitlines()
    (damaged / table["path"]).write_text("\n".join([head, *(row.replace("20", "twenty", 1) for row in rows)]), "utf-8-sig")
    (damaged / "datapackage.json").write_text(json.dumps({**package, "resources": [table]}))


if __name__ == "__main__":
    {"fill": fill, "type_in": type_in, "spoil": spoil, "damage": damage}[sys.argv[1]](*sys.argv[2:])
