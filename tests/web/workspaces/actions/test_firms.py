"""Workspaces are made, set and deleted; what an account takes along."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from web.workspaces.conftest import (
    NOW,
    ORCHID,
    TULIP,
    at_once,
    invited_by,
    join,
    key_of,
    person,
)

from alliancemap_web.workspaces.actions import (
    accept,
    delete_workspace,
    make_workspace,
    note_visit,
    open_alliance,
    set_settings,
    take_along,
)
from alliancemap_web.workspaces.models import Membership, OpeningEntry, Workspace
from alliancemap_web.workspaces.queries import find_member, settings_of
from alliancemap_web.workspaces.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member, NotAllowedError

pytestmark = pytest.mark.django_db


def test_whoever_makes_a_workspace_owns_it_and_sees_all(firm: Callable[..., Member]) -> None:
    ada = firm("Lumio", "Ada")
    assert (ada.workspace_name, ada.role, ada.name, ada.sees_all) == ("Lumio", "owner", "Ada", True)
    row = Membership.objects.get()
    assert (row.person_id, row.workspace.made_at, row.joined_at) == (ada.person, NOW, NOW)


@pytest.mark.parametrize(("names", "code"), [(("", "Ada"), "WRK001"), (("Lumio", " "), "WRK002")])
def test_nothing_is_made_without_its_names(
    firm: Callable[..., Member], names: tuple[str, str], code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        make_workspace(person("Ada").pk, *names, NOW)
    assert refused.value.code == code
    assert not Workspace.objects.exists()


def test_settings_are_kept_or_refused_as_a_whole(cast: dict[str, Member]) -> None:
    ada = cast["Ada"]
    set_settings(ada, " Lumio  AG ", 120, 180)
    kept = settings_of(ada)
    assert (kept.name, kept.hours, kept.fades_after) == ("Lumio AG", 120, 180)
    for wrong in (("", 1, 90), ("Other", -1, 90), ("Other", 1, 29)):
        with pytest.raises(RefusedError):
            set_settings(ada, *wrong)
        assert settings_of(ada) == kept
    set_settings(ada, "Lumio", None, 365)
    assert settings_of(ada).hours is None


@pytest.mark.parametrize("name", ["Bob", "Cy", "Dee", "Eva"])
def test_only_an_owner_sets_or_deletes(cast: dict[str, Member], name: str) -> None:
    with pytest.raises(NotAllowedError):
        set_settings(cast[name], "Mine", None, 365)
    with pytest.raises(NotAllowedError):
        delete_workspace(cast[name], "Lumio")
    assert settings_of(cast["Ada"]).name == "Lumio"


def test_a_workspace_goes_only_by_its_name(cast: dict[str, Member]) -> None:
    with pytest.raises(RefusedError) as refused:
        delete_workspace(cast["Ada"], "lumio")
    assert refused.value.sentence("en").endswith("Lumio")
    delete_workspace(cast["Ada"], " Lumio ")
    assert not Workspace.objects.exists()


def everything_kept() -> str:
    """Every row of every table as text."""
    texts = []
    for model in apps.get_models(include_auto_created=True):
        names = {one.column for one in model._meta.concrete_fields}
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name out of the models
            assert {one[0] for one in cursor.description} >= names
            texts += [repr(row) for row in cursor.fetchall()]
    return "\n".join(texts)


def test_a_deleted_workspace_leaves_nothing_in_any_table(cast: dict[str, Member]) -> None:
    ada, eva = cast["Ada"], cast["Eva"]
    set_settings(ada, "Quetzalcoatl", 77, 365)
    ada = find_member(ada.person or 0, ada.key) or ada
    open_alliance(ada, key_of(eva), ORCHID, "whole", NOW)
    note_visit(eva, ORCHID, "whole", NOW)
    _, invitation = invited_by(
        ada, role="reader", sees_all=False, alliances={TULIP: "outline"}, address="x@agency.example"
    )
    accept(person("Gus").pk, invited_by(ada)[1], "Gus Gusson", NOW)
    traces = [ada.key, ORCHID, TULIP, invitation, "Quetzalcoatl", "x@agency.example", "Gus Gusson"]
    traces += [key_of(member) for member in cast.values()]
    kept = everything_kept()
    assert all(trace in kept for trace in traces)
    delete_workspace(ada, "Quetzalcoatl")
    kept = everything_kept()
    # The server's log says by its key that there was a workspace, and how far its log went.
    assert [trace for trace in traces if trace in kept] == [ada.key]
    assert person("Eva").email in kept


def test_the_account_of_somebody_alone_takes_the_firm_along(firm: Callable[..., Member]) -> None:
    ada = firm()
    other = firm("Else", "Bob")
    leaving = take_along(ada.person or 0, NOW)
    assert [one.workspace for one in leaving.alone] == [ada.workspace]
    assert list(Workspace.objects.values_list("pk", flat=True)) == [other.workspace]


def test_the_account_of_the_only_owner_stays_while_others_are_in_the_firm(
    firm: Callable[..., Member],
) -> None:
    mine, ours = firm("Mine"), firm("Ours")
    join(ours.workspace, "Bob")
    with pytest.raises(RefusedError) as refused:
        take_along(mine.person or 0, NOW)
    assert refused.value.sentence("en").startswith("Ours would be left without an owner.")
    assert Workspace.objects.count() == 2
    assert Membership.objects.filter(person_id=mine.person).count() == 2


def test_an_outsiders_account_goes_with_a_line_in_the_log(cast: dict[str, Member]) -> None:
    eva = cast["Eva"]
    open_alliance(cast["Ada"], key_of(eva), ORCHID, "whole", NOW)
    take_along(eva.person or 0, NOW + timedelta(days=1))
    person("Eva").delete()
    last = OpeningEntry.objects.first()
    assert last
    assert (last.kind, last.name, last.whom) == ("left", "Eva", None)


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_delete_their_accounts_at_once_leave_one(
    firm: Callable[..., Member],
) -> None:
    ada = firm()
    bob = join(ada.workspace, "Bob", "owner")
    join(ada.workspace, "Cy")

    def go(member: Member) -> Callable[[], Any]:
        return lambda: take_along(member.person or 0, NOW)

    outcomes = at_once(go(ada), go(bob))
    assert sum(isinstance(one, RefusedError) for one in outcomes) == 1, outcomes
    assert Membership.objects.filter(role="owner").count() == 1
