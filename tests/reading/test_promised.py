"""Where promises clash, as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.readings import alliance
from model.test_clashes import SEVERAL

from alliancemap.model.alliance import Alliance, Exclusivity, Promises
from alliancemap.model.clashes import find_clashes
from alliancemap.reading.paper import Paper, columns
from alliancemap.reading.promised import clash_lines

TODAY = "2026-11-23"
TWO = [
    ("One\x1b[31m", alliance(promises=Promises((Exclusivity("Inhalers"),), hours=60))),
    ("Two", alliance(promises=Promises((Exclusivity("inhalers"),), hours=1))),
    ("Three", alliance()),
]


def text(named: list[tuple[str, Alliance]], hours: int | None, language: str = "en") -> str:
    """The clashes of some alliances as one line of words."""
    lines = clash_lines(find_clashes(named, TODAY, hours), language, Paper())
    return " ".join(" ".join(lines).split())


@given(
    SEVERAL,
    st.none() | st.integers(0, 200),
    st.integers(60, 100),
    st.sampled_from(["en", "fr"]),
)
def test_every_clash_fits_its_paper(
    several: list[tuple[str, Alliance]], hours: int | None, width: int, language: str
) -> None:
    clashes = find_clashes(several, TODAY, hours)
    lines = clash_lines(clashes, language, Paper(width))
    assert all(columns(line) <= width for line in lines)


def test_clashes_stand_under_their_day_and_above_what_each_alliance_needs() -> None:
    said = text(TWO, 50)
    parts = [
        "on 23 November 2026",
        "“Inhalers” is promised exclusively in both “One [31m” and “Two”.",
        "need 61 hours a month from us, 11 hours more than the 50 we have.",
        "1 alliance does not say",
        "- One [31m: 60 hours - Two: 1 hour - Three: not said",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


NOTHING = {
    "en": "What the alliances promise, on 23 November 2026 "
    "Nothing that the alliances promise clashes.",
    "fr": "Ce que les alliances promettent, le 23 novembre 2026 "
    "Rien de ce que les alliances promettent n’entre en conflit.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_nothing_is_promised_only_that_is_said(language: str) -> None:
    assert text(TWO[2:], None, language) == NOTHING[language]
