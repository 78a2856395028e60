"""What is told of somebody: their own rows whole, others' only where they are named, no secrets."""

import json
from datetime import date

import pytest
from portfolio_made import member_in
from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.people.models import Person
from alliancemap_web.persons import STANDING, standing
from alliancemap_web.portfolio.actions import attach
from alliancemap_web.portfolio.models import Act
from alliancemap_web.privacy.names import Whom
from alliancemap_web.privacy.queries.told import (
    alliance_of,
    files_naming,
    plain_value,
    told_in_account,
    told_in_firm,
    whole_row,
    written_files,
)
from alliancemap_web.workspaces.rights import Member


def whom_of(member: Member) -> Whom:
    return Whom((member.name,), accounts=frozenset({member.person or 0}))


def test_the_account_is_told_without_what_opens_doors(zoe: Member) -> None:
    told = told_in_account(zoe.person or 0)
    (row,) = told["people"]["Person"]
    assert row["email"] == ADDRESS
    assert "password" not in row
    kept = Person.objects.get(pk=zoe.person).password
    assert kept not in json.dumps(told)


def test_another_account_is_not_told(owner: Member, zoe: Member) -> None:
    assert "ada@example.org" not in json.dumps(told_in_account(zoe.person or 0))


@pytest.mark.parametrize(("to_themselves", "named_in"), [(True, 0), (False, 1)])
def test_where_others_name_them_is_told_to_the_firm_alone(
    owner: Member, zoe: Member, alliance: str, to_themselves: bool, named_in: int
) -> None:
    told = told_in_firm(owner.workspace, whom_of(zoe), to_themselves=to_themselves)
    acts = told["portfolio"]["Act"]
    theirs = [one["register"] for one in acts if "register" in one]
    assert sorted(theirs) == ["answer/M01", "answer/M02"]
    assert [one["named_in"] for one in acts if "named_in" in one] == [
        [f"{NAME} said so."]
    ] * named_in


def test_what_bears_a_name_alone_is_told_only_where_it_may_be(
    owner: Member, zoe: Member, alliance: str
) -> None:
    Act.objects.filter(by=NAME).update(person=None)
    told = told_in_firm(owner.workspace, whom_of(zoe), to_themselves=True, by_name=False)
    assert "portfolio" not in told
    told = told_in_firm(owner.workspace, whom_of(zoe), to_themselves=True)
    assert len(told["portfolio"]["Act"]) == 2


def test_another_firm_tells_nothing(owner: Member, zoe: Member, alliance: str) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    assert told_in_firm(far.workspace, whom_of(zoe), to_themselves=False) == {}


def test_a_row_says_which_alliance_it_is_about_and_is_plain(alliance: str, zoe: Member) -> None:
    act = Act.objects.get(register="answer/M02")
    row = whole_row(STANDING["portfolio.Act"], act.pk)
    assert row["alliance_key"] == alliance
    assert row["value"] == {"level": 3, "note": f"told by {NAME}"}
    assert row["at"] == NOW.isoformat()
    assert json.loads(json.dumps(row)) == row


def test_no_table_tells_what_opens_doors_or_is_made_of_others() -> None:
    for told in standing():
        where = alliance_of(told)
        assert set(where) in (set(), {"alliance_key", "alliance_name"})
        assert not where or told.firm.endswith("alliance__workspace")


def test_a_file_is_told_by_who_added_it_and_by_whom_it_names(
    owner: Member, zoe: Member, alliance: str
) -> None:
    attach(zoe, alliance, "hers.txt", "text/plain", b"hers", NOW)
    attach(owner, alliance, "names.txt", "text/plain", f"{NAME} was there".encode(), NOW)
    attach(owner, alliance, "other.txt", "text/plain", b"nobody", NOW)
    whom = whom_of(zoe)
    found = {name: why for _, name, *why in files_naming(owner.workspace, whom)}
    assert found == {"hers.txt": [True, False], "names.txt": [False, True]}
    assert [(one.name, one.content) for one in written_files(owner.workspace, whom)] == [
        ("hers.txt", b"hers")
    ]


def test_values_are_what_json_holds() -> None:
    assert plain_value(NOW) == "2026-03-02T09:00:00+00:00"
    assert plain_value(date(2026, 3, 2)) == "2026-03-02"
    assert plain_value(3) == 3
