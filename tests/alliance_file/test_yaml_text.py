"""Written YAML is read alike under YAML 1.2, and its texts under YAML 1.1 too."""

from typing import Any

import pytest
import yaml
from alliance_file.strategies import NASTY, texts
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.alliance_file.nodes import Branch, Leaf, Node, read_nodes
from alliancemap.alliance_file.yaml_text import yaml_text


def plain(node: Node) -> Any:
    if isinstance(node, Leaf):
        return node.value
    if isinstance(node, Branch):
        return {entry.key: plain(entry.node) for entry in node.entries}
    return [plain(item) for item in node.items]


# Keys that the writer treats in their own way are left to the tests of whole alliances.
keys = st.text("abcNO13:# -é", min_size=1, max_size=6)
trees = st.dictionaries(
    keys,
    st.recursive(
        texts | st.integers(-(10**9), 10**9),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(keys, inner, min_size=1, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


def has_row_in_row(tree: Any) -> bool:
    if isinstance(tree, dict):
        return any(has_row_in_row(inner) for inner in tree.values())
    return isinstance(tree, list) and any(
        isinstance(inner, list) or has_row_in_row(inner) for inner in tree
    )


@given(trees.filter(lambda tree: not has_row_in_row(tree)))
def test_any_tree_comes_back_the_same(tree: dict[str, Any]) -> None:
    text = yaml_text(tree, "head\nmore")
    node, problems = read_nodes(text, "f")
    assert not problems
    assert plain(node) == tree
    assert yaml.safe_load(text) == tree
    assert text.startswith("# head\n# more\n")


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_comes_back_the_same_wherever_it_stands(text: str) -> None:
    tree = {"a": text, "b": {"c": text}, "d": [text, {"e": text}], text[:60] or "x": 1}
    assert plain(read_nodes(yaml_text(tree), "f")[0]) == tree


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Sell inhaled insulin", "a: Sell inhaled insulin\n"),
        ("MannKind × Sanofi", "a: MannKind × Sanofi\n"),
        ("Éclairer l’accès", "a: Éclairer l’accès\n"),
        ("NO", 'a: "NO"\n'),
        ("3", 'a: "3"\n'),
        ("Aim: sell", 'a: "Aim: sell"\n'),
        ("one\n\ntwo", "a: |-\n  one\n\n  two\n"),
        ("one\ntwo\n", "a: |\n  one\n  two\n"),
        ("\u2028", 'a: "\\u2028"\n'),
        ("", 'a: ""\n'),
    ],
)
def test_texts_are_written_as_people_would(text: str, written: str) -> None:
    assert yaml_text({"a": text}) == written


def test_ids_between_brackets_are_quoted_when_they_mean_something_else() -> None:
    text = yaml_text({"between": ["us", "null", "a, b"]})
    assert text == 'between: [us, "null", "a, b"]\n'


def test_days_stand_without_quotes_under_the_keys_that_hold_one() -> None:
    data = {"date": "2027", "fades": "2027-05-01", "until": "2027-12", "note": "2027-05-01"}
    assert yaml_text(data) == 'date: 2027\nfades: 2027-05-01\nuntil: 2027-12\nnote: "2027-05-01"\n'
