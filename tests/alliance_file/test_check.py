"""Each shape of the table is held against each kind of node."""

from typing import Any

import pytest

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.check import check
from alliancemap.alliance_file.findings import WRONG, Findings
from alliancemap.alliance_file.nodes import read_nodes

PAIR = k.Record("pair", (k.Key("a", s.SOME, required=True), k.Key("b", s.ANY)), short="a")
NO_SHORT = k.Record("pair", (k.Key("a", s.SOME, required=True),))
EITHER = k.Record("either", (k.Key("a", s.ANY), k.Key("b", s.ANY)), one_of=("a", "b"))


def checked(text: str, shape: k.Shape) -> tuple[Any, list[str]]:
    """The value under `x`, and the codes and paths of what is wrong with it."""
    findings = Findings("f", None, ())
    root, _ = read_nodes(f"x: {text}", "f")
    node = root.entries[0].node  # type: ignore[union-attr]  # the text is a mapping
    value = check(node, shape, ("x",), findings)
    return value, [f"{p.code} {p.place.path}" for p in findings.problems]


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("{a: 'y', b: z}", PAIR, {"a": "y", "b": "z"}),
        ("{a: y, b: }", PAIR, {"a": "y"}),
        ("y", PAIR, {"a": "y"}),
        ("y", k.Several(PAIR), ({"a": "y"},)),
        ("[y, {a: z}]", k.Several(PAIR), ({"a": "y"}, {"a": "z"})),
        ("[]", k.Several(PAIR), ()),
        ("[{a: z}]", k.Several(PAIR, short_items=False), ({"a": "z"},)),
        ("[a, b]", k.IdList(), ("a", "b")),
        ("{a: , b: y}", k.Keyed("k", "party", s.ANY), {"b": "y"}),
    ],
)
def test_what_fits_comes_back_as_plain_values(text: str, shape: k.Shape, value: object) -> None:
    assert checked(text, shape) == (value, [])


@pytest.mark.parametrize(
    ("text", "shape", "problems"),
    [
        ("{b: z}", PAIR, ["FILE033 x"]),
        ("{a: , b: z}", PAIR, ["FILE033 x.a"]),
        ("{a: y, c: z, d: z}", PAIR, ["FILE032 x.c", "FILE032 x.d"]),
        ("{a: 1, b: 2}", PAIR, ["FILE034 x.a", "FILE034 x.b"]),
        ("y", NO_SHORT, ["FILE036 x"]),
        ("{}", EITHER, ["FILE055 x"]),
        ("[y, 2, 3]", k.Several(PAIR), ["FILE034 x[2]", "FILE034 x[3]"]),
        ("[{a: y}, z]", k.Several(PAIR, short_items=False), ["FILE036 x[2]"]),
        ("a", k.IdList(), ["FILE037 x"]),
        ("[a]", k.IdList(), ["FILE053 x"]),
        ("[a, b, a]", k.IdList(), ["FILE054 x[3]"]),
        ("[a, 'b c']", k.IdList(), ["FILE052 x[2]"]),
        ("[a]", k.Keyed("k", "party", s.ANY), ["FILE036 x"]),
        ("{a b: y}", k.Keyed("k", "party", s.ANY), ["FILE052 x.a b"]),
        ("{a: }", k.Keyed("k", "party", s.ANY, blank=False), ["FILE034 x.a"]),
    ],
)
def test_what_does_not_fit_is_noted_with_its_path(
    text: str, shape: k.Shape, problems: list[str]
) -> None:
    value, found = checked(text, shape)
    assert found == problems
    assert value is WRONG or WRONG in value.values()
