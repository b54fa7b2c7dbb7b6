"""read_pdfs.py FOLDER…: reads the PDF files of a build with pdftotext and pdfinfo, and prints what is wrong.

Each folder is what `milepost build` wrote. Every word that the web page of a document shows must be in its PDF, but for
what is folded below `And 3 more.`: there the PDF shows as much as its page holds. A plan on a page is one page; every file
has a title, a language and bookmarks to its headings; a link to another file leads to a place that is there.
"""

import functools
import html.parser
import pathlib
import re
import subprocess
import sys
import unicodedata

# Captions of tables are hidden on the page, and read aloud there and in the PDF.
UNREAD = {"style", "script", "nav", "summary", "caption", "title", "desc"}

# Numbers of notes stand close behind a word.
RAISED = re.compile("[⁰¹²³⁴-⁹]+")

# pdftotext parts Arabic words at their vowel signs.
VOWELLED = re.compile("[^\\W\\d_]*[\u064b-\u065f\u0670][\\w\u064b-\u065f\u0670]*")


class Words(html.parser.HTMLParser):
    """The words that a page shows outside its pictures and its menus."""

    def __init__(self):
        super().__init__()
        self.text, self.skipped = [], []

    def handle_starttag(self, tag, attributes):
        classes = set((dict(attributes).get("class") or "").split())
        hidden = tag in UNREAD or tag == "svg" or {"skip", "narrow", "to-contents", "more"} & classes
        if self.skipped and tag == self.skipped[0]:
            self.skipped.append(tag)
        elif not self.skipped and hidden and tag not in ("img", "input"):
            self.skipped = [tag]
        elif not self.skipped:
            self.text.append(" ")

    def handle_endtag(self, tag):
        if self.skipped and tag == self.skipped[0]:
            self.skipped.pop()
        elif not self.skipped:
            self.text.append(" ")

    def handle_data(self, data):
        if not self.skipped:
            self.text.append(data)


def plain(text):
    """A text without marks of direction, accents written apart and what is left out in print."""
    kept = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) not in ("Cf", "Mn", "Co"))
    return "".join(kept)


def words(text):
    return re.findall(r"[^\W_]{3,}", plain(text))


def letters(word):
    """The letters of an Arabic word in no order: pdftotext turns those around that are drawn as one."""
    return "".join(sorted(word)) if any(unicodedata.bidirectional(letter) == "AL" for letter in word) else word


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


@functools.cache
def places(pdf):
    """The names of the places in a file."""
    return set(re.findall(r'"(.*)"$', run("pdfinfo", "-dests", str(pdf)), re.MULTILINE)) if pdf.exists() else set()


def lost(pdf):
    """The links of a file to places of others that are not there."""
    for link in set(re.findall(r"^ *\d+ +Annotation +(\S+)$", run("pdfinfo", "-url", str(pdf)), re.MULTILINE)):
        if ":" not in link:
            file, _, place = link.partition("#nameddest=")
            if place not in places(pdf.parent / file):
                yield link


def faults(pdf, page):
    # A word that is broken at the end of a line is one word.
    shown = plain(run("pdftotext", "-raw", str(pdf), "-"))
    shown = re.sub(r"[-‐]\s*\n\s*", "", shown) + "\n" + shown
    squeezed = re.sub(r"\s+", "", shown)
    about = dict(line.split(":", 1) for line in run("pdfinfo", str(pdf)).splitlines() if ":" in line)
    if not about.get("Title", "").strip():
        yield "it has no title"
    if about["Tagged"].strip() != "yes":
        yield "it is not tagged"
    if pdf.name.startswith("plan-on-a-page") and about["Pages"].strip() != "1":
        yield f"it has {about['Pages'].strip()} pages"
    leads_nowhere = sorted(lost(pdf))
    if leads_nowhere:
        yield f"{len(leads_nowhere)} links lead nowhere: {' '.join(leads_nowhere[:12])}"
    reader = Words()
    reader.feed(page.read_text(encoding="utf-8"))
    there = {letters(word) for word in words(shown)}
    wanted = dict.fromkeys(words(VOWELLED.sub(" ", RAISED.sub(" ", "".join(reader.text)))))
    missing = [word for word in wanted if word not in squeezed and letters(word) not in there]
    if missing:
        yield f"{len(missing)} words of {page.name} are missing: {' '.join(missing[:12])}"


def main(folders):
    read = broken = 0
    for folder in map(pathlib.Path, folders):
        for pdf in sorted(folder.rglob("*.pdf")):
            near = folder if pdf.parent.name == "pdf" else pdf.parent
            found = list(faults(pdf, near / f"{pdf.stem}.html"))
            read, broken = read + 1, broken + bool(found)
            for fault in found:
                print(f"{pdf}: {fault}")
    print(f"PDF texts: {read - broken} passed, {broken} failed")
    sys.exit(read == 0 or broken > 0)


if __name__ == "__main__":
    main(sys.argv[1:])
