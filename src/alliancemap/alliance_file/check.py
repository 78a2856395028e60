"""Hold a tree of nodes against the table of shapes and collect every problem."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.error import (
    Path,
    Place,
    Problem,
    forbidden_character,
    path_text,
    shown,
)
from alliancemap.alliance_file.nearest import nearest
from alliancemap.alliance_file.nodes import Branch, Entry, Leaf, Node, Row
from alliancemap.alliance_file.scalars import Plain, whole
from alliancemap.alliance_file.vocabulary import Vocabulary
from alliancemap.model.message import Value

_LINK = re.compile(s.LINK[:-1])
_RANGE = re.compile(s.RANGE[:-1])


class Wrong:
    """Stands where a value was refused, so that what depends on it is not refused again."""


WRONG: Final = Wrong()

MOST_PROBLEMS = 50  # more than a person mends in one go; the rest is only counted

# What a shape yields: text, whole number, (state, low, high) of a level, tuple, dict or WRONG.
Checked = Any


@dataclass(slots=True)
class Findings:
    """The problems found so far in one file, and the ids the file may use."""

    name: str
    vocabulary: Vocabulary | None
    instruments: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, at: Node | Entry, path: Path, **values: Value) -> Wrong:
        """Note a problem at a node or key, and return WRONG."""
        place = Place(self.name, at.line, at.column, path_text(path))
        self.problems.append(Problem(code, place, tuple(values.items())))
        return WRONG


def check(node: Node, shape: s.Shape, path: Path, findings: Findings) -> Checked:
    """Return the checked value of `node`; what does not fit is noted and comes back as WRONG."""
    match shape:
        case s.Record():
            return _record(node, shape, path, findings)
        case s.Keyed():
            return _keyed(node, shape, path, findings)
        case s.Several():
            return _several(node, shape, path, findings)
        case s.IdList():
            return _id_list(node, path, findings)
        case s.Level():
            return _level(node, path, findings)
        case s.Day():
            return _day(node, path, findings)
        case s.Whole():
            number = whole(node.value) if isinstance(node, Leaf) else None
            if number is None or not shape.low <= number <= shape.high:
                return findings.add(
                    "FILE038", node, path, found=sketch(node), low=shape.low, high=shape.high
                )
            return number
        case s.Choice():
            return _choice(node, shape.options, path, findings)
        case s.Version():
            if not isinstance(node, Leaf) or whole(node.value) != s.FORMAT:
                return findings.add("FILE051", node, path, found=sketch(node), known=s.FORMAT)
            return s.FORMAT
        case s.FactOption():
            return _fact_option(node, path, findings)
        case s.Instrument():
            return _instrument(node, path, findings)
        case s.Sector():
            return _sector(node, path, findings)
        case s.Text() | s.Coded():
            return _text(node, shape, path, findings)


def sketch(node: Node) -> str:
    """Return what a node looks like in the file, short enough for a sentence."""
    if isinstance(node, Leaf):
        return shown(node.written) or "''"
    return "[…]" if isinstance(node, Row) else "{…}"


def is_link(text: str) -> bool:
    """Say whether a text is nothing but an http or https address."""
    return _LINK.fullmatch(text) is not None


def _text(node: Node, shape: s.Text | s.Coded, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Leaf) or not isinstance(node.value, str):
        return findings.add("FILE034", node, path, found=sketch(node))
    text = node.value
    wrong = forbidden_character(text)
    if wrong:
        return findings.add("FILE040", node, path, found=wrong)
    if isinstance(shape, s.Text):
        return text if shape.blank or text.strip(" \t\n") else findings.add("FILE035", node, path)
    if not re.fullmatch(shape.pattern.removesuffix("$"), text):
        return findings.add(shape.code, node, path, found=sketch(node))
    return text


def _choice(node: Node, options: tuple[str, ...], path: Path, findings: Findings) -> Checked:
    if isinstance(node, Leaf) and node.value in options and isinstance(node.value, str):
        return node.value
    return findings.add("FILE039", node, path, found=sketch(node), known=", ".join(options))


def _fact_option(node: Node, path: Path, findings: Findings) -> Checked:
    if findings.vocabulary is None:
        return _text(node, s.Coded(s.ID, "FILE052"), path, findings)
    return _choice(node, findings.vocabulary.facts[str(path[-1])], path, findings)


def _instrument(node: Node, path: Path, findings: Findings) -> Checked:
    title = _text(node, s.Coded(s.INSTRUMENT, "FILE056"), path, findings)
    if title is WRONG or not findings.instruments or title in findings.instruments:
        return title
    known = ", ".join(findings.instruments)
    return findings.add("FILE050", node, path, found=sketch(node), known=known)


def _sector(node: Node, path: Path, findings: Findings) -> Checked:
    if findings.vocabulary is None:
        return _text(node, s.Coded(s.ID, "FILE052"), path, findings)
    if isinstance(node, Leaf) and node.value in findings.vocabulary.sectors:
        return node.value
    known = ", ".join(findings.vocabulary.sectors)
    return findings.add("FILE049", node, path, found=sketch(node), known=known)


def _day(node: Node, path: Path, findings: Findings) -> Checked:
    value: Plain = node.value if isinstance(node, Leaf) else None
    year = whole(value)
    if year is not None and s.YEARS[0] <= year <= s.YEARS[1]:
        return str(year)
    if not isinstance(value, str) or not re.fullmatch(s.DAY.removesuffix("$"), value):
        return findings.add("FILE043", node, path, found=sketch(node))
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return findings.add("FILE044", node, path, found=sketch(node))
    return value


def _level(node: Node, path: Path, findings: Findings) -> Checked:
    if isinstance(node, Row):
        numbers = [whole(item.value) if isinstance(item, Leaf) else None for item in node.items]
        if len(numbers) == 2 and all(number in s.LEVELS for number in numbers):
            low, high = numbers
            return _range(low or 0, high or 0, node, path, findings)
    elif isinstance(node, Leaf):
        number = whole(node.value)
        if number in s.LEVELS:
            return ("known", number, number)
        if isinstance(node.value, str):
            if node.value in s.UNKNOWN:
                return ("unknown", None, None)
            if node.value in s.NOT_RELEVANT:
                return ("not_relevant", None, None)
            ends = re.fullmatch("([0-4]) ?[-–] ?([0-4])", node.value)
            if ends:
                return _range(int(ends[1]), int(ends[2]), node, path, findings)
    return findings.add("FILE041", node, path, found=sketch(node))


def _range(low: int, high: int, node: Node, path: Path, findings: Findings) -> Checked:
    if low > high:
        return findings.add("FILE042", node, path, low=low, high=high)
    return ("known", low, high)


def _id_list(node: Node, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Row):
        return findings.add("FILE037", node, path, found=sketch(node))
    id_shape = s.Coded(s.ID, "FILE052")
    ids = [check(item, id_shape, (*path, n), findings) for n, item in enumerate(node.items)]
    if WRONG in ids:
        return WRONG
    for number, item in enumerate(ids):
        if item in ids[:number]:
            return findings.add("FILE054", node.items[number], (*path, number), found=item)
    return tuple(ids) if len(ids) >= 2 else findings.add("FILE053", node, path)


def _several(node: Node, shape: s.Several, path: Path, findings: Findings) -> Checked:
    if isinstance(node, Row):
        if shape.short_items:
            items = [
                _record(item, shape.of, (*path, number), findings)
                for number, item in enumerate(node.items)
            ]
            return WRONG if WRONG in items else tuple(items)
        if any(isinstance(item, Branch) for item in node.items):
            items = [
                _record(item, shape.of, (*path, number), findings)
                if isinstance(item, Branch)
                else findings.add("FILE036", item, (*path, number), found=sketch(item))
                for number, item in enumerate(node.items)
            ]
            return WRONG if WRONG in items else tuple(items)
    one = _record(node, shape.of, path, findings)
    return WRONG if one is WRONG else (one,)


def _record(node: Node, shape: s.Record, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Branch):
        key = s.bare_key(shape, node.value if isinstance(node, Leaf) else None, is_link)
        if key is None:
            return findings.add("FILE036", node, path, found=sketch(node))
        inner = next(k.shape for k in shape.keys if k.name == key)
        value = check(node, inner, path, findings)
        return WRONG if value is WRONG else {key: value}
    shapes = {key.name: key.shape for key in shape.keys}
    values: dict[str, Checked] = {}
    for entry in node.entries:
        inside = (*path, entry.key)
        if entry.key not in shapes:
            _unknown(entry, tuple(shapes), inside, findings, "FILE031", "FILE032")
            values[entry.key] = WRONG
        elif not _is_blank(entry.node):
            values[entry.key] = check(entry.node, shapes[entry.key], inside, findings)
    return _complete(node, shape, values, path, findings)


def _complete(
    node: Branch, shape: s.Record, values: dict[str, Checked], path: Path, findings: Findings
) -> Checked:
    """Return the record's values once no required key is missing."""
    for key in shape.keys:
        if key.required and key.name not in values:
            blank = next((entry for entry in node.entries if entry.key == key.name), None)
            where = (*path, key.name) if blank else path
            values[key.name] = findings.add("FILE033", blank or node, where, missing=key.name)
    if shape.one_of and not any(name in values for name in shape.one_of):
        return findings.add("FILE055", node, path)
    if path and WRONG in values.values():  # the file itself is kept, to compare its parts
        return WRONG
    return values


def _keyed(node: Node, shape: s.Keyed, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Branch):
        return findings.add("FILE036", node, path, found=sketch(node))
    named = dict(shape.named)
    values: dict[str, Checked] = {}
    for entry in node.entries:
        inside = (*path, entry.key)
        if not _known_id(entry, shape.ids, inside, findings):
            values[entry.key] = WRONG
        elif not (shape.blank and _is_blank(entry.node)):
            inner = named.get(entry.key, shape.of)
            values[entry.key] = check(entry.node, inner, inside, findings)
    return values


def _known_id(entry: Entry, ids: s.Ids, path: Path, findings: Findings) -> bool:
    vocabulary = findings.vocabulary
    if vocabulary is None or ids in ("party", "relation"):
        if re.fullmatch(s.ID.removesuffix("$"), entry.key):
            return True
        findings.add("FILE052", entry, path, found=shown(entry.key))
        return False
    known = {"factor": vocabulary.factors, "gate": vocabulary.gates}.get(
        ids, tuple(vocabulary.facts)
    )
    if entry.key in known:
        return True
    codes = {"factor": ("FILE046", "FILE047"), "gate": ("FILE048", "FILE048")}
    _unknown(entry, known, path, findings, *codes.get(ids, ("FILE031", "FILE032")))
    return False


def _unknown(
    entry: Entry, known: tuple[str, ...], path: Path, findings: Findings, near: str, far: str
) -> None:
    few = len(findings.problems) < MOST_PROBLEMS
    found = nearest(entry.key, known) if few else None
    listed = ", ".join(known)
    if found is not None and near != far:
        findings.add(near, entry, path, found=shown(entry.key), nearest=found)
    else:
        findings.add(far, entry, path, found=shown(entry.key), known=listed)


def _is_blank(node: Node) -> bool:
    return isinstance(node, Leaf) and node.value is None
