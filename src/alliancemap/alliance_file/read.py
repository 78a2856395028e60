"""Read an alliance file: text in, an Alliance out, or every problem at once."""

from collections.abc import Sequence

from alliancemap.alliance_file.build import build_alliance
from alliancemap.alliance_file.check import check
from alliancemap.alliance_file.decode import decode
from alliancemap.alliance_file.error import AllianceFileError, Place, Problem
from alliancemap.alliance_file.findings import MOST_PROBLEMS, Findings
from alliancemap.alliance_file.json_nodes import json_nodes
from alliancemap.alliance_file.leaves import sketch
from alliancemap.alliance_file.nodes import Branch, Leaf, Node, read_nodes
from alliancemap.alliance_file.references import check_references
from alliancemap.alliance_file.scalars import whole
from alliancemap.alliance_file.shape import ALLIANCE, FORMAT
from alliancemap.alliance_file.vocabulary import Vocabulary
from alliancemap.model.alliance import Alliance

DEFAULT_INSTRUMENT = "alliance_fit 1.0"


def read_alliance(
    source: str | bytes, vocabularies: Sequence[Vocabulary] = (), name: str = "input"
) -> Alliance:
    """Return the alliance that a YAML or JSON file describes.

    `source` is the file's content, `name` what problems call it. `vocabularies` are the instruments
    the file may name; without any, factors, gates, sectors and facts are not compared with a list.
    AllianceFileError holds every independent problem, in the order of the file, at most 50 and
    then a count of the rest.
    """
    node, problems = read_nodes(decode(source, name), name)
    return _alliance_of(node, problems, vocabularies, name)


def read_kept(text: str, vocabularies: Sequence[Vocabulary] = (), name: str = "input") -> Alliance:
    """Return what `read_alliance` returns, faster where the text is JSON as programs keep it.

    Any other text, and any in which something is wrong, is read by `read_alliance` itself: only
    that knows the places of what its AllianceFileError holds.
    """
    node = json_nodes(decode(text, name))
    if node is not None:
        try:
            return _alliance_of(node, (), vocabularies, name)
        except AllianceFileError:
            pass
    return read_alliance(text, vocabularies, name)


def _alliance_of(
    node: Node, problems: Sequence[Problem], vocabularies: Sequence[Vocabulary], name: str
) -> Alliance:
    """Return the alliance that a file's tree describes; `problems` are those of its keys."""
    findings = Findings(name, None, tuple(v.title for v in vocabularies), list(problems))
    if not isinstance(node, Branch):
        findings.add("FILE030", node, (), found=sketch(node))
        raise AllianceFileError(tuple(findings.problems))
    _refuse_other_format(node, name)
    title = _text_at(node, "instrument") or DEFAULT_INSTRUMENT
    findings.vocabulary = next((v for v in vocabularies if v.title == title), None)
    values = check(node, ALLIANCE, (), findings)
    if vocabularies and findings.vocabulary is None and "instrument" not in values:
        known = ", ".join(findings.instruments)
        findings.add("FILE050", node, (), found=DEFAULT_INSTRUMENT, known=known)
    check_references(node, values, findings)
    if findings.problems:
        raise AllianceFileError(_in_order(findings.problems))
    return build_alliance(values)


def _refuse_other_format(root: Branch, name: str) -> None:
    """Refuse a file of another format at once: its other problems would only mislead."""
    for entry in root.entries:
        if entry.key == "alliancemap" and isinstance(entry.node, Leaf):
            version = whole(entry.node.value)
            if version is not None and version != FORMAT:
                place = Place(name, entry.node.line, entry.node.column, entry.key)
                values = (("found", sketch(entry.node)), ("known", FORMAT))
                raise AllianceFileError((Problem("FILE051", place, values),))


def _text_at(root: Branch, key: str) -> str | None:
    found: Node | None = next((e.node for e in root.entries if e.key == key), None)
    return found.value if isinstance(found, Leaf) and isinstance(found.value, str) else None


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    ordered = sorted(problems, key=lambda problem: (problem.place.line, problem.place.column))
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    rest = ordered[MOST_PROBLEMS:]
    more = Problem("FILE099", rest[0].place, (("count", len(rest)),))
    return (*ordered[:MOST_PROBLEMS], more)
