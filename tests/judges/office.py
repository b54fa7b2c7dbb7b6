"""LibreOffice without a window."""

import pathlib
import shutil
import subprocess
import sys
import tempfile


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


# The second sheet as text, with `;` between its columns, in UTF-8, cells as they are shown.
TEXT = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2"

if __name__ == "__main__":
    source, workbook, text = sys.argv[1:]
    shutil.copy(converted([source], "xlsx")[source], workbook)
    [made] = converted([source], TEXT)[source].parent.glob("*.csv")
    shutil.copy(made, text)
