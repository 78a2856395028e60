"""If one person left: what still stands, with nothing of it kept."""

from datetime import date
from typing import Any

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.drill import Drill, drill, known
from alliancemap_web.contacts.queries import people_of
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.readings import judged_of

TODAY = date(2026, 1, 6)


def without(
    people: Known, name: str, *tagged: str, spare: tuple[str, ...] = (), **more: Any
) -> Drill:
    desk = people.desk
    kept, everybody = desk.kept(), people_of(desk.kept().id)
    person = everybody.find(people.keys[name])
    assert person
    return drill(
        kept, everybody, person, tagged, spare, TODAY, more.get("language", "en"), "/home/"
    )


def say(desk: Desk, factor: str, **value: Any) -> None:
    change = Change(f"answer/{factor}", value)
    record(desk.member, desk.alliance, [change], desk.clock.moment)


def test_answers_that_rest_on_them_are_unknown_on_the_second_map_alone(people: Known) -> None:
    say(people.desk, "R20", level=1)
    before = people.desk.kept()
    found = without(people, "Ada")
    assert "R20" in [one.factor for one in found.resting]
    assert found.sides is not None
    now, after = found.sides
    assert now.picture != after.picture
    shaken = {one.factor: one for one in found.shaken}
    assert shaken["R20"].now.startswith("level 1")
    assert shaken["R20"].after == "unknown"
    assert people.desk.kept() == before


def test_what_is_spared_is_not_lost(people: Known) -> None:
    say(people.desk, "R20", level=1)
    found = without(people, "Ada", spare=("R20",))
    assert [(one.factor, one.is_lost) for one in found.resting] == [("R20", False)]
    assert found.lost_answers == 0
    assert found.sides is None
    assert not found.is_other_verdict


def test_a_deal_breaker_that_is_no_longer_excluded_is_named(people: Known) -> None:
    say(people.desk, "R05", level=3)
    found = without(people, "Eva Lund", "R05")
    shaken = {one.factor: one for one in found.shaken}
    assert shaken["R05"].gate.startswith("Deal-breaker that can no longer be excluded")


def test_the_verdict_may_turn(people: Known) -> None:
    judged = judged_of(people.desk.kept().document)
    tagged = [one.id for one in judged.instrument.factors]
    found = without(people, "Eva Lund", *tagged)
    assert found.sides is not None
    assert found.is_other_verdict == (found.sides[0].verdict != found.sides[1].verdict)
    assert found.sides[1].dots is None  # too early to count with everything unknown


def test_for_one_of_ours_a_second_tie_is_proposed(people: Known) -> None:
    todo = without(people, "Ada").to_do
    assert "Name a deputy for Ada" in todo[0]
    assert "Let Ben get to know Eva Lund: that makes a second tie." in todo


def test_for_one_of_theirs_a_stand_in_is_asked_for(people: Known) -> None:
    say(people.desk, "R20", level=1, note="says Eva Lund")
    todo = without(people, "Eva Lund").to_do
    assert todo[0].startswith("Ask Eva Lund who stands in")
    assert any("General management" in one for one in todo)
    assert any("R20" in one for one in todo)


def test_many_answers_are_counted_rather_than_all_named(people: Known) -> None:
    factors = [one.id for one in judged_of(people.desk.kept().document).instrument.factors]
    todo = without(people, "Eva Lund", *factors).to_do
    assert any(" more." in one for one in todo)


def test_nobody_else_means_somebody_is_to_be_found(people: Known) -> None:
    from alliancemap_web.contacts.actions import forget_person

    desk = people.desk
    forget_person(desk.member, desk.kept(), people.keys["Ben"])
    assert any("Find a second person of ours" in one for one in without(people, "Ada").to_do)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_person_can_be_taken_away(people: Known, language: str) -> None:
    for name in people.keys:
        found = without(people, name, language=language)
        assert found.name == name
        assert found.to_do


def test_a_factor_is_asked_for_or_not(people: Known) -> None:
    judged = judged_of(people.desk.kept().document)
    assert known(judged, "R20")
    assert not known(judged, "X99")
