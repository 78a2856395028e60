"""One alliance whole, with every act on it; of an outline neither document nor acts."""

import json
import uuid
from datetime import timedelta

from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.portfolio.firm import begin_short, open_to, short

from alliancemap_web.portfolio.actions import attach, create, record, see_talk
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.fold import document
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.queries import acts_of, arrivals, find_alliance, known_numbers
from alliancemap_web.portfolio.queries.whole import counted
from alliancemap_web.workspaces.rights import Member

DAY = timedelta(days=1)
TALK = "12345678-1234-5678-1234-567812345678"


def test_an_alliance_is_what_its_acts_add_up_to(owner: Member, alliance: str) -> None:
    said = Change("answer/M03", {"level": 4, "note": "Vu “là”"}, id=str(uuid.uuid4()))
    record(owner, alliance, [said, Change("fact/aim", "Ours")], NOW + DAY, "api")
    kept = find_alliance(owner, alliance)
    assert kept
    assert kept.is_whole
    assert kept.key == alliance
    assert [one.sequence for one in kept.acts] == [1, 2, 3]
    assert json.loads(kept.document) == document(kept.acts)
    act = kept.acts[1]
    assert (act.id, act.register, act.value) == (said.id, said.register, said.value)
    assert (act.person, act.by, act.at, act.origin) == (owner.person, "Ada", NOW + DAY, "api")


def test_acts_after_one_are_those_that_came_since(owner: Member, alliance: str) -> None:
    record(owner, alliance, [Change("fact/aim", "A"), Change("fact/aim", "B")], NOW)
    number = Alliance.objects.get(key=alliance).pk
    assert [one.value for one in acts_of(number, 1)] == ["A", "B"]
    assert acts_of(number, 3) == ()


def test_an_outline_holds_neither_document_nor_acts(owner: Member, alliance: str) -> None:
    eva = member_in("Petite", "eva@example.org", "Eva", "reader", sees_all=False)
    assert find_alliance(eva, alliance) is None
    open_to(eva, alliance, "outline")
    kept = find_alliance(eva, alliance)
    assert kept
    assert (kept.is_whole, kept.document, kept.acts, kept.talk) == (False, "", (), None)
    open_to(eva, alliance)
    assert find_alliance(eva, alliance) == find_alliance(owner, alliance)


def test_the_alliance_of_another_firm_is_not_there(
    owner: Member, stranger: Member, alliance: str
) -> None:
    assert find_alliance(stranger, alliance) is None
    assert find_alliance(owner, "x" * 12) is None


def test_talks_that_came_in_are_known_with_how_much_of_them(
    owner: Member, stranger: Member
) -> None:
    key = create(owner, short("Gigant"), NOW, "talk", talk=TALK)
    see_talk(owner, key, 7)
    begin_short(owner, "Colosse")
    assert arrivals(owner) == {TALK: (key, 7)}
    assert arrivals(stranger) == {}
    kept = find_alliance(owner, key)
    assert kept
    assert kept.talk == TALK


def test_acts_that_are_there_already_are_known_by_their_number(
    owner: Member, alliance: str
) -> None:
    number, other = str(uuid.uuid4()), str(uuid.uuid4())
    record(owner, alliance, [Change("fact/aim", "A", id=number)], NOW)
    row = Alliance.objects.get(key=alliance)
    assert known_numbers(row, [number, other]) == {number}
    assert known_numbers(Alliance.objects.get(key=begin_short(owner, "Gigant")), [number]) == set()


def test_what_goes_with_a_firm_is_counted_for_it_alone(
    owner: Member, stranger: Member, alliance: str
) -> None:
    begin_short(owner, "Gigant")
    record(owner, alliance, [Change("fact/aim", "A")], NOW)
    attach(owner, alliance, "a.txt", "text/plain", b"x", NOW)
    assert [one.count for one in counted(owner.workspace)] == [2, 3, 1]
    assert [one.count for one in counted(stranger.workspace)] == [0, 0, 0]
