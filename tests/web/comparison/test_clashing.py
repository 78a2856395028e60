"""What clashes among a firm's alliances, in sentences, and what each of them promises."""

from datetime import date
from typing import Any

import pytest
from web.portfolio.firm import short

from alliancemap.words import LANGUAGES
from alliancemap_web.comparison.clashing import ClashPage, clash_page
from alliancemap_web.portfolio.acts import text_of
from alliancemap_web.portfolio.queries import Row

TODAY = date(2026, 1, 5)


def kept(partner: str, stage: str = "talks", **promises: Any) -> tuple[Row, str]:
    data = short(partner, **({"promises": promises} if promises else {}))
    row = Row(partner, f"Petite × {partner}", partner, stage, "unclear", "whole")
    return row, text_of(data)


def clashing(*some: tuple[Row, str], total: int | None = None, **asked: Any) -> ClashPage:
    count = len(some) if total is None else total
    given = {"today": TODAY, "available": None, "language": "en"} | asked
    return clash_page(some, count, **given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_field_promised_twice_is_told_with_both_names(language: str) -> None:
    page = clashing(
        kept("Alpha", exclusive=[{"field": "Inhalers", "region": "Europe"}]),
        kept("Bravo", exclusive=["inhalers"]),
        language=language,
    )
    assert not page.is_clear
    (said,) = [one for one in page.says if "Alpha" in one]
    assert "Petite × Bravo" in said


def test_a_promise_that_has_ended_clashes_with_nothing() -> None:
    ended = {"field": "Inhalers", "until": "2025-12-31"}
    page = clashing(kept("Alpha", exclusive=[ended]), kept("Bravo", exclusive=["Inhalers"]))
    assert page.is_clear
    still = {"field": "Inhalers", "until": "2026-01-05"}
    page = clashing(kept("Alpha", exclusive=[still]), kept("Bravo", exclusive=["Inhalers"]))
    assert not page.is_clear


def test_what_is_over_promises_nothing() -> None:
    page = clashing(
        kept("Alpha", "ended", exclusive=["Inhalers"]), kept("Bravo", exclusive=["Inhalers"])
    )
    assert page.is_clear
    assert [one.row.partner for one in page.promised] == ["Bravo"]


def test_more_hours_than_there_are_clash() -> None:
    some = (kept("Alpha", hours=60), kept("Bravo", people=[{"name": "Ada", "hours": 50}]))
    assert clashing(*some).is_clear
    assert clashing(*some, available=110).is_clear
    page = clashing(*some, available=100)
    assert not page.is_clear
    assert (page.hours, page.available) == (110, 100)
    assert [one.hours for one in page.promised] == [60, 50]


def test_every_promise_is_listed_as_it_was_made() -> None:
    exclusive = [{"field": "Inhalers", "region": "Europe", "until": "2027"}, "Pumps"]
    page = clashing(kept("Alpha", exclusive=exclusive, people=["Ada", {"name": "Ben", "hours": 5}]))
    (one,) = page.promised
    assert one.exclusive == ("Inhalers, Europe, 2027", "Pumps")
    assert one.people == ("Ada", "Ben (5)")
    assert one.hours == 5


def test_what_promises_nothing_is_counted() -> None:
    page = clashing(kept("Alpha", hours=1), kept("Bravo"), total=5)
    assert (len(page.promised), page.silent) == (1, 4)
    assert clashing().promised == ()


def test_two_alliances_of_one_name_are_told_apart() -> None:
    page = clashing(kept("Alpha", exclusive=["Pumps"]), kept("Alpha", exclusive=["Pumps"]))
    (said,) = [one for one in page.says if "Alpha" in one]
    assert "Petite × Alpha (1)" in said
    assert "Petite × Alpha (2)" in said
