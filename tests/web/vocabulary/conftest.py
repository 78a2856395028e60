"""A firm with an alliance and people of every role, and a check open among them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW, ada, alliance, owner, sit, stranger, time
from web.portfolio.desk import Desk

from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.vocabulary.actions import NewPerson, make_link, open_check
from alliancemap_web.vocabulary.queries import Asked, asked_of_guest, find_check
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

__all__ = ["ada", "alliance", "ben", "cy", "owner", "sit", "stranger", "time"]

TODAY = NOW.date()
WORDS = ("exclusivity", "pilot")


@pytest.fixture
def ben(owner: Member) -> Member:
    """An editor of the firm."""
    return member_in("Petite", "ben@example.org", "Ben", "editor")


@pytest.fixture
def cy(owner: Member) -> Member:
    """A respondent of the firm."""
    return member_in("Petite", "cy@example.org", "Cy", "respondent")


@pytest.fixture
def kept(owner: Member, alliance: str) -> Kept:
    """The alliance as the owner sees it."""
    found = find_alliance(owner, alliance)
    assert found
    return found


def membership(member: Member) -> str:
    """The key of a membership."""
    return Membership.objects.get(pk=member.membership).key


@pytest.fixture
def check(owner: Member, ben: Member, kept: Kept) -> str:
    """A check of two words among the owner, an editor and somebody without an account."""
    people = [
        NewPerson("Ada", "direction", membership(owner)),
        NewPerson("Ben", "sales", membership(ben)),
        NewPerson("Dee", "legal"),
    ]
    return open_check(owner, kept, WORDS, people, TODAY + timedelta(days=7), NOW)


@pytest.fixture
def guest(owner: Member, kept: Kept, check: str) -> Callable[[], tuple[str, str]]:
    """Make the link of the one without an account; give its secret and their key."""

    def made() -> tuple[str, str]:
        one = find_check(kept, check, TODAY)
        assert one
        key = one.people[-1].key
        return make_link(owner, kept, check, key), key

    return made


def asked_by_key(key: str) -> Asked:
    """What the holder of a link is asked."""
    found = asked_of_guest(key, NOW)
    assert found
    return found


__all__ += ["Desk", "check", "guest", "kept"]
