"""Lists of alliances: those with the marks asked for, in the order asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short, open_to

from alliancemap_web.portfolio.actions import archive, record, set_review, set_stage
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.queries import (
    ORDERS,
    find_row,
    list_alliances,
    rows_after,
    rows_in_need,
)
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)
TODAY = date(2026, 3, 1)


@pytest.fixture
def five(owner: Member) -> dict[str, str]:
    """Five alliances by their partner, begun a day apart."""
    partners = ("Écho", "Delta", "Charlie", "Bravo", "Alpha")
    return {one: begin_short(owner, one, NOW + n * DAY) for n, one in enumerate(partners)}


def partners(member: Member, **asked: object) -> list[str]:
    """The partners of the alliances that a list shows."""
    return [row.partner for row in list_alliances(member, **asked).rows]  # type: ignore[arg-type]


def test_the_one_changed_last_comes_first(owner: Member, five: dict[str, str]) -> None:
    assert partners(owner) == ["Alpha", "Bravo", "Charlie", "Delta", "Écho"]
    set_stage(owner, five["Delta"], "talks", NOW + 9 * DAY)
    assert partners(owner)[0] == "Delta"
    assert partners(owner, order="nonsense") == partners(owner)


def test_those_without_a_day_come_last(owner: Member, five: dict[str, str]) -> None:
    set_review(owner, five["Charlie"], TODAY, NOW)
    set_review(owner, five["Bravo"], TODAY + DAY, NOW)
    assert partners(owner, order="review")[:3] == ["Charlie", "Bravo", "Alpha"]
    said = {"level": 1, "fades": "2026-05-01"}
    record(owner, five["Delta"], [Change("answer/M01", said)], NOW)
    assert partners(owner, order="fading")[:2] == ["Delta", "Alpha"]


@pytest.mark.parametrize("order", ORDERS)
def test_pages_of_any_order_together_hold_every_alliance_once(
    owner: Member, five: dict[str, str], order: str
) -> None:
    shown = [
        row.key
        for start in range(0, 6, 2)
        for row in list_alliances(owner, order=order, start=start, most=2).rows
    ]
    assert sorted(shown) == sorted(five.values())
    assert list_alliances(owner, order=order, start=4, most=2).total == 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("echo", ["Écho"]),
        ("ÉCHO", ["Écho"]),
        ("a l", ["Alpha", "Charlie", "Delta"]),
        ("petite alph", ["Alpha"]),
        ("  ", ["Alpha", "Bravo", "Charlie", "Delta", "Écho"]),
        ("zulu", []),
        ("%", []),
    ],
)
def test_every_word_is_looked_for_whatever_its_accents(
    owner: Member, five: dict[str, str], text: str, found: list[str]
) -> None:
    assert partners(owner, text=text) == found
    assert list_alliances(owner, text=text).total == len(found)


def test_marks_go_together(owner: Member, five: dict[str, str]) -> None:
    for name in ("Alpha", "Bravo"):
        set_stage(owner, five[name], "talks", NOW)
    archive(owner, five["Alpha"], NOW)
    assert partners(owner, stage="talks") == ["Bravo"]
    assert partners(owner, stage="talks", archived=True) == ["Alpha"]
    assert partners(owner, stage="talks", verdict="promising") == []
    assert partners(owner, stage="talks", verdict="unclear", text="bravo") == ["Bravo"]


def test_somebody_from_outside_lists_what_was_opened_to_them(
    owner: Member, five: dict[str, str]
) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    assert list_alliances(eva).total == 0
    open_to(eva, five["Alpha"], "outline")
    open_to(eva, five["Bravo"])
    levels = {row.partner: (row.level, row.changed_at) for row in list_alliances(eva).rows}
    assert levels == {"Alpha": ("outline", None), "Bravo": ("whole", NOW + 3 * DAY)}
    assert partners(eva, text="charlie") == []
    assert find_row(eva, five["Charlie"]) is None


def test_an_alliance_of_another_firm_is_no_row(
    owner: Member, stranger: Member, five: dict[str, str]
) -> None:
    row = find_row(owner, five["Alpha"])
    assert row
    assert row.name == "Petite × Alpha"
    assert find_row(stranger, five["Alpha"]) is None


@pytest.fixture
def due(owner: Member, five: dict[str, str]) -> dict[str, str]:
    """The five, of which four need somebody by the first of March."""
    set_review(owner, five["Alpha"], TODAY, NOW)
    said = {"level": 1, "fades": "2026-02-01"}
    record(owner, five["Bravo"], [Change("answer/M01", said)], NOW)
    Alliance.objects.filter(key=five["Charlie"]).update(contested=1)
    Alliance.objects.filter(key=five["Delta"]).update(broken=1)
    set_review(owner, five["Écho"], TODAY + DAY, NOW)
    return five


def needed(member: Member, day: date = TODAY) -> Iterator[str]:
    return iter(sorted(row.partner for row in rows_in_need(member, day)))


def test_what_is_due_by_a_day_needs_somebody(owner: Member, due: dict[str, str]) -> None:
    assert list(needed(owner)) == ["Alpha", "Bravo", "Charlie", "Delta"]
    assert list(needed(owner, TODAY + DAY)) == ["Alpha", "Bravo", "Charlie", "Delta", "Écho"]


def test_what_is_over_or_put_away_needs_nobody(owner: Member, due: dict[str, str]) -> None:
    set_stage(owner, due["Alpha"], "ended", NOW)
    archive(owner, due["Bravo"], NOW)
    assert list(needed(owner)) == ["Charlie", "Delta"]


def test_an_outline_needs_nobody_from_outside(owner: Member, due: dict[str, str]) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    open_to(eva, due["Alpha"], "outline")
    open_to(eva, due["Bravo"])
    assert list(needed(eva)) == ["Bravo"]


def test_of_too_many_those_with_the_earliest_days_are_told(
    owner: Member, due: dict[str, str]
) -> None:
    told = rows_in_need(owner, TODAY, most=2)
    assert [row.partner for row in told] == ["Alpha", "Bravo"]


def test_what_comes_next_after_a_day(owner: Member, due: dict[str, str]) -> None:
    assert [row.partner for row in rows_after(owner, TODAY)] == ["Écho"]
    assert rows_after(owner, TODAY + DAY) == ()
    set_review(owner, due["Bravo"], TODAY + 9 * DAY, NOW)
    assert {row.partner for row in rows_after(owner, TODAY)} == {"Écho", "Bravo"}
    assert [row.partner for row in rows_after(owner, TODAY, most=1)] == ["Écho"]
