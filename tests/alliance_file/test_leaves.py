"""Single values: what each shape takes, and with what code it refuses the rest."""

from typing import Any

import pytest
from alliance_file.published import vocabulary

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s
from alliancemap.alliance_file.findings import WRONG, Findings
from alliancemap.alliance_file.leaves import check_leaf, is_link, sketch
from alliancemap.alliance_file.nodes import read_nodes


def checked(text: str, shape: k.Leafy, key: str = "x") -> Any:
    """The value of a text written after `key:`, or the code it is refused with."""
    findings = Findings("f", vocabulary(), (vocabulary().title,))
    root, _ = read_nodes(f"{key}: {text}", "f")
    node = root.entries[0].node  # type: ignore[union-attr]  # the text is a mapping
    value = check_leaf(node, shape, (key,), findings)
    if value is WRONG:
        (problem,) = findings.problems
        return problem.code
    assert not findings.problems
    return value


@pytest.mark.parametrize("low", range(5))
@pytest.mark.parametrize("high", range(5))
def test_a_range_holds_when_it_runs_upwards(low: int, high: int) -> None:
    expected = ("known", low, high) if low <= high else "FILE042"
    for text in (f"{low}-{high}", f"{low} - {high}", f"{low}–{high}", f"[{low}, {high}]"):
        assert checked(text, k.Level()) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", ("known", 0, 0)),
        ("4.0", ("known", 4, 4)),
        ("unknown", ("unknown", None, None)),
        ("not relevant", ("not_relevant", None, None)),
        ("not_relevant", ("not_relevant", None, None)),
        ("5", "FILE041"),
        ("-1", "FILE041"),
        ("2.5", "FILE041"),
        ("true", "FILE041"),
        ("Unknown", "FILE041"),
        ("'3'", "FILE057"),
        ("[]", "FILE041"),
        ("[1, 2, 3]", "FILE041"),
        ("[true, 2]", "FILE041"),
        ("{}", "FILE041"),
        ("1-5", "FILE041"),
        ("1--3", "FILE041"),
    ],
)
def test_a_level_is_what_it_says(text: str, value: object) -> None:
    assert checked(text, k.Level()) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2014-08-11", "2014-08-11"),
        ("2014-08", "2014-08"),
        ("2014", "2014"),
        ("'2014'", "2014"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", "FILE044"),
        ("2014-04-31", "FILE044"),
        ("2014-13", "FILE043"),
        ("0999", "FILE043"),
        ("11.8.2014", "FILE043"),
        ("20140811", "FILE043"),
        ("2014-08-11T10:00", "FILE043"),
        ('"2014-08-11\\n"', "FILE043"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year_of_the_calendar(text: str, value: str) -> None:
    assert checked(text, k.Day()) == value


@pytest.mark.parametrize(
    ("text", "shape", "value"),
    [
        ("7", k.Whole(1, 9), 7),
        ("7.0", k.Whole(1, 9), 7),
        ("10", k.Whole(1, 9), "FILE038"),
        ("'7'", k.Whole(1, 9), "FILE057"),
        ("true", k.Whole(1, 9), "FILE038"),
        ("-1", s.COUNT, "FILE059"),
        (str(2**53), s.COUNT, "FILE059"),
        ("''", s.ANY, ""),
        ("''", s.SOME, "FILE035"),
        ("7", s.ANY, "FILE034"),
        ('"\\e"', s.ANY, "FILE040"),
        ("EUR", k.Coded(s.CURRENCY, "FILE058"), "EUR"),
        ("euro", k.Coded(s.CURRENCY, "FILE058"), "FILE058"),
        ("true", k.Flag(), True),
        ("false", k.Flag(), False),
        ("yes", k.Flag(), "FILE060"),
        ("'true'", k.Flag(), "FILE060"),
        ("1", k.Flag(), "FILE060"),
        ("[true]", k.Flag(), "FILE060"),
        ("b", k.Choice(("a", "b")), "b"),
        ("c", k.Choice(("a", "b")), "FILE039"),
        ("1", k.Version(), 1),
        ("true", k.Version(), "FILE051"),
        ("alliance_fit 1.0", k.Instrument(), "alliance_fit 1.0"),
        ("alliance_fit 9.0", k.Instrument(), "FILE050"),
        ("alliance_fit", k.Instrument(), "FILE056"),
        ("health_technology", k.Sector(), "health_technology"),
        ("health", k.Sector(), "FILE049"),
    ],
)
def test_a_shape_takes_its_own_and_refuses_the_rest(
    text: str, shape: k.Leafy, value: object
) -> None:
    assert checked(text, shape) == value


def test_a_fact_takes_the_options_of_its_own_key() -> None:
    assert checked("no", k.FactOption(), "rival_nearby") == "no"
    assert checked("false", k.FactOption(), "rival_nearby") == "FILE039"
    assert checked("no", k.FactOption(), "aim") == "FILE039"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("http://a", True),
        ("https://a.example/b?c=d#e", True),
        ("https://", False),
        ("HTTPS://a", False),
        ("https://a b", False),
        ("https://a\n", False),
        (" https://a", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://a"onload="x', False),
        ("https://a<b>", False),
    ],
)
def test_only_http_and_https_addresses_are_links(text: str, is_one: bool) -> None:
    assert is_link(text) is is_one


@pytest.mark.parametrize(
    ("text", "sketched"), [("7", "7"), ("''", "''"), ("[1]", "[…]"), ("{a: 1}", "{…}")]
)
def test_a_sketch_is_short(text: str, sketched: str) -> None:
    assert sketch(read_nodes(text, "f")[0]) == sketched
