"""What an act must be is checked by its register before anything is kept."""

import pytest
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.actions.checking import (
    entry_for,
    is_day,
    number_of,
    refuse_beside,
    refuse_statement,
    right_for,
)
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

ADA = Member(1, "k", "Petite", "owner", "Ada", 7)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change("stage", "wedding"), "PRT002"),
        (Change("stage", None), "PRT002"),
        (Change("stage", ["idea"]), "PRT002"),
        (Change("signed", "2026"), "PRT038"),
        (Change("signed", "20260105"), "PRT038"),
        (Change("signed", 20260105), "PRT038"),
        (Change("signed", "2026-02-30"), "PRT038"),
        (Change("archived", "yes"), "PRT004"),
        (Change("archived", 1), "PRT004"),
        (Change("archived/x", True), "PRT004"),
    ],
)
def test_what_cannot_stand_beside_a_file_is_refused_in_words(change: Change, code: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        entry_for(change, 2, (), ADA, NOW, "api")
    assert (refusal.value.status, refusal.value.reasons[0].code) == (422, code)
    assert all(refusal.value.reasons[0].sentence(one) for one in ("en", "fr"))


@pytest.mark.parametrize(
    "change",
    [
        Change("stage", "ended"),
        Change("signed", "2026-01-05"),
        Change("signed"),
        Change("archived", True),
        Change("archived", False),
        Change("archived"),
    ],
)
def test_what_can_stand_beside_a_file_is_an_act(change: Change) -> None:
    refuse_beside(change)
    entry = entry_for(change, 2, (), ADA, NOW, "api")
    assert (entry.register, entry.value, entry.person) == (change.register, change.value, 7)


def test_answers_alone_take_the_right_to_answer() -> None:
    answer = Change("answer/M01", {"level": 1})
    assert right_for([answer]) == "answer"
    for other in ("stage", "signed", "archived", "fact/aim", "base"):
        assert right_for([answer, Change(other)]) == "edit"


def test_an_id_is_a_uuid_or_refused() -> None:
    assert number_of(None) is None
    assert number_of("0" * 32) == "00000000-0000-0000-0000-000000000000"
    with pytest.raises(RefusedError):
        number_of("7")


def test_an_answer_has_a_level_and_says_neither_who_nor_when() -> None:
    refuse_statement(Change("answer/M01", {"level": 0}))
    for value in (3, {}, {"level": None}, {"level": 1, "who": "Ben"}):
        with pytest.raises(RefusedError):
            refuse_statement(Change("answer/M01", value))


def test_a_day_is_written_in_full() -> None:
    assert is_day("2026-01-05")
    assert not any(is_day(one) for one in ("2026-1-5", "2026-W01-1", "", None, 5))
