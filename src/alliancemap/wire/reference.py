"""The reference page of the results in JSON, from the same description that makes them."""

from alliancemap.wire.records import DOCUMENTS, PARTS
from alliancemap.wire.shape import (
    BeforeAfter,
    Choice,
    Exact,
    Flag,
    Many,
    Part,
    Perhaps,
    Record,
    Shape,
    Text,
    Whole,
)

_OPENING = """# Results in JSON

What `--json` prints, and what the functions of `alliancemap.wire` return. Each document names its
format, such as `alliancemap.assessment/1`; while the number stays, no key changes its meaning or
goes away. Ids (`R17`, `K1`, `S03`) are those of the instrument. Numbers are whole: scores in
thousandths of a level (0 to 4000), shares in thousandths (0 to 1000). What is said in words is a
message, a code with its values, which English and French sentences are made from.

The JSON Schema is printed by `alliancemap schema results`. This page and the schema are made from
the description that the program itself follows.
"""


def results_page() -> str:
    """Return the page as Markdown."""
    parts = [_OPENING, "## Documents\n", *(_record(record) for record in DOCUMENTS)]
    parts += ["## Parts\n", *(_record(record) for record in PARTS)]
    return "\n".join(parts)


def _record(record: Record) -> str:
    lines = [f"### {record.name}", "", record.says, ""]
    if record.format:
        lines += [f"Format `{record.format}`.", ""]
    lines += ["| key | value | meaning |", "|---|---|---|"]
    if record.format:
        lines.append(f"| `format` | `{record.format}` | Only where it is the whole document. |")
    lines += [f"| `{f.name}` | {_shape(f.shape)} | {f.says} |" for f in record.fields]
    return "\n".join(lines) + "\n"


def _shape(shape: Shape) -> str:
    match shape:
        case Text():
            return "text"
        case Choice():
            return ", ".join(f"`{option}`" for option in shape.options)
        case Whole():
            return _whole(shape)
        case Exact():
            return "whole number as text of digits"
        case Flag():
            return "`true` or `false`"
        case Many():
            return f"list of {_shape(shape.of)}"
        case Perhaps():
            return f"{_shape(shape.of)}, or `null`"
        case BeforeAfter():
            return f"`before` and `after`: {_shape(shape.of)}"
        case Part():
            return f"[{shape.record}](#{shape.record})"
        case _:
            return "texts, whole numbers and lists of texts by name"


def _whole(shape: Whole) -> str:
    if shape.low is None:
        return "whole number"
    return f"whole number, {shape.low} " + ("or more" if shape.high is None else f"to {shape.high}")
