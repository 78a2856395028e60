"""Giving the pulse: once a month each, of running alliances, and never part of a verdict."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.portfolio.actions import archive, create, set_stage
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.reviews.models import Pulse
from alliancemap_web.reviews.pulse_actions import give_pulse
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 3, 31, 23, 0, tzinfo=UTC)
APRIL = datetime(2027, 4, 1, 0, 0, tzinfo=UTC)


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


@pytest.fixture
def kept(ada: Member) -> Callable[[], Kept]:
    key = create(ada, data_of("mannkind-sanofi"), NOW, "file", stage="running")

    def now() -> Kept:
        found = find_alliance(ada, key)
        assert found
        return found

    return now


def test_an_answer_of_the_same_month_takes_the_place_of_the_first(
    ada: Member, kept: Callable[[], Kept]
) -> None:
    give_pulse(ada, kept(), {"R09": 1, "R10": 2}, "Slow", NOW)
    give_pulse(ada, kept(), {"R09": 3}, "  Better\nnow ", LATER)
    give_pulse(ada, kept(), {"R09": 4}, "", APRIL)
    rows = Pulse.objects.values_list("month__month", "levels", "sentence", "at")
    assert list(rows) == [(3, {"R09": 3}, "Better now", LATER), (4, {"R09": 4}, "", APRIL)]


def test_each_person_has_their_own(ada: Member, kept: Callable[[], Kept]) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    give_pulse(ada, kept(), {"R09": 1}, "", NOW)
    give_pulse(ben, kept(), {"R09": 4}, "", NOW)
    assert sorted(Pulse.objects.values_list("by", flat=True)) == ["Ada", "Ben"]


def test_a_pulse_is_never_part_of_a_verdict(ada: Member, kept: Callable[[], Kept]) -> None:
    before = kept()
    factors = [one.id for one in judged_of(before.document).instrument.factors]
    for level in range(5):
        give_pulse(ada, before, dict.fromkeys(factors, level), "All of it", NOW)
        assert kept() == before  # document, acts and every column that lists read
    assert judged_of(kept().document) is judged_of(before.document)


def test_a_reader_gives_none(ada: Member, kept: Callable[[], Kept]) -> None:
    assert ada
    reader = member_in("Petite", "cy@example.org", "Cy", "reader")
    with pytest.raises(NotAllowedError):
        give_pulse(reader, kept(), {"R09": 1}, "", NOW)
    assert not Pulse.objects.exists()


@pytest.mark.parametrize(
    ("levels", "said", "status", "code"),
    [
        ({}, "only words", 422, "REV052"),
        ({"R09": 5}, "", 422, "REV053"),
        ({"R09": -1}, "", 422, "REV053"),
        ({"R09": 1}, "x" * 301, 422, "REV054"),
    ],
)
def test_what_is_no_answer_is_refused(
    ada: Member, kept: Callable[[], Kept], levels: Any, said: str, status: int, code: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        give_pulse(ada, kept(), levels, said, NOW)
    assert (refusal.value.status, refusal.value.reasons[0].code) == (status, code)
    assert all(refusal.value.reasons[0].sentence(one) for one in ("en", "fr"))
    assert not Pulse.objects.exists()


def test_only_a_running_alliance_has_a_pulse(ada: Member, kept: Callable[[], Kept]) -> None:
    set_stage(ada, kept().key, "talks", NOW)
    with pytest.raises(RefusedError):
        give_pulse(ada, kept(), {"R09": 1}, "", NOW)
    set_stage(ada, kept().key, "running", NOW)
    archive(ada, kept().key, NOW)
    with pytest.raises(RefusedError):
        give_pulse(ada, kept(), {"R09": 1}, "", NOW)
    assert not Pulse.objects.exists()
