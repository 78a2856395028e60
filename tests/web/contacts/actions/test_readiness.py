"""A self-check is one's own, whole, and one a day."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.actions import give_check
from alliancemap_web.contacts.queries import own_check
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

NOW = datetime(2026, 1, 6, 9, tzinfo=UTC)
WHOLE = dict.fromkeys(READINESS_LINES, 2)


def test_a_second_of_the_same_day_takes_the_place_of_the_first(owner: Member) -> None:
    give_check(owner, WHOLE, NOW)
    give_check(owner, WHOLE | {1: 4}, NOW)
    found = own_check(owner, NOW.date())
    assert found
    assert dict(found.levels) == WHOLE | {1: 4}


def test_every_line_is_answered_with_a_level(owner: Member) -> None:
    for wrong, code in (({1: 3}, "CON030"), (WHOLE | {5: 5}, "CON031"), ({}, "CON030")):
        with pytest.raises(RefusedError) as refused:
            give_check(owner, wrong, NOW)
        assert refused.value.reasons[0].code == code
    assert own_check(owner, NOW.date()) is None


def test_programs_and_people_from_outside_have_no_view_of_the_firm(owner: Member) -> None:
    for other in (replace(owner, person=None), replace(owner, sees_all=False)):
        with pytest.raises(NotAllowedError):
            give_check(other, WHOLE, NOW)
