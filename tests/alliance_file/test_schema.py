"""The published schema and the reader take and refuse the same files."""

import copy
import json
from typing import Any

import jsonschema
import pytest
from alliance_file.published import SCHEMA, titles, vocabulary
from alliance_file.strategies import NASTY, alliances
from alliance_file.test_read import BAD, EXPECTED
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import AllianceFileError, Vocabulary, read_alliance
from alliancemap.alliance_file.nodes import Branch, Leaf, Node, read_nodes
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.alliance_file.schema import alliance_schema
from alliancemap.model.alliance import Alliance

# What a schema cannot see: the calendar, and whether the parts of a file agree.
MEANING = {"FILE044"} | {f"FILE{number:03d}" for number in range(70, 77)}
# Refused before there is data that a schema could be asked about.
BEFORE_DATA = {f"FILE{number:03d}" for number in range(1, 29)}

PUBLISHED = alliance_schema(vocabulary(), titles("en"))


def ecma_patterns(schema: Any) -> Any:
    """The schema for Python's `re`: there `$` also stands before a last line feed, in ECMA not."""
    if isinstance(schema, dict):
        return {
            key: f"{inner[:-1]}\\Z" if key == "pattern" else ecma_patterns(inner)
            for key, inner in schema.items()
        }
    return [ecma_patterns(inner) for inner in schema] if isinstance(schema, list) else schema


VALIDATOR = jsonschema.Draft202012Validator(ecma_patterns(PUBLISHED))


def agrees(data: object) -> bool:
    """Hold reader and schema against each other on one document; return what both say."""
    text = json.dumps(data)
    try:
        read_alliance(text, [vocabulary()])
        codes = set()
    except AllianceFileError as error:
        codes = {problem.code for problem in error.problems}
    assert not codes & BEFORE_DATA, codes
    assert VALIDATOR.is_valid(data) == (codes <= MEANING), (text, codes)
    return not codes


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)


def test_the_published_schema_is_current(request: pytest.FixtureRequest) -> None:
    made = json.dumps(PUBLISHED, ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--renew-goldens"):
        SCHEMA.write_text(made, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == made, "run: python3 dev.py goldens"


@one_in(2)
@given(alliances())
def test_what_the_writer_writes_is_valid(alliance: Alliance) -> None:
    assert agrees(plain_alliance(alliance))


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        inside = waiting.pop()
        keys = list(inside) if isinstance(inside, dict) else range(len(inside))
        for key in keys:
            found.append((inside, key))
            if isinstance(inside[key], dict | list):
                waiting.append(inside[key])
    return found


STRANGE = st.sampled_from(
    (None, True, False, 0, 1, 3, 3.0, 2.5, -1, 5, 10, 2014, 99999, 2**53, 1e300, "", " ", "3",
     "1-3",      "3-1", "1 – 3", "2 -2", "1-3\n", "unknown", "not relevant", "not_relevant",
     "us", "a b", "EUR",
     "2014-08", "2014-13", "2014-08-11\n", "http://a", "javascript:a", [], {}, [1, 3], [3, 1], [1],
     [1.0, 3.0], [True, 3], [1, "a"], ["us"], ["us", "us"], ["us", "partner"], [None],
     {"level": 2}, {"level": None}, [{"level": 2}], [{"level": 2}, 3], {"says": "x"}, {"text": "x"},
     {"text": None}, {"url": "http://a"}, [{"url": "a"}], {"reason": "x"}, {"sources": "x"},
     "a\u0007", *NASTY)
)  # fmt: skip


@given(alliances(), st.data())
def test_reader_and_schema_agree_on_changed_files(alliance: Alliance, data: st.DataObject) -> None:
    document = copy.deepcopy(plain_alliance(alliance))
    for _ in range(data.draw(st.integers(1, 3))):
        inside, key = data.draw(st.sampled_from(places(document)))
        change = data.draw(st.sampled_from(("value", "drop", "key")))
        if change == "value":
            inside[key] = copy.deepcopy(data.draw(STRANGE))
        elif change == "drop":
            del inside[key]
        elif isinstance(inside, dict):
            new = data.draw(st.sampled_from(("zzz", "M01", "R17", "us", "level", "a b", "<<", "")))
            inside[new] = inside[key]
        if not document:
            break
    if document.get("alliancemap") in (1, 1.0):  # another format is refused before its content
        agrees(document)


@given(
    st.recursive(
        STRANGE,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(list(PUBLISHED["properties"])), inner, max_size=4)
        ),
        max_leaves=8,
    )
)
def test_reader_and_schema_agree_on_any_document(document: object) -> None:
    if document is not None:  # the empty file
        agrees(document)


def plain(node: Node) -> Any:
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, Branch):
        return {entry.key: plain(entry.node) for entry in node.entries}
    return [plain(item) for item in node.items]


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name, rows in EXPECTED.items()
        if not {row[0] for row in rows} & BEFORE_DATA
    ),
)  # fmt: skip
def test_a_bad_file_is_invalid_unless_only_its_meaning_is_wrong(name: str) -> None:
    node, _ = read_nodes((BAD / f"{name}.yaml").read_text(encoding="utf-8-sig"), name)
    codes = {row[0] for row in EXPECTED[name]}
    assert VALIDATOR.is_valid(plain(node)) == (codes <= MEANING)


def described(schema: Any, path: str = "") -> list[str]:
    """The paths of all properties without a description."""
    if isinstance(schema, list):
        return [lack for inner in schema for lack in described(inner, path)]
    if not isinstance(schema, dict):
        return []
    lacking = []
    for key, inner in schema.get("properties", {}).items():
        only_a_condition = path.endswith("anyOf") or set(inner) == {"not"}
        own_side = path.endswith("parties")  # `us` and `partner`: the party's keys say it all
        if "description" not in inner and not only_a_condition and not own_side:
            lacking.append(f"{path}.{key}")
        lacking += described(inner, f"{path}.{key}")
    for key, inner in schema.items():
        if key != "properties":
            lacking += described(inner, f"{path}.{key}")
    return lacking


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_key_factor_gate_and_fact_is_described(language: str) -> None:
    assert described(alliance_schema(vocabulary(), titles(language))) == []


def test_every_factor_and_gate_is_offered_with_its_name() -> None:
    answers = PUBLISHED["properties"]["answers"]["properties"]
    assert set(answers) == set(vocabulary().factors)
    assert all(answers[one]["description"] == titles("en")[f"factor.{one}"] for one in answers)
    gates = PUBLISHED["properties"]["set_aside"]["properties"]
    assert set(gates) == set(vocabulary().gates)


def test_another_instrument_gives_another_schema() -> None:
    small = Vocabulary("other", "2.0", ("A01",), ("A01",), ("any",), {"tone": ("warm", "cold")})
    made = alliance_schema(small, {})
    assert list(made["properties"]["answers"]["properties"]) == ["A01"]
    assert made["properties"]["instrument"]["enum"] == ["other 2.0", None]
    facts = made["$defs"]["relation"]["properties"]["facts"]
    assert facts["properties"]["tone"]["enum"] == ["warm", "cold", None]
