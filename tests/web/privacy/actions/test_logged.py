"""A person's name goes out of the log of one workspace, and the log's seals hold as before."""

import json

import pytest
from portfolio_made import member_in
from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.logbook.actions import ITSELF, MEMBER, About, Place, Said, Who, who_is, write
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.models import Entry
from alliancemap_web.logbook.queries import entries_of, head_of
from alliancemap_web.privacy.actions.logged import forget_in_log, is_theirs
from alliancemap_web.privacy.names import Whom
from alliancemap_web.workspaces.rights import Member


def said(member: Member, who: Who, about: About | None = None) -> None:
    """Write one entry into the log of a member's workspace."""
    write(Said(Place(member.workspace, member.key), who, "member_changed", NOW, about=about))


@pytest.fixture
def whom(zoe: Member) -> Whom:
    return Whom((NAME,), (ADDRESS,), frozenset({zoe.person or 0}))


def test_what_they_did_and_what_was_done_to_them_is_blanked_and_the_seals_hold(
    owner: Member, zoe: Member, whom: Whom
) -> None:
    before = Entry.objects.filter(chain__workspace=owner.workspace).count()
    said(owner, who_is(zoe))
    said(owner, who_is(owner), About("person", str(zoe.person), NAME))
    said(owner, who_is(owner), About("contact", "abc", f"{NAME} (buyer)"))
    done = forget_in_log(owner.workspace, whom, NOW)
    rows = list(Entry.objects.filter(chain__workspace=owner.workspace).order_by("number"))
    mine = rows[before:]
    assert [one.who_name for one in mine] == ["", owner.name, owner.name, ""]
    assert [one.about_name for one in mine] == ["", "", "", ""]
    assert NAME not in "".join(one.who_name + one.about_name for one in rows)
    assert done >= 3
    assert (mine[-1].event, mine[-1].who_kind) == ("forgotten", ITSELF.kind)
    assert json.loads(mine[-1].detail) == {"entries": done}
    assert not check(head_of(owner.key), entries_of(owner.key)).code


def test_another_firm_s_log_stays(owner: Member, zoe: Member, whom: Whom) -> None:
    far = member_in("Autre", "eve@example.org", "Eve")
    said(far, who_is(zoe))
    forget_in_log(owner.workspace, whom, NOW)
    assert Entry.objects.filter(chain__workspace=far.workspace, who_name=NAME).count() == 1


def test_whoever_has_nothing_in_the_log_leaves_no_entry(owner: Member) -> None:
    before = Entry.objects.count()
    assert forget_in_log(owner.workspace, Whom(("Nobody Atall",)), NOW) == 0
    assert Entry.objects.count() == before


def test_a_member_of_the_same_name_keeps_theirs(owner: Member, zoe: Member) -> None:
    other = member_in("Petite", "other@example.org", NAME, "editor")
    said(owner, who_is(other))
    whom = Whom((NAME,), (ADDRESS,), frozenset({zoe.person or 0}), is_shared=True)
    forget_in_log(owner.workspace, whom, NOW)
    kept = Entry.objects.filter(who_kind=MEMBER, who_key=str(other.person), event="member_changed")
    assert [one.who_name for one in kept] == [NAME]


@pytest.mark.parametrize(
    ("name", "shared", "theirs"),
    [
        (NAME, False, True),
        (f"Note of {NAME}", False, True),
        (ADDRESS, True, True),
        (NAME, True, False),
        ("Ben Holt", False, False),
        ("", False, False),
    ],
)
def test_a_name_alone_is_theirs_unless_somebody_else_bears_it(
    name: str, shared: bool, theirs: bool
) -> None:
    assert is_theirs(name, Whom((NAME,), (ADDRESS,), is_shared=shared)) is theirs
