"""What is read of word checks: nobody's picks but one's own before it is over."""

from datetime import timedelta

from portfolio_made import member_in
from web.portfolio.conftest import NOW
from web.vocabulary.conftest import TODAY, WORDS, asked_by_key

from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import close, pick
from alliancemap_web.vocabulary.queries import (
    Chosen,
    asked_of_guest,
    asked_of_member,
    checks_of,
    dates_of,
    find_check,
    guest_of_link,
    waiting_for,
)
from alliancemap_web.vocabulary.queries.asked import SHOWN_FOR
from alliancemap_web.workspaces.rights import Member

ALL = {word: Chosen("b") for word in WORDS}


def test_before_it_is_over_only_one_s_own_picks_are_read(
    owner: Member, ben: Member, kept: Kept, check: str, guest
) -> None:  # type: ignore[no-untyped-def]
    _, dee = guest()
    pick(asked_by_key(dee), ALL, NOW)
    one = find_check(kept, check, TODAY)
    assert one
    assert all(not person.picks for person in one.people)
    mine = asked_of_member(owner, one, TODAY)
    assert mine
    assert mine.picks == {}
    assert mine.check.people == ()
    assert asked_by_key(dee).picks == ALL
    close(owner, kept, check, NOW)
    over = find_check(kept, check, TODAY)
    assert over
    assert [person.picks for person in over.people] == [{}, {}, ALL]


def test_a_check_waits_for_a_member_until_they_are_done_or_it_is_over(
    owner: Member, ben: Member, kept: Kept, check: str
) -> None:
    assert len(waiting_for(owner, TODAY)) == len(waiting_for(ben, TODAY, kept.id)) == 1
    assert waiting_for(owner, TODAY + timedelta(days=8)) == []
    one = find_check(kept, check, TODAY)
    assert one
    mine = asked_of_member(owner, one, TODAY)
    assert mine
    pick(mine, ALL, NOW)
    assert waiting_for(owner, TODAY) == []
    close(owner, kept, check, NOW)
    assert waiting_for(ben, TODAY) == []


def test_a_link_shows_what_came_out_for_a_while(kept: Kept, check: str, guest) -> None:  # type: ignore[no-untyped-def]
    secret, dee = guest()
    last = NOW + timedelta(days=7) + SHOWN_FOR
    assert guest_of_link(secret, last) == dee
    assert asked_of_guest(dee, last)
    assert guest_of_link(secret, last + timedelta(days=1)) is None
    assert asked_of_guest(dee, last + timedelta(days=1)) is None


def test_who_has_no_link_is_no_guest(kept: Kept, check: str) -> None:
    one = find_check(kept, check, TODAY)
    assert one
    assert all(asked_of_guest(person.key, NOW) is None for person in one.people)


def test_its_last_day_is_a_date_while_it_is_open(owner: Member, kept: Kept, check: str) -> None:
    (one,) = dates_of(owner, TODAY)
    assert (one.day, one.alliance) == (TODAY + timedelta(days=7), kept.key)
    close(owner, kept, check, NOW)
    assert dates_of(owner, TODAY) == ()


def test_checks_are_listed_with_who_is_done(owner: Member, kept: Kept, check: str, guest) -> None:  # type: ignore[no-untyped-def]
    _, dee = guest()
    pick(asked_by_key(dee), ALL, NOW)
    (one,) = checks_of(kept, TODAY)
    assert (one.done, len(one.people), one.is_over) == (1, 3, False)


def test_a_member_of_another_firm_is_asked_nothing(
    owner: Member, stranger: Member, kept: Kept, check: str
) -> None:
    one = find_check(kept, check, TODAY)
    assert one
    assert asked_of_member(stranger, one, TODAY) is None
    assert waiting_for(stranger, TODAY) == []
    program = member_in("Petite", "pat@example.org", "Pat")
    assert asked_of_member(program, one, TODAY) is None
