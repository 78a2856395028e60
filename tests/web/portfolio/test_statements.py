"""Every statement is known by the act it came by, and by whether it still counts."""

from datetime import timedelta

from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.statements import Statement, statements, taking_back
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)


def kept_of(member: Member, key: str) -> Kept:
    kept = find_alliance(member, key)
    assert kept
    return kept


def said(member: Member, key: str, factor: str, day: str = "2026-01-20") -> tuple[Statement, ...]:
    kept = kept_of(member, key)
    return statements(judged_of(kept.document).alliance, kept.acts, day).get(factor, ())


def test_every_statement_of_the_file_is_there_once_and_came_by_no_act(
    owner: Member, alliance: str
) -> None:
    kept = kept_of(owner, alliance)
    reading = judged_of(kept.document)
    found = statements(reading.alliance, kept.acts, "2026-01-20")
    assert [one.answer for told in found.values() for one in told] == list(reading.alliance.answers)
    assert not any(one.entry for told in found.values() for one in told)
    assert all(told[-1].counts for told in found.values())


def test_a_statement_came_by_its_act_and_the_latest_counts(owner: Member, alliance: str) -> None:
    record(owner, alliance, [Change("answer/M03", {"level": 1})], NOW + DAY)
    record(owner, alliance, [Change("answer/M03", {"level": 4})], NOW + 2 * DAY)
    first, second = said(owner, alliance, "M03")[-2:]
    acts = kept_of(owner, alliance).acts
    assert (first.id, second.id) == (acts[1].id, acts[2].id)
    assert (first.counts, second.counts) == (False, True)


def test_what_a_person_puts_right_the_same_day_takes_the_later_act(
    owner: Member, alliance: str
) -> None:
    record(owner, alliance, [Change("answer/M03", {"level": 1})], NOW + DAY)
    record(owner, alliance, [Change("answer/M03", {"level": 4})], NOW + DAY)
    told = said(owner, alliance, "M03")
    assert told[-1].id == kept_of(owner, alliance).acts[-1].id
    assert kept_of(owner, alliance).acts[1].id not in {one.id for one in told}


def test_a_statement_fades_on_the_day_after_its_last(owner: Member, alliance: str) -> None:
    change = Change("answer/M03", {"level": 1, "fades": "2026-01-20"})
    record(owner, alliance, [change], NOW + DAY)
    assert not said(owner, alliance, "M03", "2026-01-20")[-1].is_faded
    assert said(owner, alliance, "M03", "2026-01-21")[-1].is_faded


def test_what_is_taken_back_is_said_until_the_taking_back_is_taken_back(
    owner: Member, alliance: str
) -> None:
    act = record(owner, alliance, [Change("answer/M03", {"level": 1})], NOW).entries[0]
    undo = record(owner, alliance, [Change("answer/M03", undoes=act.id)], NOW).entries[0]
    assert taking_back(kept_of(owner, alliance).acts) == {act.id}
    record(owner, alliance, [Change("answer/M03", undoes=undo.id)], NOW)
    assert taking_back(kept_of(owner, alliance).acts) == {undo.id}
