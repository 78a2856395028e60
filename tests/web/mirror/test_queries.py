"""What is read, and by whom."""

from datetime import timedelta

from portfolio_made import member_in
from web.mirror.conftest import NOW, Hall

from alliancemap_web.mirror import actions
from alliancemap_web.mirror.queries import (
    counted,
    find_mirror,
    gaps_of,
    guest_of_link,
    in_sight,
    latest_revealed,
    load_guest,
    mirrors_of,
    over_and_ready,
)
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.workspaces.rights import Member


def test_before_a_reveal_there_are_no_gaps(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.theirs("Marie", V01="0")
    assert gaps_of(hall.kept) is None
    assert latest_revealed(hall.kept) is None


def test_the_gaps_are_those_of_the_moment_of_the_reveal(revealed: Hall) -> None:
    found = gaps_of(revealed.kept)
    assert found
    assert (found.us, found.them, found.people) == (
        "Petite", "Grand Groupe", ("Marie, Purchasing", "Tom"),
    )  # fmt: skip
    assert {gap.factor: gap.theirs for gap in found.gaps}["V01"] == ((1, 1), (0, 0))
    assert found.revealed_at == NOW
    assert gaps_of(revealed.kept) == found


def test_a_guest_knows_the_terms_the_others_names_and_no_answer(hall: Hall) -> None:
    hall.theirs("Tom", V01="4")
    visitor = load_guest(hall.guest("Marie"), NOW)
    assert visitor
    assert visitor.others == ("Tom",)
    assert visitor.terms.factors == ("M01", "V01", "V14", "R05", "R08", "R28")
    assert (visitor.shown, visitor.revealed_at, visitor.may_answer) == ({}, None, True)


def test_a_key_or_secret_of_nobody_opens_nothing(hall: Hall) -> None:
    assert load_guest("zzzzzzzzzzzz", NOW) is None
    assert guest_of_link("", NOW) is None
    assert guest_of_link(hall.guest("Marie"), NOW) is None


def test_a_mirror_of_another_alliance_is_not_there(hall: Hall, stranger: Member) -> None:
    from portfolio_made import data_of

    from alliancemap_web.portfolio.actions import create
    from alliancemap_web.portfolio.queries import find_alliance

    other = find_alliance(stranger, create(stranger, data_of("tesla-daimler"), NOW, "file"))
    assert other
    assert find_mirror(other, hall.key) is None
    assert mirrors_of(other) == ()
    assert [one.key for one in mirrors_of(hall.kept)] == [hall.key]


def test_only_who_sees_an_alliance_whole_has_its_mirrors_in_sight(hall: Hall) -> None:
    adviser = member_in("Petite", "eva@example.org", "Eva", "editor", sees_all=False)
    assert [one.key for one in in_sight(hall.owner)] == [hall.key]
    assert in_sight(adviser) == ()
    archive(hall.owner, hall.alliance, NOW)
    assert in_sight(hall.owner) == ()


def test_what_is_over_and_ready_is_found_the_day_after(hall: Hall) -> None:
    hall.ours(V01="4")
    last = hall.row.terms.until
    assert over_and_ready(last + timedelta(days=1)) == ()
    hall.ready()
    assert over_and_ready(last) == ()
    assert over_and_ready(last + timedelta(days=1)) == (hall.key,)


def test_a_deleted_workspace_says_how_many_mirrors_go(hall: Hall) -> None:
    (line,) = counted(hall.owner.workspace)
    assert (line.sentence, line.count) == ("mirror.going_mirrors", 1)
    actions.delete_mirror(hall.owner, hall.kept, hall.key)
    assert counted(hall.owner.workspace)[0].count == 0
