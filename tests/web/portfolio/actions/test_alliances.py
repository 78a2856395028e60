"""Acts are added, what they add up to is kept beside them, and nothing is ever lost."""

import uuid
from datetime import timedelta

import pytest
from portfolio_made import data_of, member_in
from web.portfolio.conftest import NOW

from alliancemap.alliance_file import read_alliance
from alliancemap_web.portfolio.actions import archive, create, delete_alliance, record, set_stage
from alliancemap_web.portfolio.acts import Change, text_of
from alliancemap_web.portfolio.queries import find_alliance, find_row, list_alliances
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

DAY = timedelta(days=1)


def answer(factor: str, level: object, **more: object) -> Change:
    return Change(f"answer/{factor}", {"level": level, **more})


def test_an_alliance_begun_from_a_file_is_that_alliance(owner: Member, alliance: str) -> None:
    kept = find_alliance(owner, alliance)
    assert kept
    assert read_alliance(kept.document) == read_alliance(text_of(data_of("mannkind-sanofi")))


def test_an_answer_counts_at_once_and_the_ones_before_it_stay(owner: Member, alliance: str) -> None:
    before = find_row(owner, alliance)
    record(owner, alliance, [answer("M03", 4, sure="proof", note="seen it")], NOW + DAY)
    kept = find_alliance(owner, alliance)
    assert kept
    assert before
    assert kept.row.known >= before.known
    reading = judged_of(kept.document)
    last = [one for one in reading.alliance.answers if one.factor == "M03"][-1]
    assert (last.low, last.high, last.who, last.note) == (4, 4, "Ada", "seen it")
    assert last.date == "2026-01-06"


def test_the_same_act_sent_twice_is_kept_once(owner: Member, alliance: str) -> None:
    one = Change("answer/M03", {"level": 1}, id=str(uuid.uuid4()))
    first = record(owner, alliance, [one], NOW)
    again = record(owner, alliance, [one], NOW)
    assert (first.sequence, len(first.entries)) == (2, 1)
    assert (again.sequence, again.entries) == (2, ())


def test_what_is_taken_back_counts_no_more_and_what_is_taken_back_again_does(
    owner: Member, alliance: str
) -> None:
    start = find_alliance(owner, alliance)
    said = record(owner, alliance, [answer("M03", 4)], NOW + DAY).entries[0]
    changed = find_alliance(owner, alliance)
    undo = record(owner, alliance, [Change(said.register, undoes=said.id)], NOW + DAY).entries[0]
    back = find_alliance(owner, alliance)
    record(owner, alliance, [Change(said.register, undoes=undo.id)], NOW + DAY)
    redone = find_alliance(owner, alliance)
    documents = [one and one.document for one in (start, changed, back, redone)]
    assert documents[0] == documents[2] != documents[1] == documents[3]


def test_an_alliance_is_shown_as_it_was_on_any_day(owner: Member, alliance: str) -> None:
    record(owner, alliance, [answer("M03", 4)], NOW + DAY)
    record(owner, alliance, [Change("fact/aim", "Another aim")], NOW + 2 * DAY)
    kept = find_alliance(owner, alliance)
    assert kept
    then = as_of(kept.acts, NOW + DAY)
    now = as_of(kept.acts, NOW + 3 * DAY)
    long_before = as_of(kept.acts, NOW.replace(year=2013))
    aims = [one and one.alliance.aim for one in (then, now)]
    assert aims == ["Sell inhaled insulin worldwide", "Another aim"]
    assert long_before
    assert not any(one.date for one in long_before.alliance.answers)


def test_what_would_not_be_a_file_is_refused_and_nothing_is_kept(
    owner: Member, alliance: str
) -> None:
    start = find_alliance(owner, alliance)
    with pytest.raises(RefusedError) as refusal:
        record(owner, alliance, [answer("M03", 4), Change("fact/parties/partner/people", -3)], NOW)
    assert refusal.value.status == 422
    assert all(reason.sentence("fr") for reason in refusal.value.reasons)
    assert find_alliance(owner, alliance) == start


def test_two_people_at_once_lose_nothing_and_learn_of_each_other(
    owner: Member, alliance: str
) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    record(ben, alliance, [answer("M03", 1)], NOW + DAY, since=1)
    met = record(owner, alliance, [answer("M03", 4)], NOW + DAY, since=1).met
    assert [(one.by, one.value["level"]) for one in met] == [("Ben", 1)]
    kept = find_alliance(owner, alliance)
    assert kept
    said = [one for one in judged_of(kept.document).alliance.answers if one.factor == "M03"]
    assert [one.who for one in said][-2:] == ["Ben", "Ada"]


def test_who_may_only_answer_changes_no_fact(owner: Member, alliance: str) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    with pytest.raises(NotAllowedError):
        record(ben, alliance, [Change("fact/aim", "Mine")], NOW)
    with pytest.raises(NotAllowedError):
        set_stage(ben, alliance, "ended", NOW)


def test_the_alliance_of_another_firm_is_not_there(stranger: Member, alliance: str) -> None:
    assert find_alliance(stranger, alliance) is None
    assert list_alliances(stranger).total == 0
    with pytest.raises(RefusedError) as refusal:
        record(stranger, alliance, [answer("M03", 4)], NOW)
    assert refusal.value.status == 404


def test_an_archived_alliance_leaves_the_list_and_a_deleted_one_leaves_nothing(
    owner: Member, alliance: str
) -> None:
    archive(owner, alliance, NOW)
    assert (list_alliances(owner).total, list_alliances(owner, archived=True).total) == (0, 1)
    delete_alliance(owner, alliance, NOW)
    assert find_alliance(owner, alliance) is None


def test_a_reader_makes_nothing(owner: Member) -> None:
    reader = member_in("Petite", "cy@example.org", "Cy", "reader")
    with pytest.raises(NotAllowedError):
        create(reader, data_of("tesla-daimler"), NOW)
