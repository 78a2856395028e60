"""What was taken out is kept again whole, judged once, and no room is told of it as news."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions import (
    alliances,
    archive,
    bring_back,
    record,
    set_stage,
)
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.portfolio.signals import changed
from alliancemap_web.workspaces.keys import new_key
from alliancemap_web.workspaces.rights import Member, NotAllowedError

DAY = timedelta(days=1)


@pytest.fixture
def lived(owner: Member, alliance: str) -> Kept:
    """An alliance on which two people worked, with an act taken back, that was put away."""
    ben = member_in("Petite", "ben@example.org", "Ben")
    said = record(ben, alliance, [Change("answer/M03", {"level": 4})], NOW + DAY, "api").entries[0]
    record(owner, alliance, [Change("fact/aim", "More")], NOW + DAY)
    record(owner, alliance, [Change("answer/M03", undoes=said.id)], NOW + 2 * DAY)
    set_stage(owner, alliance, "running", NOW + 2 * DAY)
    archive(owner, alliance, NOW + 3 * DAY)
    kept = find_alliance(owner, alliance)
    assert kept
    return kept


def returned(member: Member, acts: tuple[Entry, ...]) -> Kept:
    key = new_key()
    bring_back(member, key, acts, NOW.date())
    kept = find_alliance(member, key)
    assert kept
    return kept


def test_all_comes_back_but_whose_account_it_was(lived: Kept, stranger: Member) -> None:
    kept = returned(stranger, lived.acts)
    assert kept.acts == tuple(replace(one, person=None) for one in lived.acts)
    assert kept.document == lived.document
    assert kept.row == replace(lived.row, key=kept.key, review_on=NOW.date())


def test_no_room_is_told_and_one_judgement_is_made(
    lived: Kept, stranger: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    judged: list[object] = []
    derived = alliances.derived
    monkeypatch.setattr(alliances, "derived", lambda data: judged.append(data) or derived(data))

    def listen(**told: object) -> None:
        heard.append(told)

    changed.connect(listen)
    try:
        returned(stranger, lived.acts)
    finally:
        changed.disconnect(listen)
    assert (heard, len(judged)) == ([], 1)


def test_an_act_that_is_there_twice_is_kept_once(lived: Kept, stranger: Member) -> None:
    kept = returned(stranger, (*lived.acts, lived.acts[-1]))
    assert [one.id for one in kept.acts] == [one.id for one in lived.acts]


def code_of(member: Member, acts: tuple[Entry, ...]) -> str:
    with pytest.raises(RefusedError) as refusal:
        bring_back(member, new_key(), acts)
    return refusal.value.reasons[0].code


def test_what_cannot_be_is_refused(
    lived: Kept, stranger: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, last = lived.acts[0], lived.acts[-1]
    assert code_of(stranger, ()) == "PRT004"
    assert code_of(stranger, (last,)) == "PRT004"
    assert code_of(stranger, (first, replace(last, value="yes"))) == "PRT004"
    assert code_of(stranger, (first, replace(last, undoes=str(uuid4())))) == "PRT006"
    assert code_of(stranger, (replace(first, id="7"),)) == "PRT013"
    assert code_of(stranger, (replace(first, value={}),))
    monkeypatch.setattr(alliances, "MOST_ACTS", 2)
    assert code_of(stranger, lived.acts) == "PRT003"
    monkeypatch.setattr(alliances, "MOST_ALLIANCES", 0)
    assert code_of(stranger, lived.acts) == "PRT001"


def test_only_who_manages_and_sees_all_brings_back(lived: Kept, owner: Member) -> None:
    editor = member_in("Petite", "eve@example.org", "Eve", "editor")
    for member in (editor, replace(owner, sees_all=False)):
        with pytest.raises(NotAllowedError):
            bring_back(member, new_key(), lived.acts)
