"""Acts are added, what they add up to is kept beside them, and nothing is ever lost."""

import uuid
from datetime import timedelta

import pytest
from portfolio_made import data_of, member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import open_to

from alliancemap.alliance_file import read_alliance
from alliancemap_web.portfolio.actions import (
    alliances,
    archive,
    create,
    delete_alliance,
    record,
    set_review,
    set_stage,
)
from alliancemap_web.portfolio.acts import Change, text_of
from alliancemap_web.portfolio.queries import Row, find_alliance, find_row, list_alliances
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.portfolio.signals import changed
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


def test_however_the_number_of_an_act_is_written_it_is_kept_once(
    owner: Member, alliance: str
) -> None:
    number = str(uuid.uuid4())
    same = [
        Change("answer/M03", {"level": 1}, id=one)
        for one in (number, number.upper(), uuid.UUID(number).hex)
    ]
    assert record(owner, alliance, same, NOW).sequence == 2
    assert record(owner, alliance, same, NOW).entries == ()


def code_of(member: Member, alliance: str, *changes: Change) -> str:
    """The code with which acts are refused, of which then nothing is kept."""
    start = find_alliance(member, alliance)
    with pytest.raises(RefusedError) as refusal:
        record(member, alliance, changes, NOW)
    assert find_alliance(member, alliance) == start
    return refusal.value.reasons[0].code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change("nothing/M01", 1), "PRT004"),
        (Change("fact/answers/M01", 1), "PRT004"),
        (Change("base", "text"), "PRT004"),
        (Change("fact/aim", "x" * 1_000_000), "PRT005"),
        (Change("answer/M01", undoes=str(uuid.UUID(int=7))), "PRT006"),
        (Change("answer/M01", 3), "PRT007"),
        (Change("answer/M01", {"note": "x"}), "PRT007"),
        (Change("answer/M01", {"level": 1, "who": "Ben"}), "PRT007"),
        (Change("answer/M01", {"level": 1, "date": "2020-01-01"}), "PRT007"),
        (Change("answer/M01", {"level": 1}, id="nonsense"), "PRT013"),
    ],
)
def test_an_act_that_cannot_be_is_refused_by_its_code(
    owner: Member, alliance: str, change: Change, code: str
) -> None:
    assert code_of(owner, alliance, change) == code


def test_nobody_takes_back_the_beginning_or_an_act_on_something_else(
    owner: Member, alliance: str
) -> None:
    said = record(owner, alliance, [answer("M03", 4)], NOW).entries[0]
    kept = find_alliance(owner, alliance)
    assert kept
    assert code_of(owner, alliance, Change("base", undoes=kept.acts[0].id)) == "PRT006"
    assert code_of(owner, alliance, Change("answer/M01", undoes=said.id)) == "PRT006"


def test_who_may_only_answer_takes_back_their_own_alone(owner: Member, alliance: str) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    adas = record(owner, alliance, [answer("M03", 4)], NOW).entries[0]
    bens = record(ben, alliance, [answer("M03", 1)], NOW).entries[0]
    with pytest.raises(NotAllowedError):
        record(ben, alliance, [Change("answer/M03", undoes=adas.id)], NOW)
    record(ben, alliance, [Change("answer/M03", undoes=bens.id)], NOW)
    record(owner, alliance, [Change("answer/M03", undoes=adas.id)], NOW)


def test_a_firm_and_an_alliance_hold_only_so_much(
    owner: Member, alliance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alliances, "MOST_ACTS", 2)
    monkeypatch.setattr(alliances, "MOST_ALLIANCES", 1)
    record(owner, alliance, [answer("M03", 4)], NOW)
    assert code_of(owner, alliance, answer("M03", 3)) == "PRT003"
    with pytest.raises(RefusedError) as refusal:
        create(owner, data_of("tesla-daimler"), NOW)
    assert (refusal.value.status, refusal.value.reasons[0].code) == (409, "PRT001")


def test_a_stage_that_nobody_knows_is_refused(owner: Member, alliance: str) -> None:
    for act in (
        lambda: set_stage(owner, alliance, "wedding", NOW),
        lambda: create(owner, data_of("tesla-daimler"), NOW, stage="wedding"),
    ):
        with pytest.raises(RefusedError) as refusal:
            act()
        assert refusal.value.reasons[0].code == "PRT002"


def test_who_sees_only_what_is_open_begins_nothing_and_works_on_what_is_whole(
    owner: Member, alliance: str
) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    with pytest.raises(NotAllowedError):
        create(eva, data_of("tesla-daimler"), NOW)
    for level in ("", "outline"):
        if level:
            open_to(eva, alliance, level)
        with pytest.raises(RefusedError) as refusal:
            record(eva, alliance, [answer("M03", 1)], NOW)
        assert refusal.value.status == 404
    open_to(eva, alliance, "whole")
    assert record(eva, alliance, [answer("M03", 1)], NOW).sequence == 2


def test_the_rooms_above_are_told_of_every_change_with_how_it_was_and_is(owner: Member) -> None:
    heard: list[tuple[object, ...]] = []

    def listen(sender: object, before: Row | None, after: Row | None, **told: object) -> None:
        entries = told["entries"]
        assert isinstance(entries, tuple)
        heard.append((before and before.stage, after and after.stage, len(entries)))

    changed.connect(listen)
    try:
        key = create(owner, data_of("tesla-daimler"), NOW)
        record(owner, key, [answer("M03", 4)], NOW)
        set_stage(owner, key, "talks", NOW)
        delete_alliance(owner, key, NOW)
    finally:
        changed.disconnect(listen)
    assert heard == [
        (None, "idea", 1),
        ("idea", "idea", 1),
        ("idea", "talks", 1),
        ("talks", None, 0),
    ]


def test_the_day_of_the_next_look_is_no_act(owner: Member, alliance: str) -> None:
    set_review(owner, alliance, (NOW + DAY).date(), NOW + DAY)
    row = find_row(owner, alliance)
    assert row
    assert (row.review_on, row.sequence, row.changed_at) == ((NOW + DAY).date(), 1, NOW + DAY)
    set_review(owner, alliance, None, NOW)
    row = find_row(owner, alliance)
    assert row
    assert row.review_on is None
