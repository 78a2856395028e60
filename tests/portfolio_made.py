"""Firms, members and alliances for the tests of the workplace, made in a line each."""

from datetime import UTC, datetime
from typing import Any

from house import ROOT

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap_web.people.models import Person
from alliancemap_web.workspaces.models import Membership, Workspace
from alliancemap_web.workspaces.queries import find_member
from alliancemap_web.workspaces.rights import Member, Role

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
PASSWORD = "violet harbour engine seven"


def data_of(example: str) -> dict[str, Any]:
    """The plain data of one of the shipped examples."""
    text = (ROOT / "examples" / f"{example}.yaml").read_text("utf-8")
    return plain_alliance(read_alliance(text))


def member_in(firm: str, address: str, name: str, role: Role = "owner", **more: Any) -> Member:
    """A new person who is a member of the firm of a name, which is made when there is none."""
    person, _ = Person.objects.get_or_create(email=address)
    person.set_password(PASSWORD)
    person.save()
    workspace, _ = Workspace.objects.get_or_create(name=firm, defaults={"made_at": BEGUN})
    Membership.objects.create(
        workspace=workspace, person=person, name=name, role=role, joined_at=BEGUN, **more
    )
    member = find_member(person.pk, workspace.key)
    assert member
    return member
