"""How an unquoted scalar is understood: the YAML 1.2 core schema and nothing else.

Source: YAML 1.2.2, section 10.3.2, https://yaml.org/spec/1.2.2/#1032-tag-resolution
"""

import re

Plain = None | bool | int | float | str

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEAN = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = frozenset((".nan", ".NaN", ".NAN"))
_MOST_DIGITS = 30


def resolve(text: str) -> Plain:
    """Return what the unquoted scalar `text` stands for.

    A whole number of more than 30 digits comes back as infinity: no key takes it, and turning
    thousands of digits into a number would cost time for nothing.
    """
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if text[0] not in "+-.0123456789":
        return text
    if _DECIMAL.fullmatch(text) or _OTHER_BASE.fullmatch(text):
        if len(text) > _MOST_DIGITS:
            return float("inf")
        return int(text, 10 if text[1:2] not in ("o", "x") else 0)
    if _INFINITE.fullmatch(text):
        return float("-inf") if text[0] == "-" else float("inf")
    if text in _NOT_A_NUMBER:
        return float("nan")
    return float(text) if _FLOAT.fullmatch(text) else text


def whole(value: Plain) -> int | None:
    """Return the whole number that `value` is (3 and 3.0 are the same number), or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None
