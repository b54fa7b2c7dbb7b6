"""Whether the judge of the protocol refuses what does not fit, and accepts what does."""

import unittest

from protocol import Judge

ASKED = {"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover"}
PLACE = {"textDocument": {"uri": "file:///a.plan"}, "position": {"line": 0, "character": 1}}
TEXT = {"kind": "markdown", "value": "x"}


def spoken(*messages):
    judge = Judge()
    for speaker, message in messages:
        judge.hear(speaker, message)
    return judge.found


def answered(result):
    return spoken(("editor", ASKED | {"params": PLACE}), ("server", {"jsonrpc": "2.0", "id": 1, "result": result}))


def edges(start, end):
    return {edge: {"line": 0, "character": at} for edge, at in (("start", start), ("end", end))}


class TheJudge(unittest.TestCase):
    def test_accepts_what_fits(self):
        self.assertEqual(answered({"contents": TEXT, "range": edges(1, 2)}), [])
        self.assertEqual(answered(None), [])

    def test_refuses_what_does_not_fit(self):
        for wrong in [
            {"contents": TEXT, "more": 1},
            {"contents": TEXT, "range": None},
            {"contents": TEXT, "range": edges(2, 1)},
            {"contents": {"kind": "html", "value": "x"}},
            {"contents": 1},
            {},
            "x",
        ]:
            self.assertNotEqual(answered(wrong), [], wrong)

    def test_knows_what_was_asked(self):
        self.assertNotEqual(spoken(("server", {"jsonrpc": "2.0", "id": 7, "result": None})), [])
        self.assertNotEqual(spoken(("server", {"jsonrpc": "2.0", "method": "textDocument/nothing"})), [])
        self.assertNotEqual(spoken(("editor", ASKED | {"params": {}})), [])
        self.assertNotEqual(spoken(("editor", {**ASKED, "jsonrpc": "1.0", "params": PLACE})), [])


if __name__ == "__main__":
    unittest.main()
