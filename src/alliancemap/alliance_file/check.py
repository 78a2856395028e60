"""Hold a tree of nodes against the table of shapes and collect every problem."""

import re

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.error import Path, shown
from alliancemap.alliance_file.findings import MOST_PROBLEMS, WRONG, Checked, Findings
from alliancemap.alliance_file.leaves import check_leaf, is_link, sketch
from alliancemap.alliance_file.nearest import listed, nearest
from alliancemap.alliance_file.nodes import Branch, Entry, Leaf, Node, Row


def check(node: Node, shape: k.Shape, path: Path, findings: Findings) -> Checked:
    """Return the checked value of `node`; what does not fit is noted and comes back as WRONG."""
    match shape:
        case k.Record():
            return _record(node, shape, path, findings)
        case k.Keyed():
            return _keyed(node, shape, path, findings)
        case k.Several():
            return _several(node, shape, path, findings)
        case k.IdList():
            return _id_list(node, path, findings)
        case _:
            return check_leaf(node, shape, path, findings)


def _id_list(node: Node, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Row):
        return findings.add("FILE037", node, path, found=sketch(node))
    id_shape = k.Coded(s.ID, "FILE052")
    ids = [check(item, id_shape, (*path, n), findings) for n, item in enumerate(node.items)]
    if WRONG in ids:
        return WRONG
    for number, item in enumerate(ids):
        if item in ids[:number]:
            return findings.add("FILE054", node.items[number], (*path, number), found=item)
    return tuple(ids) if len(ids) >= 2 else findings.add("FILE053", node, path)


def _several(node: Node, shape: k.Several, path: Path, findings: Findings) -> Checked:
    if isinstance(node, Row) and (
        shape.short_items or any(isinstance(item, Branch) for item in node.items)
    ):
        items = [
            _record(item, shape.of, (*path, number), findings)
            if shape.short_items or isinstance(item, Branch)
            else findings.add("FILE036", item, (*path, number), found=sketch(item))
            for number, item in enumerate(node.items)
        ]
        return WRONG if WRONG in items else tuple(items)
    one = _record(node, shape.of, path, findings)
    return WRONG if one is WRONG else (one,)


def _record(node: Node, shape: k.Record, path: Path, findings: Findings) -> Checked:
    if not isinstance(node, Branch):
        key = k.bare_key(shape, node.value if isinstance(node, Leaf) else None, is_link)
        if key is None:
            return findings.add("FILE036", node, path, found=sketch(node))
        inner = next(one.shape for one in shape.keys if one.name == key)
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
    node: Branch, shape: k.Record, values: dict[str, Checked], path: Path, findings: Findings
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


def _keyed(node: Node, shape: k.Keyed, path: Path, findings: Findings) -> Checked:
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


def _known_id(entry: Entry, ids: k.Ids, path: Path, findings: Findings) -> bool:
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
    if found is not None and near != far:
        findings.add(near, entry, path, found=shown(entry.key), nearest=found)
    else:
        findings.add(far, entry, path, found=shown(entry.key), known=listed(known))


def _is_blank(node: Node) -> bool:
    return isinstance(node, Leaf) and node.value is None
