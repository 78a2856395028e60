"""A firm's rows are its own: every table of a firm leads to its workspace, and to no other firm.

This is what an installation of many firms could be divided by: all rows of a workspace on one
server, without a row elsewhere that they need.
"""

import pytest
from django.apps import apps
from django.db import models

from alliancemap_web.workspaces.models import Workspace

# Of people, of the installation or of nobody: these are no firm's, with the reason.
NO_FIRMS = {
    "people.Person": "somebody may be a member of several firms",
    "people.Visit": "somebody's, whichever firm they look at",
    "lounge.Talk": "somebody's own, before it is brought into a firm",
    "lounge.TalkOperation": "as the talk",
    "lounge.Link": "sealed on a phone; nobody's here",
    "alliances.Alliance": "the published examples",
    "alliances.AllianceVersion": "the published examples",
    "jobs.Worker": "the installation's",
    "jobs.Schedule": "the installation's",
    "django_tasks_database.DBTaskResult": "the installation's",
}
# Libraries that keep what is somebody's own, such as their second step.
OF_PEOPLE = {"account", "mfa", "socialaccount", "auth", "contenttypes", "sessions"}
# Rows that name a firm without the table saying so, or that belong to people and firms alike.
LOOSE = {"logbook", "privacy", "operation"}


def own_tables() -> list[type[models.Model]]:
    """The tables of the product, libraries' and people's left out."""
    return [
        one
        for one in apps.get_models(include_auto_created=True)
        if one._meta.app_label not in OF_PEOPLE | LOOSE and one._meta.label not in NO_FIRMS
    ]


def leads_to_a_workspace(table: type[models.Model]) -> bool:
    """Whether rows of a table lead, by keys that are never empty, to one workspace."""
    seen, ways = {table}, [table]
    while ways:
        one = ways.pop()
        if one is Workspace:
            return True
        for field in one._meta.concrete_fields:
            other = field.related_model if field.many_to_one or field.one_to_one else None
            if isinstance(other, type) and not field.null and other not in seen:
                seen.add(other)
                ways.append(other)
    return False


def test_there_are_tables_to_look_at() -> None:
    assert len(own_tables()) > 40


@pytest.mark.parametrize("table", own_tables(), ids=lambda one: one._meta.label)
def test_a_row_leads_to_one_workspace(table: type[models.Model]) -> None:
    assert leads_to_a_workspace(table)


@pytest.mark.parametrize("label", sorted(NO_FIRMS))
def test_what_is_no_firms_is_there_and_leads_to_none(label: str) -> None:
    assert not leads_to_a_workspace(apps.get_model(label))


def test_the_only_key_that_a_firm_and_its_people_share_is_the_persons() -> None:
    """Between two servers only accounts would have to be the same."""
    outside = {
        field.related_model._meta.label
        for table in own_tables()
        for field in table._meta.concrete_fields
        if (field.many_to_one or field.one_to_one)
        and isinstance(field.related_model, type)
        and field.related_model not in own_tables()
    }
    assert outside == {"people.Person"}
