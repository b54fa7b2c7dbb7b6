"""LibreOffice without a window."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape


def converted(paths, form):
    """Opens every file in LibreOffice and saves it in the form `form`, such as `xlsx`; gives where each of them then is,
    if LibreOffice could do it."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="office-"))
    (folder / "in").mkdir()
    end = form.partition(":")[0]
    sources, places = [], {}
    # In one start, which is slow; by numbers, for files in several folders may have the same name.
    for number, path in enumerate(paths):
        sources.append(shutil.copy(path, folder / "in" / f"{number}{pathlib.Path(path).suffix}"))
        places[path] = folder / "out" / f"{number}.{end}"
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", folder / "out", *sources],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=600,
    )
    return places


# Types into the second sheet as people do: what stands in each line of a text file is row, column and what is typed, with
# tabs between, counted from 0. Cells that are locked stay as they are.
MACRO = """
Sub Fill(source As String, target As String, cells As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  Dim book As Object, sheet As Object, cell As Object
  Dim words As String, parts As Variant, number As Integer
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = book.Sheets.getByIndex(1)
  number = FreeFile
  Open ConvertFromURL(cells) For Input As #number
  Do While Not EOF(number)
    Line Input #number, words
    parts = Split(words, Chr(9))
    If UBound(parts) = 2 Then
      cell = sheet.getCellByPosition(CLng(parts(1)), CLng(parts(0)))
      If Not cell.CellProtection.IsLocked Then cell.setFormula(parts(2))
    End If
  Loop
  Close #number
  form(0).Name = "FilterName"
  form(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, form())
  book.close(True)
  StarDesktop.terminate()
End Sub
"""
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
LIBRARY = f"""{XML}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Typing"/></library:library>"""
MODULE = f"""{XML}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing" script:language="StarBasic">{escape(MACRO)}</script:module>"""


def typed(source, target, cells):
    """Opens a form in LibreOffice, types `cells` into it (row and column from 1, and what is typed), and saves it."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="office-"))
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False, "timeout": 300}
    # The first start makes the folder of macros, and would take away what is there before.
    subprocess.run([*command, "--terminate_after_init"], **silent)
    library = folder / "profile/user/basic/Standard"
    (library / "script.xlb").write_text(LIBRARY)
    (library / "Typing.xba").write_text(MODULE)
    lines = folder / "cells.txt"
    lines.write_text("".join(f"{row - 1}\t{column - 1}\t{value}\n" for row, column, value in cells))
    places = [pathlib.Path(path).resolve().as_uri() for path in (source, target, lines)]
    call = "macro:///Standard.Typing.Fill({})".format(",".join(f'"{place}"' for place in places))
    subprocess.run([*command, call], **silent)
    if not pathlib.Path(target).exists():
        raise SystemExit(f"LibreOffice did not fill in {source}")


# The second sheet as text, with `;` between its columns, in UTF-8, cells as they are shown.
TEXT = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2"

if __name__ == "__main__":
    source, workbook, text = sys.argv[1:]
    shutil.copy(converted([source], "xlsx")[source], workbook)
    [made] = converted([source], TEXT)[source].parent.glob("*.csv")
    shutil.copy(made, text)
