"""What a schema cannot see: whether the parts of a file agree with each other."""

from typing import Any

from alliancemap.alliance_file.error import Path
from alliancemap.alliance_file.findings import WRONG, Findings
from alliancemap.alliance_file.nodes import Branch, Entry, Node, Row
from alliancemap.alliance_file.shape import OWN_SIDE

MAIN = "main"


def check_references(root: Branch, values: dict[str, Any], findings: Findings) -> None:
    """Note sides without a party, and parties and relations that are named but not described."""
    parties = values.get("parties", WRONG)
    if not isinstance(parties, dict):
        return
    _check_sides(root, parties, findings)
    relations = values.get("relations", {})
    if not isinstance(relations, dict):
        return
    for relation_id, relation in relations.items():
        if isinstance(relation, dict):
            _check_relation(root, relation_id, relation, parties, findings)
    if not relations and len(parties) > 2:
        findings.add("FILE075", *_at(root, ("parties",)), count=len(parties))
    _check_answers(root, values, tuple(relations) or (MAIN,), findings)
    _check_translations(root, values, parties, findings)


def side_of(party_id: str, party: dict[str, Any]) -> str:
    """Return the side a party stands on: its own word, or the id `us` or `partner`."""
    side: str = party.get("side", party_id)
    return side


def _check_sides(root: Branch, parties: dict[str, Any], findings: Findings) -> None:
    if any(not isinstance(party, dict) for party in parties.values()):
        return  # a party that could not be read may be the one that seems missing
    sides = {side_of(party_id, party) for party_id, party in parties.items()}
    for side, code in zip(OWN_SIDE, ("FILE070", "FILE071"), strict=True):
        if side not in sides:
            findings.add(code, *_at(root, ("parties",)))


def _check_relation(
    root: Branch, relation_id: str, relation: dict[str, Any], parties: dict[str, Any],
    findings: Findings,
) -> None:  # fmt: skip
    known = ", ".join(parties)
    path: Path = ("relations", relation_id)
    for number, party in enumerate(relation["between"]):
        if party not in parties:
            where = _at(root, (*path, "between", number))
            findings.add("FILE072", *where, found=party, known=known)
    _check_bringers(root, (*path, "brings"), relation, relation, findings)


def _check_answers(
    root: Branch, values: dict[str, Any], relations: tuple[str, ...], findings: Findings
) -> None:
    answers = values.get("answers", {})
    if not isinstance(answers, dict):
        return
    for factor, several in answers.items():
        if not isinstance(several, tuple):
            continue
        for number, answer in enumerate(several):
            found = answer.get("relation")
            if found is not None and found not in relations:
                where = _at(root, ("answers", factor, number, "relation"))
                findings.add("FILE074", *where, found=found, known=", ".join(relations))


def _check_translations(
    root: Branch, values: dict[str, Any], parties: dict[str, Any], findings: Findings
) -> None:
    """Note translations into the file's own language, and of parties and relations not there.

    A translation of a sentence that nobody wrote is no problem: a sentence may be taken out while
    its translation stays, and is then not shown.
    """
    translations = values.get("translations", {})
    relations = values.get("relations", {})
    if not isinstance(translations, dict):
        return
    for language, translation in translations.items():
        path: Path = ("translations", language)
        if language == values.get("language"):
            findings.add("FILE076", *_at(root, path), found=language)
        if not isinstance(translation, dict):
            continue
        for party in translation.get("parties", {}):
            if party not in parties:
                where = _at(root, (*path, "parties", party))
                findings.add("FILE072", *where, found=party, known=", ".join(parties))
        for relation_id, words in translation.get("relations", {}).items():
            inside = (*path, "relations", relation_id)
            known = tuple(relations) or (MAIN,)
            if relation_id not in known:
                findings.add(
                    "FILE074", *_at(root, inside), found=relation_id, known=", ".join(known)
                )
                continue
            relation = relations.get(relation_id, {"between": tuple(parties)})
            if isinstance(relation, dict) and isinstance(words, dict):
                _check_bringers(root, (*inside, "brings"), words, relation, findings)


def _check_bringers(
    root: Branch, path: Path, words: dict[str, Any], relation: dict[str, Any], findings: Findings
) -> None:
    between = relation["between"]
    for party in words.get("brings", {}):
        if party not in between:
            where = _at(root, (*path, party))
            findings.add("FILE073", *where, found=party, known=", ".join(between))


def _at(root: Branch, path: Path) -> tuple[Node | Entry, Path]:
    """Return the node at a path and the path without the item numbers that the file leaves out."""
    node: Node | Entry = root
    taken: list[str | int] = []
    for step in path:
        inside = node.node if isinstance(node, Entry) else node
        if isinstance(inside, Row) and isinstance(step, int):
            node = inside.items[step]
        elif isinstance(inside, Branch) and isinstance(step, str):
            node = next(entry for entry in inside.entries if entry.key == step)
        else:
            continue
        taken.append(step)
    return node, tuple(taken)
