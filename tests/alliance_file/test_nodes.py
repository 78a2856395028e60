"""A tree keeps places and refuses what would grow; bombs are refused before they are built."""

from collections.abc import Iterator

import pytest
import yaml

from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.nodes import DEEPEST, MOST_NODES, Branch, Leaf, Row, read_nodes


def code_of(text: str) -> str:
    with pytest.raises(AllianceFileError) as refused:
        read_nodes(text, "f")
    (problem,) = refused.value.problems
    return problem.code


@pytest.fixture
def read_events(monkeypatch: pytest.MonkeyPatch) -> list[yaml.Event]:
    """The parser's events that were asked for, as they come."""
    seen: list[yaml.Event] = []
    parse = yaml.parse

    def counted(*args: object, **kwargs: object) -> Iterator[yaml.Event]:
        for event in parse(*args, **kwargs):  # type: ignore[arg-type]
            seen.append(event)
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    return seen


def test_every_value_knows_its_line_and_column() -> None:
    root, problems = read_nodes("a: 1\nb:\n  - x\n  - é: {c: 'y'}\n", "f")
    assert not problems
    assert isinstance(root, Branch)
    row = root.entries[1].node
    assert isinstance(row, Row)
    assert row.items[0] == Leaf(3, 5, "x", "x")
    inner = row.items[1]
    assert isinstance(inner, Branch)
    deepest = inner.entries[0].node
    assert isinstance(deepest, Branch)
    assert (deepest.entries[0].line, deepest.entries[0].column) == (4, 9)
    assert deepest.entries[0].node == Leaf(4, 12, "y", "y")


def test_nesting_is_refused_after_as_many_events_as_levels(read_events: list[yaml.Event]) -> None:
    assert code_of("[" * 900) == "FILE020"
    assert len(read_events) <= DEEPEST + 4


def test_the_deepest_allowed_nesting_is_read() -> None:
    read_nodes("[" * DEEPEST + "]" * DEEPEST, "f")
    assert code_of("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == "FILE020"


def test_values_are_counted_as_they_come(read_events: list[yaml.Event]) -> None:
    assert code_of("[" + "1," * 300_000 + "]") == "FILE021"
    assert len(read_events) <= MOST_NODES + 4


def test_exactly_the_allowed_number_of_values_is_read() -> None:
    read_nodes("[" + "1," * (MOST_NODES - 1) + "]", "f")
    assert code_of("[" + "1," * MOST_NODES + "]") == "FILE021"


def test_aliases_that_multiply_are_refused_while_they_are_counted(
    read_events: list[yaml.Event],
) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert code_of("\n".join(lines)) == "FILE021"
    assert len(read_events) < 100


def test_aliases_of_a_long_text_are_counted_in_characters() -> None:
    assert code_of(f"a: &a {'x' * 500_000}\nb: *a\nc: *a\n") == "FILE026"


def test_an_alias_counts_with_the_depth_below_it() -> None:
    deep = "a: &a " + "[" * 15 + "]" * 15
    read_nodes(f"{deep}\nb: [[[*a]]]\n", "f")
    assert code_of(f"{deep}\nb: [[[[[*a]]]]]\n") == "FILE020"


def test_an_anchor_used_again_names_the_later_value() -> None:
    root, _ = read_nodes("a: &x 1\nb: &x 2\nc: *x\n", "f")
    assert isinstance(root, Branch)
    assert root.entries[2].node == Leaf(2, 4, 2, "2")  # the place begins at the anchor


@pytest.mark.parametrize("text", ["a: !!str 3", "a: ! 3", "!x a", "a: !!map {}", "a: !<b> [1]"])
def test_every_tag_is_refused(text: str) -> None:
    assert code_of(text) == "FILE022"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u2028\u2029\U000f0000"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_unicode_line_separators_are_text(separator: str, quote: str) -> None:
    root, _ = read_nodes(f"{{a: {quote}x{separator}y{quote}, b: 1}}", "f")
    assert isinstance(root, Branch)
    text = root.entries[0].node
    assert isinstance(text, Leaf)
    assert text.value == f"x{separator}y"
    after = root.entries[1]
    assert (after.line, after.column) == (1, 9 + len(separator) + 2 * len(quote))


def test_a_key_given_twice_keeps_the_first_value_and_tells_both_lines() -> None:
    root, problems = read_nodes("a: {b: 1,\n b: 2}\n", "f")
    (problem,) = problems
    assert (problem.code, problem.place.path, problem.place.line) == ("FILE027", "a.b", 2)
    assert dict(problem.values) == {"found": "b", "first": 1}
    assert isinstance(root, Branch)


@pytest.mark.parametrize("key", ["1", "true", "~", "2.5", "[a]", "{a: b}", ""])
def test_a_key_must_be_a_word(key: str) -> None:
    _, problems = read_nodes(f"{{ ? {key} : x, b: 1 }}", "f")
    assert [problem.code for problem in problems] == ["FILE028"]
