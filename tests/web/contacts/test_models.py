"""What the tables hold against by themselves."""

import pytest
from django.db import IntegrityError, transaction
from web.contacts.conftest import Known

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.actions import (
    ItemGiven,
    StoryGiven,
    begin_handover,
    forget_person,
    give_check,
    set_formal,
    set_rests,
    tell_story,
)
from alliancemap_web.contacts.models import (
    Contact,
    Formal,
    Handover,
    HandoverItem,
    Rests,
    SelfCheck,
    Story,
    Tie,
)
from alliancemap_web.portfolio.actions import delete_alliance


@pytest.fixture
def filled(people: Known) -> Known:
    """A row in each table."""
    desk = people.desk
    who, kept, now = desk.member, desk.kept(), desk.clock.moment
    set_formal(who, kept, {"plan": True}, now)
    set_rests(who, kept, people.keys["Max"], ["R05"], now)
    tell_story(who, kept, StoryGiven("x"), now)
    items = [ItemGiven("tie", contact=people.keys["Max"])]
    begin_handover(who, kept, people.keys["Ada"], None, items, now)
    give_check(who, dict.fromkeys(READINESS_LINES, 1), now)
    return people


def test_nothing_is_there_twice(filled: Known) -> None:
    for table in (Tie, Rests, Formal, SelfCheck):
        row = table.objects.first()  # type: ignore[attr-defined]
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_all_goes_with_the_alliance_but_what_is_the_firms(filled: Known) -> None:
    desk = filled.desk
    delete_alliance(desk.member, desk.alliance, desk.clock.moment)
    for table in (Contact, Tie, Rests, Formal, Story, Handover, HandoverItem):
        assert not table.objects.exists()  # type: ignore[attr-defined]
    assert SelfCheck.objects.exists()


def test_what_names_a_person_goes_with_them(filled: Known) -> None:
    desk = filled.desk
    forget_person(desk.member, desk.kept(), filled.keys["Max"])
    assert not Rests.objects.exists()
    assert not HandoverItem.objects.exists()
    assert Handover.objects.exists()


def test_rows_name_themselves_by_no_persons_name(filled: Known) -> None:
    told = [str(one) for table in (Contact, Tie, Rests, Formal, Story, Handover, HandoverItem,
            SelfCheck) for one in table.objects.all()]  # type: ignore[attr-defined]  # fmt: skip
    assert told
    assert not {"Ada", "Ben", "Eva Lund", "Max", "Ida"} & set(told)
