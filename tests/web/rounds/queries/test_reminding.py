"""Which reminder is due on which day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from web.portfolio.desk import Desk
from web.rounds.team import Team

from alliancemap_web.rounds import actions
from alliancemap_web.rounds.models import Participant, Turn
from alliancemap_web.rounds.queries import letter_by_hand, to_remind
from alliancemap_web.rounds.queries.reminding import due

BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (10, {5: "midway", 6: "midway", 7: "midway", 8: "midway", 9: "last"}),
        (4, {2: "midway", 3: "last"}),
        (3, {2: "last"}),
        (1, {0: "last"}),
        (0, {}),
    ],
)
def test_midway_and_the_day_before_the_last(days: int, expected: dict[int, str]) -> None:
    turn = Turn(opened_at=BEGUN, until=BEGUN.date() + timedelta(days=days))
    found = {day: due(turn, BEGUN.date() + timedelta(days=day)) for day in range(days + 1)}
    assert {day: kind for day, kind in found.items() if kind} == expected
    assert due(Turn(opened_at=BEGUN), date(2026, 1, 2)) == ""


@pytest.mark.django_db
def test_only_who_has_an_address_and_is_not_done_is_written_to(team: Team, ada: Desk) -> None:
    Participant.objects.filter(name__in=("Sam", "Eva")).update(address="x@example.org")
    last = team.now.date() + timedelta(days=6)
    assert [one.name for one in to_remind(last)] == ["Sam", "Eva"]
    actions.finish(team.seat("Sam"), team.now)
    assert [(one.name, one.kind) for one in to_remind(last)] == [("Eva", "last")]
    turn = Turn.objects.get().pk
    actions.mark_reminded(team.people["Eva"], turn, "last", "s", team.now)
    assert list(to_remind(last)) == []


@pytest.mark.django_db
def test_by_hand_one_is_reminded_once_a_turn(team: Team) -> None:
    assert letter_by_hand(team.key, team.people["Sam"]) is None  # there is no address
    Participant.objects.filter(name="Sam").update(address="x@example.org")
    letter = letter_by_hand(team.key, team.people["Sam"])
    assert letter is not None
    actions.mark_reminded(letter.participant, letter.turn, letter.kind, "s", team.now)
    assert letter_by_hand(team.key, team.people["Sam"]) is None
    assert letter_by_hand("z" * 12, team.people["Sam"]) is None
