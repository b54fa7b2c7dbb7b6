"""Whether messages fit the metamodel of the Language Server Protocol, as the package lsprotocol has it.

The package itself leaves out what it does not know when it reads a message. Here a key that the metamodel lacks is a
fault, and so is one that must be there and is not, or a value of another type.
"""

import collections.abc
import enum
import re
import types
import typing

import attrs
from lsprotocol import types as lsp


def key(attribute):
    """The name of a property in JSON: `text_document` is `textDocument`, `from_` is `from`."""
    first, *rest = attribute.rstrip("_").split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def properties(model):
    attrs.resolve_types(model, vars(lsp))
    return {key(field.name): field for field in attrs.fields(model)}


def faults(value, wanted, at):
    """What keeps `value` from being `wanted`, each fault with its place."""
    origin = typing.get_origin(wanted)
    inner = typing.get_args(wanted)
    if wanted in (typing.Any, object):
        return []
    if wanted is None or wanted is type(None):
        return [] if value is None else [f"{at}: not null"]
    if isinstance(wanted, (str, typing.ForwardRef)):
        named = wanted if isinstance(wanted, str) else wanted.__forward_arg__
        return faults(value, eval(named, {**vars(typing), **vars(lsp)}), at)
    if origin in (typing.Union, types.UnionType):
        return min((faults(value, one, at) for one in inner), key=len)
    if origin is typing.Literal:
        return [] if value in inner else [f"{at}: {value!r} is none of {inner}"]
    if origin is collections.abc.Sequence or origin is list:
        if not isinstance(value, list):
            return [f"{at}: no list"]
        return [fault for index, one in enumerate(value) for fault in faults(one, inner[0], f"{at}[{index}]")]
    if origin is tuple:
        if not isinstance(value, list) or len(value) != len(inner):
            return [f"{at}: not {len(inner)} values"]
        return [fault for index, one in enumerate(zip(value, inner)) for fault in faults(*one, f"{at}[{index}]")]
    if origin in (collections.abc.Mapping, dict):
        if not isinstance(value, dict):
            return [f"{at}: no object"]
        return [fault for name, one in value.items() for fault in faults(one, inner[1], f"{at}.{name}")]
    if wanted in (bool, str):
        return [] if isinstance(value, wanted) else [f"{at}: {value!r} is no {wanted.__name__}"]
    if wanted in (int, float):
        number = isinstance(value, (int, wanted)) and not isinstance(value, bool)
        return [] if number and -(2**31) <= value < 2**31 else [f"{at}: {value!r} is no {wanted.__name__}"]
    if issubclass(wanted, enum.Enum):
        return [] if value in [member.value for member in wanted] else [f"{at}: {value!r} is no {wanted.__name__}"]
    return of_model(value, wanted, at)


def of_model(value, model, at):
    if not isinstance(value, dict):
        return [f"{at}: no {model.__name__}"]
    known = properties(model)
    found = [f"{at}.{name}: a {model.__name__} has no such property" for name in value if name not in known]
    for name, field in known.items():
        if name in value:
            # A property that may be left out is left out, and not null.
            inner = typing.get_args(field.type) if field.default is None else ()
            wanted = typing.Union[tuple(one for one in inner if one is not type(None))] if inner else field.type
            may_be_null = field.default is None and value[name] is None and name in NULLABLE.get(model.__name__, ())
            found += [] if may_be_null else faults(value[name], wanted, f"{at}.{name}")
        elif field.default is attrs.NOTHING and not (name == "id" and model.__name__.endswith("Response")):
            found.append(f"{at}.{name}: a {model.__name__} must have it")
    if model is lsp.Range and not found:
        start, end = ((value[edge]["line"], value[edge]["character"]) for edge in ("start", "end"))
        found += [f"{at}: it ends before it begins"] if end < start else []
    return found


# Properties that the metamodel wants and that may be null; the package gives them the same type as those left out.
NULLABLE = {
    "InitializeParams": ("processId", "rootUri", "rootPath", "workspaceFolders"),
    "_InitializeParams": ("processId", "rootUri", "rootPath", "workspaceFolders"),
    "OptionalVersionedTextDocumentIdentifier": ("version",),
    "SignatureHelp": ("activeParameter",),
    "SignatureInformation": ("activeParameter",),
}


class Judge:
    """Follows a conversation, message by message, and remembers what does not fit."""

    def __init__(self):
        self.asked = {"editor": {}, "server": {}}
        self.answered = collections.Counter()
        self.empty = collections.Counter()
        self.told = collections.Counter()
        self.found = []

    def hear(self, speaker, message):
        other = "server" if speaker == "editor" else "editor"
        found = [] if message.get("jsonrpc") == "2.0" else ["$.jsonrpc: not 2.0"]
        if "method" in message:
            what = method = message["method"]
            if method in lsp.METHOD_TO_TYPES:
                found += of_model(message, lsp.METHOD_TO_TYPES[method][0], "$")
            elif not re.match(r"milepost/", method):
                found.append("$.method: the protocol has no such method")
            if "id" in message:
                self.asked[speaker][message["id"]] = method
            else:
                self.told[method] += 1
        else:
            method = self.asked[other].pop(message.get("id"), None)
            what = f"the answer to {method}"
            found += self.answer(method, message)
        self.found += [f"{what}: {fault}" for fault in found]

    def answer(self, method, message):
        if method is None:
            return [f"$.id: nothing was asked with {message.get('id')!r}"]
        if "error" in message:
            return of_model(message["error"], lsp.ResponseError, "$.error")
        if "result" not in message:
            return ["$: neither result nor error"]
        self.answered[method] += 1
        if message["result"] in (None, [], {}):
            self.empty[method] += 1
        response = lsp.METHOD_TO_TYPES.get(method, (None, None))[1]
        result = properties(response).get("result") if response else None
        return faults(message["result"], result.type, "$.result") if result else []
