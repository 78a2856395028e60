"""What is seeded is what the pages would have kept, to the last field."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.forms.models import model_to_dict

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio import actions
from alliancemap_web.portfolio.models import Act, Alliance, Assessed
from alliancemap_web.seeding.actions.firms import is_empty, make_firm
from alliancemap_web.seeding.drawn import DrawnFirm, Order, draw_firm
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
