"""The step a meeting is at, as its screens show it: who speaks when, how the answers lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.meetings.team import NOW, Team

from alliancemap.model.spread import Said
from alliancemap_web.meetings import actions
from alliancemap_web.meetings.live import standing
from alliancemap_web.meetings.rows import MeetingRow
from alliancemap_web.meetings.showing import (
    LOWEST_ROWS,
    ROOM,
    STEP,
    Stage,
    level_said,
    named_step,
    order_said,
    pile,
    talked,
)
from alliancemap_web.rounds.actions import show_leader
from alliancemap_web.rounds.queries import result_of
from alliancemap_web.rounds.results import Dot, FactorResult, Result

pytestmark = pytest.mark.django_db


def stage_of(made: Team, row: MeetingRow, language: str = "en") -> Stage:
    found = standing(made.owner, made.kept, row, language, NOW).stage
    assert found
    return found


def result(made: Team) -> Result:
    found = result_of(made.owner, made.alliance, made.round)
    assert found
    return found


def test_the_silent_look_shows_all_that_will_be_talked_about_and_names_nobody(made: Team) -> None:
    stage = stage_of(made, made.begun())
    assert (stage.kind, stage.place, stage.of) == ("look", 1, 6)
    assert [one.id for one in stage.talked] == list(made.planned().talks)
    assert stage.next.startswith("Talk: ")
    assert "Eve" not in str([(one.pile, one.camps) for one in stage.talked if not one.order])


def test_the_lowest_speaks_first_then_the_highest_and_the_leader_last(made: Team) -> None:
    stage = stage_of(made, made.to_kind(made.begun(), "talk"))
    (one,) = stage.talked
    order = one.order
    assert order[0] == "Eve"
    assert order[1] == "Sam"
    assert order[-1] == "Dora, last"
    assert set(order[2:-1]) == {"Oli", "Fay"}


def test_without_names_the_order_says_only_from_which_end(unnamed: Team) -> None:
    stage = stage_of(unnamed, unnamed.to_kind(unnamed.begun(), "talk"))
    (one,) = stage.talked
    assert one.order == ("Somebody who answered low", "Somebody who answered high",
                         "Then the others")  # fmt: skip


def test_the_leaders_dot_lies_on_the_pile_once_it_was_shown(made: Team) -> None:
    row = made.to_kind(made.begun(), "talk")
    hidden = stage_of(made, row)
    assert hidden.has_leader_hidden
    assert len(hidden.talked[0].pile.dots) == 4
    show_leader(made.owner, made.kept, made.round, NOW)
    shown = stage_of(made, row)
    assert not shown.has_leader_hidden
    assert len(shown.talked[0].pile.dots) == 5
    assert shown.talked[0].order[-1] == "Dora, last"


def test_what_moved_is_said_and_what_still_moves_can_be_talked_about_again(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({"Eve": {"M04": 4}, "Oli": {"M04": 4}})
    stage = stage_of(made, made.drive(row))
    assert stage.kind == "moved"
    assert not stage.is_stable
    assert stage.may_go_again
    assert [factor for factor, _ in stage.still_moving] == ["M04"]
    assert stage.moved


def test_opinions_that_stand_still_end_it(made: Team) -> None:
    stage = stage_of(made, made.to_kind(made.begun(), "moved"))
    assert stage.is_stable
    assert not stage.may_go_again


def test_after_enough_answers_it_goes_no_further(made: Team) -> None:
    row = made.to_kind(made.begun(), "again")
    made.answers({"Eve": {"M04": 4}, "Oli": {"M04": 4}})
    row = made.drive(row)
    row = actions.again(made.owner, made.kept, row.key, ["M04"], row.version, NOW)
    row = made.to_kind(row, "again")
    made.answers({"Eve": {"M04": 0}, "Oli": {"M04": 0}})
    stage = stage_of(made, made.drive(row))
    assert not stage.is_stable
    assert not stage.may_go_again


def test_a_factor_is_asked_in_the_readers_language(made: Team) -> None:
    row = made.begun()
    english, french = (stage_of(made, row, language).talked[0] for language in ("en", "fr"))
    assert english.ask != french.ask
    assert len(english.levels) == 5
    one = result(made).find(english.id)
    assert one
    assert talked(one, 1, 2, result(made), made.kept.document, "en") == english
    assert order_said(one, result(made)) == english.order


LEVELS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)


@given(st.lists(LEVELS, max_size=12))
def test_every_answer_lies_on_the_pile_and_none_on_another(said: list[list[int]]) -> None:
    dots = tuple(Dot(str(place), "", "", Said(*span)) for place, span in enumerate(said))
    one = FactorResult("M04", dots, None, None, None, None)
    found = pile(one)
    assert len(set(found.dots)) == len(found.dots) == len(said)
    assert all(0 < x < 420 and 0 < y < found.floor for x, y in found.dots)
    assert found.height >= LOWEST_ROWS * STEP + ROOM
    assert (found.twin == "") == (not said)


def test_half_a_level_is_said_as_such() -> None:
    assert [level_said(one) for one in range(4)] == ["0", "0½", "1", "1½"]
    assert named_step("tasks", "") == "Who does what"
