"""The machine's clock jumps, back and on: order stays the order in which things were done.

Nothing here waits: the one clock of the program is told what time it is.
"""

from datetime import UTC, datetime, timedelta

import pytest
from portfolio_made import data_of, member_in

from alliancemap.instruments.functions import load_askers
from alliancemap_web.jobs import actions as jobs
from alliancemap_web.jobs import queries as waiting
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.schedule import Rule
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.fold import document
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.rounds.queries import seat_of
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
YEARS = timedelta(days=5 * 366)
JUMPS = (timedelta(0), -timedelta(hours=3), -YEARS, YEARS, -timedelta(days=1), timedelta(seconds=1))
RAN: list[str] = []


@job("durability.tick")
def tick() -> None:
    """Leave a trace."""
    RAN.append("tick")


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of a firm."""
    return member_in("Lumio", "ada@firm.example", "Ada")


def test_acts_keep_the_order_they_were_done_in_whatever_the_clock_says(owner: Member) -> None:
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    for level, jump in enumerate(JUMPS):
        said = {"level": level % 5, "note": f"said {level}"}
        record(owner, key, [Change("answer/M01", said)], NOW + jump)
        record(owner, key, [Change("fact/aim", f"aim {level}")], NOW + jump)
    kept = find_alliance(owner, key)
    assert kept
    assert [one.sequence for one in kept.acts] == list(range(1, 2 * len(JUMPS) + 2))
    assert [one.value["note"] for one in kept.acts if one.register == "answer/M01"] == [
        f"said {level}" for level in range(len(JUMPS))
    ]
    # What was said last counts, though years before by the clock of its time.
    data = document(kept.acts)
    assert data["aim"] == f"aim {len(JUMPS) - 1}"
    assert data["answers"]["M01"][-1]["note"] == f"said {len(JUMPS) - 1}"
    dates = [str(one["date"]) for one in data["answers"]["M01"]]
    assert dates == sorted(dates)


def test_an_act_taken_back_while_the_clock_was_behind_is_taken_back(owner: Member) -> None:
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    done = record(owner, key, [Change("fact/aim", "a new aim")], NOW + YEARS)
    record(owner, key, [Change("fact/aim", undoes=done.entries[0].id)], NOW - YEARS)
    kept = find_alliance(owner, key)
    assert kept
    assert document(kept.acts)["aim"] == data_of("mannkind-sanofi")["aim"]


def test_a_clock_set_back_reopens_no_round_that_was_revealed(owner: Member) -> None:
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    kept = find_alliance(owner, key)
    assert kept
    asked = rounds.begin(owner, kept, "Before we sign", ("M04",), "en", NOW)
    rounds.change(owner, kept, asked, "Before we sign", ("M04",), names=True)
    seats = [
        rounds.add_person(owner, kept, asked, rounds.Guest(one, one), NOW)
        for one in ("direction", "sales")
    ]
    rounds.propose(owner, kept, asked, load_askers())
    until = NOW.date() + timedelta(days=7)
    secrets = ["a-first-secret-of-them", "another-secret-of-them"]
    rounds.open_round(owner, kept, asked, until, secrets, NOW)
    for one in seats:
        seat = seat_of(one, NOW)
        assert seat
        rounds.answer(seat, "M04", rounds.Wish("2", "", "", "guess", "so"), NOW)
        rounds.finish(seat, NOW)
    rounds.reveal(owner, kept, asked, NOW, force=True)
    for jump in JUMPS:
        seat = seat_of(seats[0], NOW + jump)
        if seat is not None:  # else the link itself has ended
            with pytest.raises(RefusedError):
                rounds.answer(seat, "M04", rounds.Wish("4", "", "", "guess", "no"), NOW + jump)


@pytest.mark.usefixtures("db")
def test_what_a_rule_missed_comes_once_and_a_clock_set_back_holds_nothing_up() -> None:
    rule = Rule(tick, timedelta(minutes=15))
    jobs.tick([rule], NOW)
    for now in (NOW + timedelta(minutes=15), NOW + YEARS):
        assert jobs.tick([rule], now) == 1
        assert jobs.tick([rule], now) == 0
        assert waiting.ready(now).count() == 1
        claimed = jobs.claim("w", now)
        assert claimed
        jobs.settle(claimed, None, now)
    # Set back: what was written down for years ahead is due when it is due by the time there is.
    assert jobs.tick([rule], NOW) == 0
    assert jobs.tick([rule], NOW + timedelta(minutes=14)) == 0
    assert jobs.tick([rule], NOW + timedelta(minutes=15)) == 1
