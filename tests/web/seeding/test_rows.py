"""What is seeded is what the pages would have kept, to the last field."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.test import Client

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio import actions
from alliancemap_web.portfolio.models import Act, Alliance, Assessed
from alliancemap_web.seeding.drawn import DrawnFirm, Order, draw_firm
from alliancemap_web.seeding.fill import is_empty, make_firm
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member

UNTIL = datetime(2026, 11, 1, tzinfo=UTC)
ORDER = Order(seed=7, firms=1, alliances=3, answers=23, until=UNTIL, password="!")
# Where both must differ: their numbers and keys, and who drew the first acts' ids.
OWN = {"id", "key", "workspace", "alliance", "person"}


def by_the_actions(firm: DrawnFirm) -> list[str]:
    """The same firm made as the pages make one, under other addresses; its alliances' keys."""
    workspace = Workspace.objects.create(name=firm.name, made_at=firm.made_at)
    members: list[Member] = []
    for one in firm.people:
        person = Person.objects.create(email=f"again.{one.email}", name=one.name)
        Membership.objects.create(
            workspace=workspace,
            person=person,
            name=one.name,
            role=one.role,
            joined_at=firm.made_at,
        )
        member = find_member(person.pk, workspace.key)
        assert member
        members.append(member)
    keys = []
    for drawn in firm.alliances:
        key = actions.create(members[0], drawn.base, drawn.begun, stage=drawn.stage)
        for sitting in drawn.sittings:
            actions.record(members[sitting.person], key, list(sitting.changes), sitting.at)
        keys.append(key)
    return keys


def told(key: str) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]:
    """What the tables hold of an alliance, without what must differ."""
    row = Alliance.objects.get(key=key)
    acts = [
        {name: value for name, value in model_to_dict(one).items() if name not in OWN}
        for one in Act.objects.filter(alliance=row)
    ]
    for one in acts:
        if not one["register"].startswith("answer/"):
            del one["number"]
    kept = {name: value for name, value in model_to_dict(row).items() if name not in OWN}
    return kept, acts, model_to_dict(Assessed.objects.get(alliance=row), exclude=["alliance"])


@pytest.mark.slow
@pytest.mark.django_db
def test_what_is_seeded_is_what_the_actions_keep() -> None:
    firm = draw_firm(ORDER.seed, 1, ORDER.alliances, ORDER.answers, UNTIL)
    assert is_empty()
    assert make_firm(ORDER, 1) == len(firm.people)
    assert not is_empty()
    assert Act.objects.filter(register__startswith="answer/").count() == 3 * 23
    for seeded, made in zip(firm.alliances, by_the_actions(firm), strict=True):
        ours, theirs = told(seeded.key), told(made)
        assert ours[0] == theirs[0]
        assert ours[1] == theirs[1]
        assert ours[2] == theirs[2]


@pytest.mark.slow
@pytest.mark.django_db
def test_the_pages_read_what_is_seeded() -> None:
    firm = draw_firm(ORDER.seed, 1, ORDER.alliances, ORDER.answers, UNTIL)
    make_firm(ORDER, 1)
    browser = Client()
    browser.force_login(Person.objects.get(email="person0@firm1.example"))
    listed = browser.get(f"/en/work/{firm.key}/alliances/").content.decode()
    for one in firm.alliances:
        partner = one.base["parties"]["partner"]["name"]
        assert partner in listed
        page = browser.get(f"/en/work/{firm.key}/alliances/{one.key}/")
        assert page.status_code == 200
        assert partner in page.content.decode()


def test_the_same_seed_draws_the_same_firm_and_another_draws_another() -> None:
    one = draw_firm(7, 1, 2, 12, UNTIL)
    assert one == draw_firm(7, 1, 2, 12, UNTIL)
    assert one.key != draw_firm(8, 1, 2, 12, UNTIL).key
    assert one.key != draw_firm(7, 2, 2, 12, UNTIL).key


def test_a_firm_has_the_same_people_whatever_it_answers() -> None:
    assert draw_firm(7, 1, 1, 1, UNTIL).people == draw_firm(7, 1, 3, 40, UNTIL).people


def test_every_answer_is_asked_for_and_lies_between_the_beginning_and_the_day() -> None:
    for drawn in draw_firm(7, 1, 4, 35, UNTIL).alliances:
        assert sum(len(one.changes) for one in drawn.sittings) == 35
        moments = [one.at for one in drawn.sittings]
        assert moments == sorted(moments)
        assert drawn.begun < moments[0]
        assert moments[-1] < UNTIL
