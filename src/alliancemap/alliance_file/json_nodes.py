"""From JSON as programs write it to the checked tree, without places and so much faster."""

import json
import re
from typing import Any

from alliancemap.alliance_file.nodes import (
    DEEPEST,
    MOST_NODES,
    Branch,
    Entry,
    Leaf,
    Node,
    Row,
)

# Blanks that a program puts between values only when people are to read them, and the mark of
# UTF-8: what they are inside YAML is for its own reader to say.
_NOT_COMPACT = re.compile("[\t\n\r\ufeff]")
_MOST_DIGITS = 30


class _OddError(Exception):
    """This text is for the reader that knows places and every rule."""


class _Pairs(list[tuple[str, Any]]):
    """A mapping as it was read, its keys in their order."""


def json_nodes(text: str) -> Branch | None:
    """Return the tree of a mapping in JSON on one line, every place in it line 1, column 1.

    None when the text is anything else, or one of which `read_nodes` alone knows what is wrong:
    a key twice, deeper than 20, more than 20,000 values, a number of more than 30 digits.
    """
    if _NOT_COMPACT.search(text):
        return None
    try:
        read = json.loads(
            text, object_pairs_hook=_Pairs, parse_int=_whole_number, parse_constant=_odd
        )
        count = [0]
        node = _node(read, 1, count)
    except (ValueError, RecursionError, _OddError):
        return None
    return node if isinstance(node, Branch) else None


def _whole_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _OddError
    return int(text)


def _odd(_: str) -> Any:
    """Refuse Infinity and NaN, which are plain words in YAML."""
    raise _OddError


def _node(value: Any, depth: int, count: list[int]) -> Node:
    """Return a value as a node; `count` counts values, keys among them, as they are met."""
    if depth > DEEPEST:
        raise _OddError
    if isinstance(value, _Pairs):
        count[0] += 1 + 2 * len(value)
        if count[0] > MOST_NODES or len({key for key, _ in value}) < len(value):
            raise _OddError
        return Branch(
            1, 1, tuple([Entry(key, 1, 1, _node(one, depth + 1, count)) for key, one in value])
        )
    if isinstance(value, list):
        count[0] += 1 + len(value)
        if count[0] > MOST_NODES:
            raise _OddError
        return Row(1, 1, tuple([_node(one, depth + 1, count) for one in value]))
    return Leaf(1, 1, value, value if isinstance(value, str) else json.dumps(value))
