"""Plain data as YAML that people like to read and every YAML reader understands alike.

Written here rather than by a YAML library, because a text must come back the same under the
YAML 1.2 core schema and under YAML 1.1 readers, which take NO, 12:30 and 2014-08-11 for others.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from alliancemap.alliance_file.scalars import resolve

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*")
_UNSAFE_INSIDE = re.compile(r":(?: |$)| #|^(?:---|\.\.\.)| $")
_UNSAFE_IN_ROW = re.compile(r"[,\[\]{}:#]")
# What YAML 1.1 readers take for a truth value, a number in base 60 or with underscores, or a time.
_ELSEWHERE = re.compile(
    r"(?i:y|n|yes|no|on|off)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?[0-9][0-9_,.]*(?:[eE][-+]?[0-9]+)?|0[bx][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
)
_BLOCK_LINE = re.compile(
    r"[^\s\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
    r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*"
)
_ESCAPED = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Words of closed lists and dates stand bare: this format gives them one meaning.
_STAND_BARE = ("date", "fades", "until", "rival_nearby")
_BARE = re.compile(r"yes|no|[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def yaml_text(data: Mapping[str, Any], header: str = "") -> str:
    """Return the data as YAML in block style, keys in their order, after the header's lines."""
    comments = "".join(f"# {line}\n" for line in header.splitlines())
    return comments + "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in data.items():
        lead = f"{pad}{_scalar(key, indent, key=None)}:"
        if isinstance(value, Mapping) and value:
            yield lead
            yield from _mapping(value, indent + 2)
        elif isinstance(value, list) and value:
            if key == "between":
                yield f"{lead} [{', '.join(_in_row(item) for item in value)}]"
                continue
            yield lead
            yield from _row(value, indent + 2)
        else:
            yield f"{lead} {_scalar(value, indent, key=key)}"


def _row(items: list[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for item in items:
        if isinstance(item, Mapping) and item:
            lines = list(_mapping(item, indent + 2))
            yield f"{pad}- {lines[0][indent + 2 :]}"
            yield from lines[1:]
        else:
            yield f"{pad}- {_scalar(item, indent, key=None)}"


def _scalar(value: Any, indent: int, *, key: str | None) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    bare = key in _STAND_BARE and _BARE.fullmatch(value)
    if bare or _stands_plain(value):
        return value
    if key is not None and _stands_in_block(value):
        chomp = "" if value.endswith("\n") else "-"
        pad = " " * (indent + 2)
        lines = value.removesuffix("\n").split("\n")
        return f"|{chomp}\n" + "\n".join(pad + line if line else "" for line in lines)
    return _quoted(value)


def _in_row(value: Any) -> str:
    text = _scalar(value, 0, key=None)
    return _quoted(value) if isinstance(value, str) and _UNSAFE_IN_ROW.search(text) else text


def _stands_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and not _UNSAFE_INSIDE.search(text)
        and isinstance(resolve(text), str)
        and not _ELSEWHERE.fullmatch(text)
    )


def _stands_in_block(text: str) -> bool:
    """Say whether a text of several lines keeps every character as a literal block."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and bool(lines[0])
        and bool(lines[-1])
        and all(not line or _BLOCK_LINE.fullmatch(line) for line in lines)
        and not any(line.endswith(" ") for line in lines)
    )


def _quoted(text: str) -> str:
    """Return the text in double quotes, what is invisible or unsafe written as an escape."""
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )
