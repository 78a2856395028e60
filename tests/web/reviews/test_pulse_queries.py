"""Which pulses are due, and what was given."""

from datetime import UTC, date, datetime

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.portfolio.actions import archive, create, set_stage
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.reviews.pulse_actions import give_pulse
from alliancemap_web.reviews.pulse_queries import own_pulse, pulsed, pulses_due, pulses_of
from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 9, 0, tzinfo=UTC)
MARCH, TODAY = date(2027, 3, 1), date(2027, 3, 10)


@pytest.fixture
def ada(db: None) -> Member:
    return member_in("Petite", "ada@example.org", "Ada")


def begun(member: Member, example: str = "mannkind-sanofi", stage: str = "running") -> str:
    return create(member, data_of(example), NOW, "file", stage=stage)


def due(member: Member, day: date = TODAY) -> list[str]:
    return [row.key for row in pulses_due(member, day)]


def test_a_pulse_is_due_until_it_is_given_and_again_the_next_month(ada: Member) -> None:
    key = begun(ada)
    begun(ada, "tesla-daimler", "talks")
    assert due(ada) == [key]
    kept = find_alliance(ada, key)
    assert kept
    give_pulse(ada, kept, {"R09": 2}, "So so", NOW)
    assert due(ada) == []
    assert due(ada, date(2027, 3, 31)) == []
    assert due(ada, date(2027, 4, 1)) == [key]
    assert pulsed(ada, MARCH) == {(key, MARCH)}
    own = own_pulse(ada, kept.id, MARCH)
    assert own
    assert (own.levels, own.sentence) == ({"R09": 2}, "So so")
    assert pulses_of(kept.id, MARCH) == (own,)
    assert pulses_of(kept.id, date(2027, 4, 1)) == ()


def test_what_one_gave_is_still_due_of_another(ada: Member) -> None:
    key = begun(ada)
    kept = find_alliance(ada, key)
    assert kept
    give_pulse(ada, kept, {"R09": 2}, "", NOW)
    assert due(member_in("Petite", "ben@example.org", "Ben", "respondent")) == [key]


def test_nothing_is_due_of_whoever_may_not_answer_or_sees_none(ada: Member) -> None:
    key = begun(ada)
    assert due(member_in("Petite", "cy@example.org", "Cy", "reader")) == []
    assert due(member_in("Autre", "zoe@example.org", "Zoé")) == []
    eva = member_in("Petite", "eva@example.org", "Eva", "respondent", sees_all=False)
    assert due(eva) == []
    whom = next(row.key for row in list_members(ada) if row.name == "Eva")
    open_alliance(ada, whom, key, "outline", NOW)
    assert due(eva) == []
    open_alliance(ada, whom, key, "whole", NOW)
    assert due(eva) == [key]


def test_nothing_is_due_of_what_is_over_or_put_away(ada: Member) -> None:
    key = begun(ada)
    set_stage(ada, key, "ended", NOW)
    assert due(ada) == []
    set_stage(ada, key, "running", NOW)
    archive(ada, key, NOW)
    assert due(ada) == []
