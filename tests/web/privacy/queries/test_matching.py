"""The database rules out only what cannot be, whatever way a name is written."""

import pytest

from alliancemap_web.persons import STANDING
from alliancemap_web.portfolio.models import Act
from alliancemap_web.privacy.names import Finder, Whom
from alliancemap_web.privacy.queries.matching import fragments, hits, rows_of, without_apart
from alliancemap_web.workspaces.rights import Member


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (["Zoé Martin"], ("Martin",)),
        (["Élodie", "z@example.org"], ("lodie", "example")),
        (["Žš", "Martin"], None),
        ([], ()),
    ],
)
def test_a_part_of_a_name_that_it_always_has(
    written: list[str], parts: tuple[str, ...] | None
) -> None:
    assert fragments(written) == parts


def test_rows_are_found_by_account_by_name_and_in_texts(
    owner: Member, zoe: Member, alliance: str
) -> None:
    told = STANDING["portfolio.Act"]
    rows = rows_of(told, owner.workspace)
    named = list(hits(told, rows, Finder(Whom((zoe.name,)))))
    assert [bool(one.mentions) for one in named].count(True) == 2
    theirs = list(hits(told, rows, Finder(Whom(accounts=frozenset({zoe.person or 0})))))
    assert {one.row["pk"] for one in theirs if one.is_theirs} == set(
        Act.objects.filter(person_id=zoe.person).values_list("pk", flat=True)
    )


def test_what_is_never_told_to_the_firm_is_left_out(owner: Member) -> None:
    told = STANDING["decisions.Forecast"]
    assert not without_apart(told, rows_of(told, owner.workspace)).exists()
