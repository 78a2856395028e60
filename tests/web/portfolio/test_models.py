"""What the tables hold to by themselves, whoever writes to them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short

from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import attach, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.fold import Beside, beside
from alliancemap_web.portfolio.models import Act, Alliance, Attachment
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.models import Workspace
from alliancemap_web.workspaces.rights import Member


def test_no_act_has_the_place_or_the_number_of_another(owner: Member, alliance: str) -> None:
    first = Act.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(
            alliance=first.alliance, sequence=1, number="0" * 32, register="base", value="{}",
            by="Ada", at=NOW, origin="page",
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.create(
            alliance=first.alliance, sequence=2, number=first.number, register="base",
            value="{}", by="Ada", at=NOW, origin="page",
        )  # fmt: skip


def test_a_talk_becomes_one_alliance_of_a_firm(owner: Member, alliance: str) -> None:
    other = begin_short(owner, "Gigant")
    talk = "12345678-1234-5678-1234-567812345678"
    Alliance.objects.filter(key=alliance).update(talk=talk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Alliance.objects.filter(key=other).update(talk=talk)


def test_with_an_alliance_go_its_acts_and_files_and_with_a_firm_its_alliances(
    owner: Member, alliance: str
) -> None:
    attach(owner, alliance, "a.txt", "text/plain", b"x", NOW)
    begin_short(owner, "Gigant")
    Alliance.objects.get(key=alliance).delete()
    assert (Act.objects.count(), Attachment.objects.count()) == (1, 0)
    Workspace.objects.get(pk=owner.workspace).delete()
    assert (Alliance.objects.count(), Act.objects.count()) == (0, 0)


def test_what_somebody_did_stays_under_their_name_when_their_account_goes(
    owner: Member, alliance: str
) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "editor")
    record(ben, alliance, [Change("answer/M03", {"level": 1})], NOW)
    Person.objects.get(pk=ben.person).delete()
    left = Act.objects.get(sequence=2)
    assert (left.person_id, left.by) == (None, "Ben")


def test_rows_are_called_by_what_tells_them_apart(owner: Member, alliance: str) -> None:
    file = attach(owner, alliance, "a.txt", "text/plain", b"x", NOW)
    assert str(Alliance.objects.get()) == alliance
    assert str(Act.objects.get()) == "base 1"
    assert str(Attachment.objects.get()) == file.key


def test_what_was_set_before_there_were_acts_of_it_is_told_once(
    owner: Member, alliance: str
) -> None:
    rows = Alliance.objects.filter(key=alliance)
    rows.update(stage="running", signed_on=NOW.date(), archived_at=NOW)
    tell = import_module("alliancemap_web.portfolio.migrations.0005_acts_beside").tell
    edit = connection.schema_editor(atomic=False)
    for _ in range(2):
        tell(apps, edit)
    kept = find_alliance(owner, alliance)
    assert kept
    assert [(one.register, one.value, one.by) for one in kept.acts[1:]] == [
        ("stage", "running", ""), ("signed", NOW.date().isoformat(), ""), ("archived", True, ""),
    ]  # fmt: skip
    assert kept.row.sequence == 4
    assert beside(kept.acts) == Beside(kept.row.stage, kept.row.signed_on, kept.row.archived_at)
