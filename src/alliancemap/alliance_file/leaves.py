"""Hold single values against their shapes: texts, numbers, dates, levels, words of a list."""

import re
from collections.abc import Callable
from datetime import date

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.error import Path, forbidden_character, shown
from alliancemap.alliance_file.findings import WRONG, Checked, Findings
from alliancemap.alliance_file.nodes import Leaf, Node, Row
from alliancemap.alliance_file.scalars import Plain, resolve, whole

_LINK = re.compile(s.LINK.removesuffix("$"))


def check_leaf(node: Node, shape: k.Leafy, path: Path, findings: Findings) -> Checked:
    """Return the checked value of `node`, or WRONG after noting what does not fit."""
    match shape:
        case k.Text() | k.Coded():
            return _text(node, shape, path, findings)
        case k.Whole():
            return _whole(node, shape, path, findings)
        case k.Choice():
            return _choice(node, shape.options, path, findings)
        case _:
            return _BY_KIND[type(shape)](node, path, findings)


def sketch(node: Node) -> str:
    """Return what a node looks like in the file, short enough for a sentence."""
    if isinstance(node, Leaf):
        return shown(node.written) or "''"
    return "[…]" if isinstance(node, Row) else "{…}"


def is_link(text: str) -> bool:
    """Say whether a text is nothing but an http or https address."""
    return _LINK.fullmatch(text) is not None


def _text(node: Node, shape: k.Text | k.Coded, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Leaf) or not isinstance(node.value, str):
        return findings.add("FILE034", node, path, found=sketch(node))
    text = node.value
    wrong = forbidden_character(text)
    if wrong:
        return findings.add("FILE040", node, path, found=wrong)
    if isinstance(shape, k.Text):
        return text if shape.blank or text.strip(" \t\n") else findings.add("FILE035", node, path)
    if not re.fullmatch(shape.pattern.removesuffix("$"), text):
        return findings.add(shape.code, node, path, found=sketch(node))
    return text


def _flag(node: Node, path: Path, findings: Findings) -> Checked:
    if isinstance(node, Leaf) and isinstance(node.value, bool):
        return node.value
    return findings.add("FILE060", node, path, found=sketch(node))


def _choice(node: Node, options: tuple[str, ...], path: Path, findings: Findings) -> Checked:
    if isinstance(node, Leaf) and node.value in options and isinstance(node.value, str):
        return node.value
    return findings.add("FILE039", node, path, found=sketch(node), known=", ".join(options))


def _fact_option(node: Node, path: Path, findings: Findings) -> Checked:
    if findings.vocabulary is None:
        return _text(node, k.Coded(s.ID, "FILE052"), path, findings)
    return _choice(node, findings.vocabulary.facts[str(path[-1])], path, findings)


def _instrument(node: Node, path: Path, findings: Findings) -> Checked:
    title = _text(node, k.Coded(s.INSTRUMENT, "FILE056"), path, findings)
    if title is WRONG or not findings.instruments or title in findings.instruments:
        return title
    known = ", ".join(findings.instruments)
    return findings.add("FILE050", node, path, found=sketch(node), known=known)


def _sector(node: Node, path: Path, findings: Findings) -> Checked:
    if findings.vocabulary is None:
        return _text(node, k.Coded(s.ID, "FILE052"), path, findings)
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
    if _is_quoted_number(node):
        return findings.add("FILE057", node, path, found=sketch(node))
    return findings.add("FILE041", node, path, found=sketch(node))


def _range(low: int, high: int, node: Node, path: Path, findings: Findings) -> Checked:
    if low > high:
        return findings.add("FILE042", node, path, low=low, high=high)
    return ("known", low, high)


def _whole(node: Node, shape: k.Whole, path: Path, findings: Findings) -> Checked:
    number = whole(node.value) if isinstance(node, Leaf) else None
    if number is not None and shape.low <= number <= shape.high:
        return number
    if _is_quoted_number(node):
        return findings.add("FILE057", node, path, found=sketch(node))
    if shape == s.COUNT:
        return findings.add("FILE059", node, path, found=sketch(node))
    return findings.add("FILE038", node, path, found=sketch(node), low=shape.low, high=shape.high)


def _is_quoted_number(node: Node) -> bool:
    """Say whether a node is text only because a whole number stands in quotes."""
    return (
        isinstance(node, Leaf)
        and isinstance(node.value, str)
        and isinstance(resolve(node.value), int)
        and not isinstance(resolve(node.value), bool)
    )


def _version(node: Node, path: Path, findings: Findings) -> Checked:
    if isinstance(node, Leaf) and whole(node.value) == s.FORMAT:
        return s.FORMAT
    return findings.add("FILE051", node, path, found=sketch(node), known=s.FORMAT)


# The kinds that are all alike wherever they stand.
_BY_KIND: dict[type[k.Leafy], Callable[[Node, Path, Findings], Checked]] = {
    k.Flag: _flag,
    k.Day: _day,
    k.Level: _level,
    k.Version: _version,
    k.Instrument: _instrument,
    k.Sector: _sector,
    k.FactOption: _fact_option,
}
