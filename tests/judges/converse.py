"""converse.py MILEPOST PLAN RECORD: a long conversation with the language server, held before the protocol's metamodel.

An editor is played three times, each time with other abilities. It opens a copy of the folder PLAN beside a second
folder, types, and asks everything that the server offers at many places. RECORD gets every message, one a line. The
conversation counts only if it is complete: every feature that the server offers must have been asked for, and must have
had something to say.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from protocol import Judge

# Every STEP-th word of a text is asked about.
STEP = 61
SMALL_STEP = 5

ALL = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceFolders": True,
        "codeLens": {"refreshSupport": True},
        "inlayHint": {"refreshSupport": True},
        "semanticTokens": {"refreshSupport": True},
        "fileOperations": {"didRename": True, "didDelete": True, "didCreate": True},
    },
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "definition": {"linkSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}}},
        "signatureHelp": {"signatureInformation": {"parameterInformation": {"labelOffsetSupport": True}}},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True},
        "rename": {"prepareSupport": True},
    },
    "experimental": {"showPlaces": True},
}
BYTES = {"general": {"positionEncodings": ["utf-8", "utf-16"]}, "textDocument": ALL["textDocument"]}
EDITORS = {"Visual Studio Code": ALL, "an editor that counts bytes": BYTES, "an editor with no abilities": {}}

# By which capability of the server each question is offered.
OFFERED = {
    "textDocument/completion": "completionProvider",
    "textDocument/hover": "hoverProvider",
    "textDocument/signatureHelp": "signatureHelpProvider",
    "textDocument/definition": "definitionProvider",
    "textDocument/references": "referencesProvider",
    "textDocument/documentHighlight": "documentHighlightProvider",
    "textDocument/documentSymbol": "documentSymbolProvider",
    "textDocument/codeAction": "codeActionProvider",
    "textDocument/codeLens": "codeLensProvider",
    "textDocument/documentLink": "documentLinkProvider",
    "textDocument/formatting": "documentFormattingProvider",
    "textDocument/rangeFormatting": "documentRangeFormattingProvider",
    "textDocument/onTypeFormatting": "documentOnTypeFormattingProvider",
    "textDocument/rename": "renameProvider",
    "textDocument/prepareRename": "renameProvider",
    "textDocument/foldingRange": "foldingRangeProvider",
    "textDocument/selectionRange": "selectionRangeProvider",
    "textDocument/linkedEditingRange": "linkedEditingRangeProvider",
    "textDocument/prepareCallHierarchy": "callHierarchyProvider",
    "callHierarchy/incomingCalls": "callHierarchyProvider",
    "callHierarchy/outgoingCalls": "callHierarchyProvider",
    "textDocument/semanticTokens/full": "semanticTokensProvider",
    "textDocument/semanticTokens/range": "semanticTokensProvider",
    "textDocument/inlayHint": "inlayHintProvider",
    "workspace/symbol": "workspaceSymbolProvider",
}
# What the server offers beyond questions.
BESIDES = {"positionEncoding", "textDocumentSync", "workspace", "experimental"}

# A second folder: characters of several lengths, and mistakes of every kind.
BROKEN = """plan p "Pläne 😀" { period 2026-04 to 2029-03; sponsor chif }
post chief "Chief 😀 of “staff”"\r
priority q {
  owner chief
  metric m "M" { unit percent; baseline 70 % at 2026-13; target 90% by 2028-12
  milestone s "S 😀" by 30.09.2026; note "x" x
"""


class Editor:
    def __init__(self, program, judge, record):
        self.server = subprocess.Popen(
            [program, "lsp", "--as-of", "2018-11-30"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.judge, self.record = judge, record
        self.lock = threading.Condition()
        self.answers, self.findings, self.ended = {}, {}, False
        self.asked = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def note(self, speaker, message):
        with self.lock:
            self.record.write(json.dumps({"from": speaker, **message}, ensure_ascii=False) + "\n")
            self.judge.hear(speaker, message)

    def listen(self):
        stream = self.server.stdout
        while True:
            length = None
            while (line := stream.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if length is None:
                break
            message = json.loads(stream.read(length))
            self.note("server", message)
            if "method" in message and "id" in message:
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            with self.lock:
                if "method" not in message:
                    self.answers[message["id"]] = message
                elif message["method"] == "textDocument/publishDiagnostics":
                    params = message["params"]
                    self.findings[params["uri"]] = (params.get("version"), params["diagnostics"])
                self.lock.notify_all()
        with self.lock:
            self.ended = True
            self.lock.notify_all()

    def send(self, message):
        self.note("editor", message)
        body = json.dumps(message, ensure_ascii=False).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method, params=None):
        self.send({"jsonrpc": "2.0", "method": method} | ({} if params is None else {"params": params}))

    def post(self, method, params=None):
        self.asked += 1
        message = {"jsonrpc": "2.0", "id": self.asked, "method": method}
        self.send(message | ({} if params is None else {"params": params}))
        return self.asked

    def wait(self, until, what):
        with self.lock:
            if not self.lock.wait_for(lambda: until() or self.ended, timeout=120) or not until():
                sys.exit(f"converse.py: {what} never came")

    def answer(self, number):
        self.wait(lambda: number in self.answers, f"the answer to question {number}")
        return self.answers.pop(number).get("result")

    def ask(self, method, params=None):
        return self.answer(self.post(method, params))


def places(text, step=STEP):
    """Where every `step`-th word begins, as lines and columns of UTF-16."""
    found = []
    for number, line in enumerate(text.split("\n")):
        column = 0
        for word in line.split(" "):
            if word.strip():
                found.append({"line": number, "character": len(line[:column].encode("utf-16-le")) // 2})
            column += len(word) + 1
    return found[::step]


def about_text(editor, uri, text):
    """Everything that can be asked about a whole text."""
    document = {"textDocument": {"uri": uri}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n"), "character": 0}}
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    for method in ("documentSymbol", "codeLens", "documentLink", "foldingRange", "semanticTokens/full"):
        editor.ask(f"textDocument/{method}", document)
    for method in ("inlayHint", "semanticTokens/range"):
        editor.ask(f"textDocument/{method}", document | {"range": whole})
    editor.ask("textDocument/formatting", document | options)
    editor.ask("textDocument/rangeFormatting", document | options | {"range": whole})
    editor.ask("textDocument/selectionRange", document | {"positions": places(text)})
    # Few names have all their places in one text.
    for position in places(text, SMALL_STEP):
        editor.ask("textDocument/linkedEditingRange", document | {"position": position})
    for only in (None, ["quickfix"], ["source.fixAll"]):
        context = {"diagnostics": []} | ({"only": only} if only else {})
        editor.ask("textDocument/codeAction", document | {"range": whole, "context": context})
    for method in ("milepost/preview", "milepost/outline"):
        editor.ask(method, document)


def about_place(editor, uri, position):
    """Everything that can be asked about a place in a text."""
    place = {"textDocument": {"uri": uri}, "position": position}
    for method in ("hover", "definition", "documentHighlight", "signatureHelp"):
        editor.ask(f"textDocument/{method}", place)
    editor.ask("textDocument/completion", place | {"context": {"triggerKind": 1}})
    editor.ask("textDocument/references", place | {"context": {"includeDeclaration": True}})
    if editor.ask("textDocument/prepareRename", place):
        editor.ask("textDocument/rename", place | {"newName": "another_name"})
        editor.ask("textDocument/rename", place | {"newName": "no name"})
    for item in editor.ask("textDocument/prepareCallHierarchy", place) or []:
        editor.ask("callHierarchy/incomingCalls", {"item": item})
        editor.ask("callHierarchy/outgoingCalls", {"item": item})


def change(editor, uri, version, line, character, old, new):
    edges = ({"line": line, "character": character}, {"line": line, "character": character + old})
    change = {"range": {"start": edges[0], "end": edges[1]}, "text": new}
    document = {"uri": uri, "version": version}
    editor.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})


def typing(editor, uri, text):
    """Types a line in front of the second one, letter by letter, asks while it does, and takes it away again."""
    place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 0}}
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    version = 1
    for at, letter in enumerate('post extra "Extra"'):
        version += 1
        change(editor, uri, version, 1, at, 0, letter)
        place["position"]["character"] = at + 1
        cancelled = editor.post("textDocument/completion", place | {"context": {"triggerKind": 1}})
        editor.tell("$/cancelRequest", {"id": cancelled})
        editor.ask("textDocument/signatureHelp", place)
    change(editor, uri, version + 1, 1, place["position"]["character"], 0, "\n")
    below = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 0}}
    editor.ask("textDocument/onTypeFormatting", below | options | {"ch": "\n"})
    change(editor, uri, version + 2, 0, 0, 0, "priority   x  {\n    note   \"N\"\n}\n")
    after = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 1}}
    editor.ask("textDocument/onTypeFormatting", after | options | {"ch": "}"})
    lines = {"start": {"line": 0, "character": 0}, "end": {"line": 3, "character": 0}}
    editor.ask("textDocument/rangeFormatting", {"textDocument": {"uri": uri}, "range": lines} | options)
    editor.ask("textDocument/formatting", {"textDocument": {"uri": uri}} | options)
    whole = {"textDocument": {"uri": uri, "version": version + 3}, "contentChanges": [{"text": text}]}
    editor.tell("textDocument/didChange", whole)
    editor.wait(lambda: editor.findings.get(uri, (0, []))[0] == version + 3, "the findings of the last version")


def conversation(program, name, abilities, plan, judge, record):
    with tempfile.TemporaryDirectory() as folder:
        one, two = pathlib.Path(folder, "one"), pathlib.Path(folder, "two")
        shutil.copytree(plan, one)
        two.mkdir()
        (two / "plan.plan").write_text(BROKEN, encoding="utf-8", newline="")
        editor = Editor(program, judge, record)
        folders = [{"uri": one.as_uri(), "name": "one"}]
        introduction = {"processId": None, "rootUri": None, "capabilities": abilities, "clientInfo": {"name": name}}
        offers = editor.ask("initialize", introduction | {"workspaceFolders": folders})["capabilities"]
        editor.tell("initialized", {})
        added = {"added": [{"uri": two.as_uri(), "name": "two"}], "removed": []}
        editor.tell("workspace/didChangeWorkspaceFolders", {"event": added})
        for path in [*sorted(one.glob("*.plan")), two / "plan.plan"]:
            uri, text = path.as_uri(), path.read_bytes().decode()
            document = {"uri": uri, "languageId": "milepost", "version": 1, "text": text}
            editor.tell("textDocument/didOpen", {"textDocument": document})
            about_text(editor, uri, text)
            for place in places(text):
                about_place(editor, uri, place)
            typing(editor, uri, text)
            for query in ("", "min", "zzz"):
                editor.ask("workspace/symbol", {"query": query})
            editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        moved = two.with_name("three")
        two.rename(moved)
        renamed = [{"oldUri": two.as_uri(), "newUri": moved.as_uri()}]
        editor.tell("workspace/didRenameFiles", {"files": renamed})
        gone, new = ({"uri": path.as_uri(), "type": kind} for path, kind in ((two, 3), (moved, 1)))
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [gone, new]})
        editor.wait(lambda: editor.findings.get((moved / "plan.plan").as_uri(), (0, []))[1], "what is wrong there")
        shutil.rmtree(moved)
        editor.tell("workspace/didDeleteFiles", {"files": [{"uri": moved.as_uri()}]})
        editor.ask("shutdown")
        editor.tell("exit")
        status = editor.server.wait(timeout=60)
        if status != 0:
            judge.found.append(f"the server of {name} ended with {status}")
        return set(offers)


def lacking(judge, offered):
    """What the server offers and was not asked for, or always answered with nothing."""
    unknown = offered - set(OFFERED.values()) - BESIDES
    yield from (f"{capability} is offered, and nobody asked for it" for capability in sorted(unknown))
    for method, capability in OFFERED.items():
        if capability in offered and judge.answered[method] == judge.empty[method]:
            yield f"{method} was answered {judge.answered[method]} times, and never with anything"


def main(program, plan, record):
    judge, offered = Judge(), set()
    with open(record, "w", encoding="utf-8") as file:
        for name, abilities in EDITORS.items():
            offered |= conversation(program, name, abilities, plan, judge, file)
    found = [*dict.fromkeys(judge.found), *lacking(judge, offered)]
    for fault in found:
        print(fault)
    print(f"{sum(judge.answered.values())} questions, {sum(judge.told.values())} notes, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
