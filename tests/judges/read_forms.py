"""read_forms.py FOLDER…: holds the templates of collections before those who read them, and prints what they find.

XLSForms go to pyxform, and to its ODK Validate where there is a Java; data packages and their tables to Frictionless;
workbooks to openpyxl and to LibreOffice, which must keep their sheets, rules and colours and find no error in them.
"""

import pathlib
import shutil
import sys

import frictionless
import openpyxl
import pyxform.xls2xform

import office

HIDDEN = "_milepost"


def phone_form(path):
    """What pyxform and ODK Validate do not accept in an XLSForm."""
    try:
        pyxform.xls2xform.convert(str(path), validate=shutil.which("java") is not None)
    except Exception as fault:  # Readers fail in many ways, and each is a finding.
        yield f"{type(fault).__name__}: {fault}"


def data_package(path):
    """What Frictionless finds in a data package and in every table of it."""
    try:
        report = frictionless.validate(str(path))
    except Exception as fault:
        yield f"{type(fault).__name__}: {fault}"
        return
    for place, message in report.flatten(["place", "message"]):
        yield f"{place}: {message}"


def facts(path):
    """What must not get lost when another program opens a workbook and saves it."""
    book = openpyxl.load_workbook(path)
    found = {"sheets": [(sheet.title, sheet.sheet_state) for sheet in book]}
    for sheet in book:
        rules = {cell for rule in sheet.data_validations.dataValidation for cells in rule.sqref.ranges for cell in cells.cells}
        colours = {cell for cells in sheet.conditional_formatting for part in cells.cells.ranges for cell in part.cells}
        found[sheet.title] = {
            "cells with rules": len(rules),
            "cells with colours": len(colours),
            "protected": sheet.protection.sheet,
            "open": sum(not cell.protection.locked for row in sheet.iter_rows() for cell in row),
        }
    return found


def errors(path):
    """Cells with formulas or with errors: a template has neither."""
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in ("f", "e"):
                    yield f"{sheet.title}!{cell.coordinate}: {cell.value}"


def workbook(path, again):
    """What openpyxl and LibreOffice, which saved it as `again`, do not accept in a workbook to fill in."""
    if not again.exists():
        yield "LibreOffice does not open it"
        return
    try:
        before, after = facts(path), facts(again)
        yield from errors(path)
        yield from errors(again)
    except Exception as fault:
        yield f"{type(fault).__name__}: {fault}"
        return
    # Excel has two ways to hide a sheet, LibreOffice one.
    shown = lambda sheets: [(title, state.replace("veryHidden", "hidden")) for title, state in sheets]
    if shown(before.pop("sheets")) != shown(after.pop("sheets")):
        yield "LibreOffice finds other sheets"
    for title, found in before.items():
        for what, count in found.items():
            if after.get(title, {}).get(what) != count:
                yield f"{title}: {count} {what}, and after LibreOffice {after.get(title, {}).get(what)}"


def is_phone_form(path):
    return "survey" in openpyxl.load_workbook(path, read_only=True).sheetnames


def main(folders):
    forms, packages, books = [], [], []
    for folder in map(pathlib.Path, folders):
        packages += sorted(folder.rglob("datapackage.json"))
        for path in sorted(folder.rglob("*.xlsx")):
            try:
                (forms if is_phone_form(path) else books).append(path)
            except Exception:  # Said below, by the reader of workbooks.
                books.append(path)
    saved = office.converted(books + forms, "xlsx")
    failed = 0
    judged = [(path, phone_form(path)) for path in forms]
    judged += [(path, data_package(path)) for path in packages]
    judged += [(path, workbook(path, saved[path])) for path in books]
    judged += [(path, [] if saved[path].exists() else ["LibreOffice does not open it"]) for path in forms]
    for path, found in judged:
        for message in found:
            failed += 1
            print(f"{path}: {message}")
    print(f"{len(forms)} forms for phones, {len(packages)} data packages, {len(books)} workbooks: {failed} faults")
    return 1 if failed or not forms or not packages or not books else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
