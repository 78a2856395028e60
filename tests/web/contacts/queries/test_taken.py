"""What goes out is what the member may see; nothing where there is nothing."""

from collections.abc import Callable
from dataclasses import replace

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.queries import taken_out


def test_nothing_goes_out_where_nothing_is_kept(ada: Desk) -> None:
    assert taken_out(ada.member, ada.alliance) == {}
    assert taken_out(ada.member, None) == {}
    assert taken_out(replace(ada.member, person=None), None) == {}


def test_who_does_not_see_the_alliance_takes_nothing_of_it(
    people: Known, sit: Callable[..., Desk]
) -> None:
    alliance = people.desk.alliance
    assert len(taken_out(people.desk.member, alliance)["people"]) == 5
    assert taken_out(sit("Eva", "editor", sees_all=False).member, alliance) == {}
    assert taken_out(sit("Zoe", "owner", firm="Autre").member, alliance) == {}
