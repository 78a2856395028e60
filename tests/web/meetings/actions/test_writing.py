"""A minute is kept as it was read; without names nobody learns whose the notes were."""

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Team

from alliancemap_web.meetings import actions
from alliancemap_web.meetings.actions.writing import LONGEST_REMARKS, forget_whose
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.meetings.models import Note
from alliancemap_web.meetings.queries import minutes_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

pytestmark = pytest.mark.django_db


def keep(made: Team, key: str, remarks: str = "") -> int:
    data = minute_of(made.owner, made.kept, made.row(key))
    return actions.keep_minute(made.owner, made.kept, key, data, remarks, NOW)


def test_a_kept_minute_stays_as_it_is_and_a_change_stands_beside_it(made: Team) -> None:
    key = made.ended().key
    assert keep(made, key, " The pilot first. ") == 1
    (first,) = minutes_of(made.kept, key)
    actions.set_next(made.owner, made.kept, key, NOW.date())
    assert keep(made, key, "The offer first.") == 2
    second, again = minutes_of(made.kept, key)
    assert again == first
    assert (first.remarks, first.data["next_on"]) == ("The pilot first.", "")
    assert (second.remarks, second.data["next_on"]) == ("The offer first.", NOW.date().isoformat())


def test_no_minute_of_a_meeting_that_is_on(made: Team) -> None:
    key = made.begun().key
    with pytest.raises(RefusedError) as refused:
        keep(made, key)
    assert refused.value.reasons[0].code == "MTG006"


def test_remarks_have_an_end(made: Team) -> None:
    key = made.ended().key
    with pytest.raises(RefusedError) as refused:
        keep(made, key, "x" * (LONGEST_REMARKS + 1))
    assert refused.value.reasons[0].code == "MTG018"
    assert minutes_of(made.kept, key) == ()


def test_only_who_edits_keeps_a_minute(made: Team) -> None:
    key = made.ended().key
    data = minute_of(made.owner, made.kept, made.row(key))
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    with pytest.raises(NotAllowedError):
        actions.keep_minute(ben, made.kept, key, data, "", NOW)


def test_in_a_round_with_names_notes_keep_theirs(made: Team) -> None:
    keep(made, made.ended().key)
    assert set(Note.objects.values_list("name", flat=True)) == {"Eve", "Sam"}


def test_without_names_keeping_the_minute_erases_whose_the_notes_were(unnamed: Team) -> None:
    key = unnamed.ended().key
    keep(unnamed, key)
    rows = list(Note.objects.values_list("name", "seat", "text"))
    assert len(rows) == 2
    assert not any(name for name, _, _ in rows)
    assert not {seat for _, seat, _ in rows} & set(unnamed.people.values())
    keep(unnamed, key)  # once more changes nothing
    assert set(Note.objects.values_list("name", "seat", "text")) == set(rows)


def test_the_same_words_of_two_are_told_apart_no_more_and_stay_two(unnamed: Team) -> None:
    row = unnamed.begun()
    for name in ("Eve", "Sam", "Oli"):
        actions.note(unnamed.seat(name), row.key, "M04", "The same.", NOW)
    meeting = Note.objects.values_list("meeting_id", flat=True)[0]
    for _ in range(2):
        forget_whose(meeting)
    assert sorted(Note.objects.values_list("seat", flat=True)) == ["#0", "#1", "#2"]
