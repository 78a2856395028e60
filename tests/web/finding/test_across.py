"""One factor across the alliances of a firm, by name."""

import pytest
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short, open_to

from alliancemap_web.finding import across
from alliancemap_web.finding.across import factor_across
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.workspaces.rights import Member


def said(member: Member, factor: str = "M03", number: int = 1) -> list[tuple[str, int, int]]:
    found = factor_across(member, factor, "en", number)
    assert found
    return [(one.row.partner, one.low, one.high) for one in found.answers]


@pytest.fixture
def three(owner: Member) -> dict[str, str]:
    """Three alliances, of which two answer M03."""
    note = {"level": "1-3", "sure": "guess", "note": "Heard at the fair"}
    return {
        "Alpha": begin_short(owner, "Alpha", answers={"M03": 4}),
        "Bravo": begin_short(owner, "Bravo", answers={"M03": note}),
        "Charlie": begin_short(owner, "Charlie", answers={"M03": "unknown", "M01": 2}),
    }


def test_every_answer_to_a_factor_is_told_and_silence_is_counted(
    owner: Member, three: dict[str, str]
) -> None:
    found = factor_across(owner, "M03", "en")
    assert found
    assert said(owner) == [("Alpha", 4, 4), ("Bravo", 1, 3)]
    assert (found.id, found.theme, found.silent, found.has_more) == ("M03", "market", 1, False)
    assert found.answers[1].note == "Heard at the fair"
    assert found.answers[1].sure
    assert found.answers[0].sure == ""


def test_it_is_told_in_the_readers_language(owner: Member, three: dict[str, str]) -> None:
    english, french = factor_across(owner, "M03", "en"), factor_across(owner, "M03", "fr")
    assert english
    assert french
    assert english.name != french.name
    assert english.ask != french.ask
    assert english.answers[1].sure != french.answers[1].sure


def test_a_factor_that_nobody_knows_is_none(owner: Member) -> None:
    assert factor_across(owner, "X99", "en") is None


def test_what_is_not_open_or_put_away_is_not_counted(
    owner: Member, stranger: Member, eva: Member, three: dict[str, str]
) -> None:
    assert said(stranger) == said(eva) == []
    open_to(eva, three["Alpha"], "outline")
    assert said(eva) == []
    open_to(eva, three["Bravo"])
    assert said(eva) == [("Bravo", 1, 3)]
    archive(owner, three["Alpha"], NOW)
    assert said(owner) == [("Bravo", 1, 3)]


def test_pages_together_tell_each_once(
    owner: Member, three: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(across, "ON_A_PAGE", 2)
    first = factor_across(owner, "M01", "en")
    assert first
    assert (first.answers, first.silent, first.has_more) == ((), 2, True)
    assert said(owner, "M01", 2) == [("Charlie", 2, 2)]
