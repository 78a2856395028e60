"""YAML that cannot be read is told by cause and by the place to mend, with either parser."""

import pytest
import yaml

from alliancemap.alliance_file import AllianceFileError
from alliancemap.alliance_file.nodes import read_nodes

CASES = [
    ("a:\n\tb: 1\n", "FILE011", (2, 1)),
    ("a: 1\n\tb: 2\n", "FILE011", (2, 1)),
    ("a: b: c\n", "FILE012", (1, 5)),
    ("a: 'x\nb: c\n", "FILE013", (1, 4)),
    ('a: "x\n---\n', "FILE013", (1, 4)),
    ("a: [1, 2\nb: 3\n", "FILE014", (1, 4)),
    ("a: {b: 1\n", "FILE014", (1, 4)),
    ("a: [1,,2]\n", "FILE014", (1, 7)),
    ("a: ]\n", "FILE010", (1, 4)),
    ("a:\n  b: 1\n c: 2\n", "FILE015", (3, 2)),
    ("- a\nb: 1\n", "FILE015", (2, 1)),
    ("a: @b\n", "FILE017", (1, 4)),
    ("a: `b\n", "FILE017", (1, 4)),
    ("a: %b\n", "FILE017", (1, 4)),
    ("a: 1\nb\nc: 2\n", "FILE018", (2, 1)),
    ("a: !x!y z\n", "FILE022", (1, 4)),
    ("a: |x\n", "FILE010", None),
    ("a: - b\n", "FILE010", None),
    ("%YAML 3.0\n---\na: 1\n", "FILE010", (1, 1)),
    ("a: *\n", "FILE010", None),
]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(("text", "code", "place"), CASES)
def test_a_cause_has_its_code_and_place(
    text: str,
    code: str,
    place: tuple[int, int] | None,
    pure: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if pure:
        monkeypatch.delattr(yaml, "CSafeLoader")
    with pytest.raises(AllianceFileError) as refused:
        read_nodes(text, "f")
    (problem,) = refused.value.problems
    assert problem.code == code
    if place is not None:
        assert (problem.place.line, problem.place.column) == place


def test_a_character_that_starts_nothing_is_told() -> None:
    with pytest.raises(AllianceFileError) as refused:
        read_nodes("a: @b\n", "f")
    assert dict(refused.value.problems[0].values) == {"found": "@"}
