"""What the API document says of answers that are bytes: entity tags, parts, and no body where none is sent.

It reads off an operation whether its answer is bytes; it knows no roles and no problems.
"""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]

_TEXT: Final = {"schema": {"type": "string"}}


def describe_bytes(operation: Json, method: str, *, tagged: bool) -> None:
    """Complete an operation whose answer is bytes in place; another is left as it is.

    Parameters
    ----------
    operation : dict
        Of the API document; its parameters stand complete.
    method : str
        In lower case.
    tagged : bool
        Whether released bytes are sent, which bear an entity tag and are served in parts. Other bytes are served in
        parts where their route declares a 206.
    """
    if tagged:
        _add_tags(operation)
    if method == "get" and (tagged or "206" in operation["responses"]):
        _add_parts(operation, tagged=tagged)
    if method == "head":
        operation["responses"]["200"].pop("content", None)
        operation["responses"]["200"]["headers"] |= {
            "Content-Length": _TEXT | {"description": "Bytes of the whole, as GET would send them."},
            "Content-Type": _TEXT | {"description": "The type that GET would send."},
        }


def _add_tags(operation: Json) -> None:
    words = "Entity tags that the caller holds; if the bytes are still the same, the answer is 304."
    operation["parameters"].append(_header("If-None-Match", words))
    tag = {"ETag": _TEXT | {"description": "Made of the released bytes and of nothing else."}}
    operation["responses"]["200"]["headers"] = dict(tag)
    operation["responses"]["304"] = {"description": "The bytes are those whose entity tag was sent.", "headers": tag}


def _add_parts(operation: Json, *, tagged: bool) -> None:
    one = "One range of bytes, such as bytes=0-1023. Other units and several ranges are passed over."
    operation["parameters"].append(_header("Range", one))
    if tagged:
        same = "An entity tag: under another one the whole is sent in place of the part."
        operation["parameters"].append(_header("If-Range", same))
    whole = operation["responses"]["200"]
    told = {"Content-Range": _TEXT | {"description": "Which bytes of how many, such as bytes 0-1023/4096."}}
    operation["responses"]["206"] = {
        "description": "The part that the Range header asks for.",
        "headers": whole.get("headers", {}) | told,
        "content": {kind: {"schema": typed["schema"]} for kind, typed in whole["content"].items()},
    }
    size = {"Content-Range": _TEXT | {"description": "How many bytes there are, such as bytes */4096."}}
    words = "There are no such bytes, or the range cannot be read. It has no body."
    operation["responses"]["416"] = {"description": words, "headers": size}


def _header(name: str, words: str) -> Json:
    return {"name": name, "in": "header", "required": False, "description": words, **_TEXT}
