"""The documents of several alliances at once, of which an outline gives none."""

import json

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short, open_to

from alliancemap_web.portfolio.actions import archive, record, set_stage
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import (
    all_documents,
    documents_by_name,
    documents_of,
    documents_promising,
    documents_with,
)
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.workspaces.rights import Member


@pytest.fixture
def three(owner: Member) -> dict[str, str]:
    """Three alliances by partner, of which two say something."""
    return {
        "Alpha": begin_short(owner, "Alpha", aim="Vendre l’insuline inhalée"),
        "Bravo": begin_short(owner, "Bravo", promises={"hours": 20}),
        "Charlie": begin_short(owner, "Charlie"),
    }


@pytest.fixture
def eva(owner: Member, three: dict[str, str]) -> Member:
    """Somebody from outside who sees the outline of Alpha and the whole of Bravo."""
    member = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    open_to(member, three["Alpha"], "outline")
    open_to(member, three["Bravo"])
    return member


def with_words(member: Member, text: str, **asked: bool) -> list[str]:
    rows, total = documents_with(member, folded(text).split(), 0, 10, **asked)
    assert len(rows) == total
    return [row.partner for row, _ in rows]


def test_all_of_the_words_stand_in_what_is_found(owner: Member, three: dict[str, str]) -> None:
    assert with_words(owner, "INSULINE inhalee") == ["Alpha"]
    assert with_words(owner, "insuline bravo") == []
    assert sorted(with_words(owner, "petite")) == sorted(three)


@pytest.mark.parametrize("text", ["%", "_", "\\", "'"])
def test_signs_that_mean_something_to_databases_mean_nothing_here(
    owner: Member, three: dict[str, str], text: str
) -> None:
    assert with_words(owner, text) == (["Alpha"] if text == "'" else [])


def test_nothing_is_found_by_the_words_inside_an_outline(eva: Member) -> None:
    assert with_words(eva, "insuline") == []
    assert with_words(eva, "petite") == ["Bravo"]


def test_what_is_archived_is_looked_through_when_asked(
    owner: Member, three: dict[str, str]
) -> None:
    archive(owner, three["Alpha"], NOW)
    assert with_words(owner, "insuline") == []
    assert with_words(owner, "insuline", archived=True) == ["Alpha"]
    assert sorted(with_words(owner, "petite", archived=True)) == sorted(three)


def test_what_was_said_since_is_found_and_what_is_said_no_more_is_not(
    owner: Member, three: dict[str, str]
) -> None:
    record(owner, three["Alpha"], [Change("fact/aim", "Something else")], NOW)
    assert with_words(owner, "insuline") == []
    assert with_words(owner, "something else") == ["Alpha"]


def test_pages_of_what_is_found_hold_each_once(owner: Member, three: dict[str, str]) -> None:
    pages = [documents_with(owner, ["petite"], start, 2) for start in (0, 2)]
    assert sorted(row.partner for rows, _ in pages for row, _ in rows) == sorted(three)
    assert [total for _, total in pages] == [3, 3]


def test_documents_come_by_name_with_how_many_there_are(
    owner: Member, eva: Member, three: dict[str, str]
) -> None:
    rows, total = documents_by_name(owner, 1, 1)
    assert ([row.partner for row, _ in rows], total) == (["Bravo"], 3)
    assert json.loads(rows[0][1])["promises"] == {"hours": 20}
    assert [row.partner for row, _ in all_documents(owner)] == list(three)
    assert [row.partner for row, _ in all_documents(eva)] == ["Bravo"]
    assert [row.partner for row, _ in documents_by_name(eva, 0, 9)[0]] == ["Bravo"]
    archive(owner, three["Alpha"], NOW)
    assert [row.partner for row, _ in all_documents(owner, archived=True)] == ["Alpha"]
    assert documents_by_name(owner, 0, 9)[1] == 2


def test_documents_come_in_the_order_they_were_asked_for(
    owner: Member, stranger: Member, eva: Member, three: dict[str, str]
) -> None:
    keys = [three["Charlie"], "x" * 12, three["Alpha"], three["Bravo"]]
    assert [row.partner for row, _ in documents_of(owner, keys)] == ["Charlie", "Alpha", "Bravo"]
    assert [row.partner for row, _ in documents_of(eva, keys)] == ["Bravo"]
    assert documents_of(stranger, keys) == ()


def test_only_what_promises_something_is_asked_for_clashes(
    owner: Member, eva: Member, three: dict[str, str]
) -> None:
    record(owner, three["Charlie"], [Change("fact/aim", 'No "promises": none')], NOW)
    rows, total = documents_promising(owner)
    assert ([row.partner for row, _ in rows], total) == (["Bravo"], 3)
    assert documents_promising(eva)[1] == 1
    set_stage(owner, three["Bravo"], "ended", NOW)
    archive(owner, three["Alpha"], NOW)
    assert documents_promising(owner) == ((), 1)
