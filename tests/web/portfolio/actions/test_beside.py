"""Stage, signing and archive are acts like others: kept, told of, taken back; no verdict moves."""

from datetime import date, timedelta

import pytest
from portfolio_made import data_of
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions import archive, create, record, set_signed, set_stage
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)


def kept_of(member: Member, key: str) -> Kept:
    kept = find_alliance(member, key)
    assert kept
    return kept


def said_of(entry: Entry) -> tuple[str, object, str, str]:
    return (entry.register, entry.value, entry.by, entry.origin)


def test_each_is_an_act_and_the_file_stays_as_it_is(owner: Member, alliance: str) -> None:
    before = kept_of(owner, alliance)
    set_stage(owner, alliance, "running", NOW + DAY)
    set_signed(owner, alliance, NOW.date(), NOW + DAY, "import")
    archive(owner, alliance, NOW + 2 * DAY, "api")
    kept = kept_of(owner, alliance)
    assert [said_of(one) for one in kept.acts[1:]] == [
        ("stage", "running", "Ada", "page"),
        ("signed", "2026-01-05", "Ada", "import"),
        ("archived", True, "Ada", "api"),
    ]
    row = kept.row
    assert (row.stage, row.signed_on, row.archived_at) == ("running", NOW.date(), NOW + 2 * DAY)
    assert (row.sequence, row.changed_at) == (4, NOW + 2 * DAY)
    assert kept.document == before.document


def test_what_stands_already_is_no_act(owner: Member, alliance: str) -> None:
    set_stage(owner, alliance, "idea", NOW + DAY)
    set_signed(owner, alliance, None, NOW + DAY)
    archive(owner, alliance, NOW + DAY, away=False)
    archive(owner, alliance, NOW + DAY)
    assert archive(owner, alliance, NOW + 2 * DAY).entries == ()
    assert kept_of(owner, alliance).row.archived_at == NOW + DAY


def test_taking_one_back_gives_what_stood_before(owner: Member, alliance: str) -> None:
    for stage in ("talks", "running"):
        last = set_stage(owner, alliance, stage, NOW + DAY).entries[0]
    away = archive(owner, alliance, NOW + DAY).entries[0]
    record(owner, alliance, [Change("stage", undoes=last.id)], NOW + 2 * DAY)
    undo = record(owner, alliance, [Change("archived", undoes=away.id)], NOW + 2 * DAY).entries[0]
    row = kept_of(owner, alliance).row
    assert (row.stage, row.archived_at) == ("talks", None)
    record(owner, alliance, [Change("archived", undoes=undo.id)], NOW + 3 * DAY)
    assert kept_of(owner, alliance).row.archived_at == NOW + DAY


def test_a_newer_file_leaves_them_as_they_are(owner: Member, alliance: str) -> None:
    set_stage(owner, alliance, "running", NOW + DAY)
    record(owner, alliance, [Change("base", data_of("tesla-daimler"))], NOW + 2 * DAY)
    assert kept_of(owner, alliance).row.stage == "running"


def test_an_alliance_that_begins_further_on_says_so_in_an_act(owner: Member) -> None:
    kept = kept_of(owner, create(owner, data_of("tesla-daimler"), NOW, "import", stage="talks"))
    assert [said_of(one) for one in kept.acts[1:]] == [("stage", "talks", "Ada", "import")]
    assert (kept.row.stage, kept.row.sequence) == ("talks", 2)


@pytest.mark.parametrize("date_", [date(1, 1, 1), date(9999, 12, 31)])
def test_any_day_of_the_calendar_can_be_a_signing(
    owner: Member, alliance: str, date_: date
) -> None:
    set_signed(owner, alliance, date_, NOW)
    assert kept_of(owner, alliance).row.signed_on == date_


def test_a_stage_that_nobody_knows_is_refused(owner: Member, alliance: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        set_stage(owner, alliance, "wedding", NOW)
    assert refusal.value.reasons[0].code == "PRT002"
    assert kept_of(owner, alliance).row.sequence == 1
