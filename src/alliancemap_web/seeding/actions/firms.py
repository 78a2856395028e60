"""Keeps drawn firms in an empty database, each firm all or nothing."""

from typing import Any

from django.apps import apps
from django.db import connection, transaction

from alliancemap_web.seeding.actions.rows import members_of, rows_of
from alliancemap_web.seeding.drawn import DrawnFirm, Order, draw_firm

AT_ONCE = 500
# The tables of other rooms, which nobody else writes to past those rooms' actions.
Person: Any = apps.get_model("people", "Person")
Act: Any = apps.get_model("portfolio", "Act")
Alliance: Any = apps.get_model("portfolio", "Alliance")
Assessed: Any = apps.get_model("portfolio", "Assessed")
Membership: Any = apps.get_model("workspaces", "Membership")
Workspace: Any = apps.get_model("workspaces", "Workspace")


def is_empty() -> bool:
    """Say whether nobody and no firm is kept yet."""
    return not (Person.objects.exists() or Workspace.objects.exists())


def make_firm(order: Order, number: int) -> int:
    """Draw the firm of a number and keep it; return how many people it has.

    All is judged before anything is written: a transaction of SQLite keeps all others waiting.
    """
    firm = draw_firm(order.seed, number, order.alliances, order.answers, order.until)
    # Numbers that stand for people until they have their own.
    places = [(place, place) for place, _ in enumerate(firm.people)]
    made = [rows_of(drawn, members_of(firm, 0, places)) for drawn in firm.alliances]
    with transaction.atomic():
        workspace, people = keep_people(firm, order.password)
        for one in made:
            one.alliance.workspace_id = workspace
        kept = Alliance.objects.bulk_create([one.alliance for one in made])
        for row, one in zip(kept, made, strict=True):
            one.assessed.alliance_id = row.pk
            for act in one.acts:
                act.alliance_id = row.pk
                act.person_id = people[act.person_id or 0]
        Assessed.objects.bulk_create([one.assessed for one in made])
        Act.objects.bulk_create([act for one in made for act in one.acts], batch_size=AT_ONCE)
    return len(people)


def keep_people(firm: DrawnFirm, password: str) -> tuple[int, list[int]]:
    """Keep a firm with its people; return its number and theirs."""
    workspace = Workspace.objects.create(key=firm.key, name=firm.name, made_at=firm.made_at)
    people = Person.objects.bulk_create(
        Person(
            public_id=one.public_id,
            email=one.email,
            name=one.name,
            password=password,
            joined_at=firm.made_at,
        )
        for one in firm.people
    )
    Membership.objects.bulk_create(
        Membership(
            key=one.key,
            workspace=workspace,
            person=person,
            name=one.name,
            role=one.role,
            joined_at=firm.made_at,
        )
        for one, person in zip(firm.people, people, strict=True)
    )
    return workspace.pk, [one.pk for one in people]


def count_rows() -> None:
    """Have PostgreSQL look at what its tables hold now, as it does by itself within a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
