"""What the room tells the others: its doors, what waits for whom, its dates, its notes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from portfolio_made import data_of
from web.decisions.conftest import NOW

from alliancemap.picture.content import MapNote
from alliancemap_web.decisions.actions import (
    Guess,
    Plan,
    Wish,
    add_condition,
    ask_why,
    decide,
    foretell,
    reveal,
    settle,
    turn_condition,
    write_sentence,
)
from alliancemap_web.decisions.queries import askings_of
from alliancemap_web.decisions.telling import dated, noting, opening, short, waiting
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.rights import Member

Whole = Callable[[], Kept]
STAGE = Plan(
    "stage", "Why.", "Ada", finds="What?", cap="€1", until="2026-06-01", look_on="2026-04-01"
)


def doors(member: Member, kept: Kept, now: datetime = NOW) -> dict[int, tuple[str, int]]:
    return {one.place: (one.says, one.waiting) for one in opening(member, kept, now)}


def waits(member: Member, now: datetime = NOW) -> list[tuple[str, bool]]:
    return [(one.text, one.is_late) for one in waiting(member, now)]


def test_the_doors_say_how_things_stand(ada: Member, chloe: Member, whole: Whole) -> None:
    assert doors(ada, whole()) == {
        20: ("Not asked yet.", 0),
        30: ("Nobody has set a condition.", 0),
        40: ("Nothing decided yet.", 0),
        45: ("What I expect, for me alone.", 0),
    }
    ask_why(ada, whole(), "", NOW)
    asking = askings_of(whole())[0]
    write_sentence(ada, asking, "Mine.", NOW)
    add_condition(chloe, whole(), Wish("they sign"), NOW)
    decide(ada, whole(), STAGE, NOW)
    assert doors(ada, whole())[20] == ("Asked: your sentence is kept, all are shown later.", 0)
    assert doors(chloe, whole())[20] == ("Asked: your sentence is missing.", 1)
    assert doors(ada, whole())[30] == ("1 open condition of somebody’s support.", 0)
    assert doors(ada, whole())[40] == ("Go in stages. Decided by Ada.", 0)
    reveal(ada, asking, NOW)
    assert doors(chloe, whole())[20] == ("All sentences are shown; none is taken yet.", 0)
    settle(ada, whole(), askings_of(whole())[0], "Ours.", 0, NOW)
    assert doors(chloe, whole())[20] == ("We took a sentence; it is on the map.", 0)


def test_a_program_has_no_door_to_forecasts(ada: Member, whole: Whole) -> None:
    assert 45 not in doors(replace(ada, person=None), whole())


def test_a_condition_waits_for_its_owner_when_late_and_for_its_author_when_met(
    ada: Member, ben: Member, chloe: Member, whole: Whole
) -> None:
    key = add_condition(chloe, whole(), Wish("they sign", "all", "Ben", "2026-05-01"), NOW)
    assert waits(ada) == waits(ben) == waits(chloe) == []
    late = NOW.replace(month=5)
    assert waits(ben, late) == [("A condition is overdue: they sign", True)]
    assert waits(ada, late) == waits(chloe, late) == []
    turn_condition(ben, whole(), key, "met", "", NOW)
    assert waits(chloe, late) == [("Is your condition met? they sign", False)]
    assert waits(ben, late) == []


def test_a_late_condition_without_an_owner_here_waits_for_author_and_editors(
    ada: Member, chloe: Member, reader: Member, whole: Whole
) -> None:
    add_condition(chloe, whole(), Wish("they sign", "all", "Mr Weiss", "2026-05-01"), NOW)
    late = NOW.replace(month=5)
    assert len(waits(ada, late)) == len(waits(chloe, late)) == 1
    assert waits(reader, late) == []


def test_looks_and_questions_to_ask_again_wait_for_who_may_act(
    ada: Member, chloe: Member, whole: Whole
) -> None:
    decide(ada, whole(), STAGE, NOW)
    ask_why(ada, whole(), "", NOW)
    reveal(ada, askings_of(whole())[0], NOW)
    settle(ada, whole(), askings_of(whole())[0], "Ours.", 3, NOW)
    assert waits(ada) == []
    assert waits(ada, NOW.replace(day=20)) == [("Look again at the decision: Go in stages", False)]
    june = NOW.replace(month=6, day=2)
    assert set(waits(ada, june)) == {
        ("Ask again why we do this", False),
        ("Look again at the decision: Go in stages", True),
        ("A trial ends: Go in stages", True),
    }
    assert waits(chloe, june) == []


def test_a_forecast_waits_for_its_person_from_its_day_on(
    ada: Member, chloe: Member, whole: Whole
) -> None:
    foretell(chloe, whole(), Guess("Will it?", 60, "2026-05-01"), NOW)
    assert waits(chloe) == []
    assert waits(chloe, NOW.replace(month=5)) == [("What happened? Will it?", False)]
    assert waits(ada, NOW.replace(month=5)) == []


def test_dates_are_told_but_for_forecasts(ada: Member, whole: Whole) -> None:
    ask_why(ada, whole(), "2026-04-10", NOW)
    add_condition(ada, whole(), Wish("they sign", due="2026-05-01"), NOW)
    add_condition(ada, whole(), Wish("some day"), NOW)
    decide(ada, whole(), STAGE, NOW)
    foretell(ada, whole(), Guess("Will it?", 60, "2026-05-09"), NOW)
    told = {(one.says, one.day) for one in dated(ada, NOW.date())}
    assert told == {
        ("decisions.dated_why", date(2026, 4, 10)),
        ("decisions.dated_condition", date(2026, 5, 1)),
        ("decisions.dated_end", date(2026, 6, 1)),
        ("decisions.dated_look", date(2026, 4, 1)),
    }
    assert len({one.uid for one in dated(ada, NOW.date())}) == 4


def test_open_conditions_are_noted_where_they_belong_in_the_readers_language(
    ada: Member, chloe: Member, whole: Whole
) -> None:
    add_condition(chloe, whole(), Wish("they sign", "risk"), NOW)
    gone = add_condition(ada, whole(), Wish("they pay"), NOW)
    turn_condition(ada, whole(), gone, "withdrawn", "", NOW)
    (note,) = noting(ada, whole(), "fr")
    assert (note.part, note.kind, note.count) == ("gauge-risk", "condition", 1)
    assert note.text == "Chloé soutiendrait cela si they sign"
    assert "/team/conditions/#" in note.link
    assert isinstance(note, MapNote)


@pytest.mark.parametrize("asked", [waiting, dated])
def test_more_alliances_take_no_more_queries(  # type: ignore[no-untyped-def]
    ada: Member, whole: Whole, asked
) -> None:
    def everything(kept: Kept) -> None:
        ask_why(ada, kept, "2026-04-10", NOW)
        add_condition(ada, kept, Wish("they sign", due="2026-03-05"), NOW)
        decide(ada, kept, STAGE, NOW)
        foretell(ada, kept, Guess("Will it?", 60, "2026-03-05"), NOW)

    later = NOW + timedelta(days=60)
    given = later if asked is waiting else later.date()
    everything(whole())
    with CaptureQueriesContext(connection) as few:
        first = list(asked(ada, given))
    for _ in range(3):
        kept = find_alliance(ada, create(ada, data_of("tesla-daimler"), NOW))
        assert kept is not None
        everything(kept)
    with CaptureQueriesContext(connection) as many:
        second = list(asked(ada, given))
    assert len(second) == 4 * len(first)
    assert len(many) == len(few)


def test_a_long_text_is_cut_and_a_short_one_not() -> None:
    assert short("a  b\nc") == "a b c"
    assert len(short("word " * 40)) <= 80
    assert short("word " * 40).endswith("…")
