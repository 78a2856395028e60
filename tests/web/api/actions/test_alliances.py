"""Several changes beside the acts are made together or not at all; a newer file may stand."""

from datetime import date, datetime

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.api.actions.alliances import change_beside, replace_document
from alliancemap_web.portfolio.queries import find_alliance, find_row
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def test_only_what_is_named_changes(owner: Member, alliance: str, now: datetime) -> None:
    change_beside(owner, alliance, {"stage": "running", "review_on": date(2027, 5, 1)}, now)
    change_beside(owner, alliance, {"archived": True, "signed_on": date(2027, 1, 2)}, now)
    row = find_row(owner, alliance)
    assert row
    assert (row.stage, row.review_on, row.signed_on) == (
        "running",
        date(2027, 5, 1),
        date(2027, 1, 2),
    )
    assert row.archived_at == now
    change_beside(owner, alliance, {"archived": False, "signed_on": None}, now)
    row = find_row(owner, alliance)
    assert row
    assert (row.archived_at, row.signed_on, row.stage) == (None, None, "running")


def test_nothing_changes_when_one_of_them_cannot(
    owner: Member, alliance: str, now: datetime
) -> None:
    with pytest.raises(RefusedError):
        change_beside(owner, alliance, {"stage": "nowhere", "archived": True}, now)
    row = find_row(owner, alliance)
    assert row
    assert row.archived_at is None


def test_a_newer_file_is_one_more_act(owner: Member, alliance: str, now: datetime) -> None:
    recorded = replace_document(owner, alliance, data_of("tesla-daimler"), 1, now)
    kept = find_alliance(owner, alliance)
    assert kept
    assert recorded.sequence == kept.row.sequence == 2
    assert (kept.row.name, kept.acts[-1].origin) == ("Tesla × Daimler", "api")


def test_a_file_does_not_stand_for_an_alliance_that_moved_on(
    owner: Member, alliance: str, now: datetime
) -> None:
    replace_document(owner, alliance, data_of("tesla-daimler"), 1, now)
    with pytest.raises(RefusedError) as refused:
        replace_document(owner, alliance, data_of("gtat-apple"), 1, now)
    assert (refused.value.status, refused.value.reasons[0].code) == (409, "API013")
    row = find_row(owner, alliance)
    assert row
    assert (row.name, row.sequence) == ("Tesla × Daimler", 2)


def test_who_only_answers_changes_neither(owner: Member, alliance: str, now: datetime) -> None:
    respondent = member_in("Lumio", "rob@firm.example", "Rob", "respondent")
    with pytest.raises(NotAllowedError):
        change_beside(respondent, alliance, {}, now)
    with pytest.raises(NotAllowedError):
        replace_document(respondent, alliance, data_of("gtat-apple"), None, now)
