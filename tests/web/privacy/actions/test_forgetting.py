"""After somebody is forgotten nothing names them: not one table, file, page or export."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from portfolio_made import PASSWORD, data_of, member_in
from web.portfolio.firm import browser_of
from web.privacy.filled import (
    ADDRESS,
    NAME,
    NOW,
    TRACES,
    Filled,
    every_text,
    tables,
    text_of,
    traces,
)  # fmt: skip

from alliancemap_web.database import empty_journal
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import attach, create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.models import Act, Alliance
from alliancemap_web.privacy.actions import forget_in_firm
from alliancemap_web.privacy.queries import somebody
from alliancemap_web.workspaces.actions import remove_member
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

LEVEL = {"level": 3}


@pytest.fixture
def filled(owner: Member, zoe: Member, alliance: str) -> Filled:
    """Every table with a row that names her in every way it can."""
    membership = Membership.objects.select_related("person", "workspace").get(pk=zoe.membership)
    row = Alliance.objects.get(key=alliance)
    found = Filled(membership.workspace, membership.person, membership, row)
    for told in tables():
        if told.table not in {"portfolio.Act", "portfolio.Assessed"}:
            found.row(told.table)
    return found


def held() -> Iterator[str]:
    """What is still found anywhere in the database."""
    for table, place in traces(every_text()).items():
        yield f"{table}: {place}"


def test_the_rows_name_her_before(filled: Filled) -> None:
    found = traces(every_text())
    labels = {told.table for told in tables() if told.names or told.searched or told.addresses}
    known = {filled.made[label]._meta.db_table for label in labels & set(filled.made)}
    assert known <= set(found) | {"workspaces_workspace"}
    assert len(known) > 40


@pytest.mark.django_db(transaction=True)
def test_no_table_names_somebody_whom_an_owner_had_forgotten(
    owner: Member, zoe: Member, alliance: str, filled: Filled
) -> None:
    row = Membership.objects.get(pk=zoe.membership)
    remove_member(owner, row.key, NOW)
    whom = somebody(owner.workspace, [NAME], [ADDRESS])
    assert whom.accounts == {zoe.person}
    done = forget_in_firm(owner, whom, "a former colleague", NOW)
    assert done.neutral == "a former colleague"
    # Her account is hers, not the firm's: it goes when she deletes it.
    Person.objects.get(pk=zoe.person).delete()
    assert list(held()) == []
    empty_journal()
    assert raw_traces() == []


@pytest.mark.django_db(transaction=True)
def test_no_table_names_somebody_who_deleted_their_account_and_asked_for_it(
    owner: Member, zoe: Member, alliance: str, filled: Filled
) -> None:
    browser = Client()
    browser.force_login(Person.objects.get(pk=zoe.person))
    answer = browser.post("/en/account/delete/", {"password": PASSWORD, "forget": "on"})
    assert answer.status_code == 302
    assert not Person.objects.filter(pk=zoe.person).exists()
    assert list(held()) == []
    assert raw_traces() == []


def raw_traces() -> list[str]:
    """The files of the database and of the data folder in whose bytes she is still found."""
    if connection.vendor != "sqlite":
        return []
    connection.close()
    folder = Path(settings.DATA_FOLDER)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "static" not in path.parts:
            inside = path.read_bytes().lower()
            found += [path.name for trace in TRACES if trace.encode() in inside]
    return found


@pytest.mark.django_db(transaction=True)
def test_deleting_an_account_leaves_the_name_unless_asked(
    owner: Member, zoe: Member, alliance: str
) -> None:
    browser = Client()
    browser.force_login(Person.objects.get(pk=zoe.person))
    browser.post("/en/account/delete/", {"password": PASSWORD})
    assert Act.objects.filter(by=NAME, person=None).count() == 2


def test_the_alliance_is_what_its_acts_add_up_to_afterwards(
    owner: Member, zoe: Member, alliance: str
) -> None:
    from alliancemap_web.portfolio.derived import derived
    from alliancemap_web.portfolio.fold import document
    from alliancemap_web.portfolio.queries import acts_of

    before = Alliance.objects.get(key=alliance)
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    forget_in_firm(owner, somebody(owner.workspace, [NAME], []), "un ancien collègue", NOW)
    row = Alliance.objects.get(key=alliance)
    read_off = derived(document(acts_of(row.pk)))
    assert row.document == read_off.document
    assert row.searchable == read_off.searchable
    assert "un ancien collègue" in row.document
    assert NAME not in row.document
    assert (row.verdict, row.share, row.sequence) == (before.verdict, before.share, before.sequence)


def test_two_who_are_forgotten_stay_two(owner: Member, zoe: Member, alliance: str) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben Holt", "editor")
    record(ben, alliance, [Change("answer/M01", LEVEL)], NOW)
    for one in (zoe, ben):
        remove_member(owner, Membership.objects.get(pk=one.membership).key, NOW)
        forget_in_firm(owner, somebody(owner.workspace, [one.name], []), "a former colleague", NOW)
    answers = Act.objects.filter(register="answer/M01").order_by("sequence")
    assert [one.by for one in answers] == ["a former colleague", "a former colleague 2"]
    assert all(one.person_id is None for one in answers)


def test_whoever_bears_the_same_name_keeps_theirs(
    owner: Member, zoe: Member, alliance: str
) -> None:
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    other = member_in("Petite", "other@example.org", NAME, "editor")
    record(other, alliance, [Change("answer/M03", LEVEL)], NOW)
    whom = somebody(owner.workspace, [NAME], [])
    assert whom.is_shared
    assert whom.accounts == {zoe.person}
    forget_in_firm(owner, whom, "a former colleague", NOW)
    by = dict(Act.objects.filter(register__startswith="answer/").values_list("register", "by"))
    assert by["answer/M01"] == "a former colleague"
    assert by["answer/M03"] == NAME


def test_another_firm_keeps_what_it_has(owner: Member, zoe: Member, alliance: str) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    there = create(far, data_of("mannkind-sanofi"), NOW, "file")
    record(far, there, [Change("answer/M01", {"level": 2, "note": f"so says {NAME}"})], NOW)
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    forget_in_firm(owner, somebody(owner.workspace, [NAME], []), "a former colleague", NOW)
    assert NAME in Alliance.objects.get(key=there).document


def test_everything_out_and_search_name_nobody_afterwards(
    owner: Member, zoe: Member, alliance: str
) -> None:
    attach(owner, alliance, "note.txt", "text/plain", f"from {NAME}".encode(), NOW)
    remove_member(owner, Membership.objects.get(pk=zoe.membership).key, NOW)
    browser = browser_of(owner)
    where = f"/en/work/{owner.key}/"
    asked = {"name": NAME, "address": ADDRESS, "in_sentences": "on", "sent": "1"}
    page = browser.post(f"{where}persons/", asked).content.decode()
    assert "note.txt" in page
    key = page.split('name="file" value="')[1].split('"')[0]
    answer = browser.post(f"{where}persons/forget/", {**asked, "typed": NAME, "file": key})
    assert answer.status_code == 200
    made = io.BytesIO()
    write_everything(made, owner, every_row(owner), NOW, "en")
    with zipfile.ZipFile(made) as out:
        everything = {name: text_of(out.read(name)) for name in out.namelist()}
    assert traces(everything) == {}
    found = browser.get(f"{where}search/", {"q": "Marquemort"}).content.decode()
    assert traces({"page": found.replace("Marquemort", "", 2)}).keys() <= {"page"}
    assert NAME not in found


def test_a_trace_is_noticed(filled: Any) -> None:
    assert traces({"a": "Zoé MARQUEMORT", "b": "z"}) == {"a": "zoe marquemort"}
    assert text_of('{"a": "Zo\\u00e9 Marquemort"}') == '{"a": "Zoé Marquemort"}'
