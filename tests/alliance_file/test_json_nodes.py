"""JSON as programs keep it makes the same tree as through YAML, or none; places aside."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.json_nodes import json_nodes
from alliancemap.alliance_file.nodes import DEEPEST, MOST_NODES, Branch, Leaf, Node, Row, read_nodes
from alliancemap.alliance_file.scalars import Plain

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.sampled_from("ab0 :#'\"\\é\u2028"), max_size=4), inner)
    ),
    max_leaves=20,
)


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def bare(node: Node | None) -> object:
    """A tree without its places and without how numbers are written."""
    if isinstance(node, Leaf):
        value: Plain = node.value
        return type(value), repr(value)
    if isinstance(node, Row):
        return [bare(one) for one in node.items]
    return node and [(one.key, bare(one.node)) for one in node.entries]


@given(VALUES)
def test_a_tree_from_json_is_the_one_from_yaml_or_none(value: object) -> None:
    text = compact(value)
    found = json_nodes(text)
    if found is not None:
        root, problems = read_nodes(text, "f")
        assert not problems
        assert bare(found) == bare(root)


@given(st.dictionaries(st.text("abc", min_size=1), st.text("xyz \n\té\u2028") | st.integers(0, 9)))
def test_what_a_firm_writes_is_never_left_to_the_slow_reader(value: dict[str, object]) -> None:
    assert bare(json_nodes(compact(value))) == bare(read_nodes(compact(value), "f")[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1",
        "[1]",
        '"text"',
        '{"a":1,"a":2}',
        '{"a":NaN}',
        '{"a":-Infinity}',
        '{"a":1,\n"b":2}',
        '{"a":\t1}',
        '{"a":"\ufeff"}',
        '{"a":1}{"b":2}',
        f'{{"a":{"1" * 31}}}',
        f'{{"a":{"[" * 100_000}{"]" * 100_000}}}',
    ],
)
def test_anything_else_is_left_to_the_other_reader(text: str) -> None:
    assert json_nodes(text) is None


def test_depth_and_size_stay_within_the_limits_of_the_other_reader() -> None:
    def deep(levels: int) -> str:
        return compact({"a": eval("[" * levels + "]" * levels)})  # noqa: S307

    assert isinstance(json_nodes(deep(DEEPEST - 1)), Branch)
    assert read_nodes(deep(DEEPEST - 1), "f")
    assert json_nodes(deep(DEEPEST)) is None
    with pytest.raises(AllianceFileError):
        read_nodes(deep(DEEPEST), "f")
    many = compact({str(number): number for number in range(MOST_NODES // 2)})
    assert json_nodes(many) is None
    with pytest.raises(AllianceFileError):
        read_nodes(many, "f")
