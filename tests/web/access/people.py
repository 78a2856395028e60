"""Everybody who may come to a firm's door: its members of each role, and every kind of stranger."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.test import Client
from portfolio_made import PASSWORD, member_in

from alliancemap_web.workspaces.actions import open_alliance, remove_member
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member, Role

NOW = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FIRM, OTHER_FIRM = "Petite", "Autre"

# Those of the firm who see all, by name: one of each role.
INSIDERS: Mapping[str, Role] = {
    "owner": "owner",
    "editor": "editor",
    "respondent": "respondent",
    "reader": "reader",
}
# Those from outside, by name: their role, and what is open to them of the firm's first alliance.
# "other" has the whole of another alliance of the firm and nothing of the first.
FROM_OUTSIDE: Mapping[str, tuple[Role, str]] = {
    "editor, whole": ("editor", "whole"),
    "respondent, whole": ("respondent", "whole"),
    "reader, whole": ("reader", "whole"),
    "editor, outline": ("editor", "outline"),
    "respondent, outline": ("respondent", "outline"),
    "reader, outline": ("reader", "outline"),
    "editor, another alliance": ("editor", "other"),
    "respondent, another alliance": ("respondent", "other"),
    "reader, another alliance": ("reader", "other"),
    "editor, nothing open": ("editor", ""),
    "respondent, nothing open": ("respondent", ""),
    "reader, nothing open": ("reader", ""),
}
FORMER, ELSEWHERE, ALONE, NOBODY = "former member", "owner of another firm", "no firm", "signed out"
STRANGERS = (NOBODY, ALONE, ELSEWHERE, FORMER)


def address_of(name: str) -> str:
    """The address by which somebody signs in."""
    return f"{name.replace(', ', '-').replace(' ', '-')}@example.org"


def join_firm(name: str, role: Role, *, sees_all: bool = True, firm: str = FIRM) -> Member:
    """Somebody new in a firm."""
    return member_in(firm, address_of(name), name.title(), role, sees_all=sees_all)


def gather_insiders() -> dict[str, Member]:
    """The firm's own people."""
    return {name: join_firm(name, role) for name, role in INSIDERS.items()}


def gather_outsiders(owner: Member, first: str, second: str) -> dict[str, Member]:
    """Everybody from outside, with what was opened to each."""
    found = {}
    for name, (role, level) in FROM_OUTSIDE.items():
        found[name] = join_firm(name, role, sees_all=False)
        if level:
            whom = membership_key(found[name])
            opened, how = (second, "whole") if level == "other" else (first, level)
            open_alliance(owner, whom, opened, how, NOW)
    return found


def gather_strangers(owner: Member) -> dict[str, Member | None]:
    """Those who are in no firm, in another one, or who were in this one until just now."""
    former = join_firm(FORMER, "editor")
    remove_member(owner, membership_key(former), NOW)
    get_user_model().objects.create_user(address_of(ALONE), PASSWORD)
    elsewhere = join_firm(ELSEWHERE, "owner", firm=OTHER_FIRM)
    return {NOBODY: None, ALONE: None, ELSEWHERE: elsewhere, FORMER: former}


def membership_key(member: Member) -> str:
    """What addresses call a member."""
    return str(Membership.objects.get(pk=member.membership).key)


def browser_of(name: str) -> Client:
    """The browser of somebody, signed in unless they are nobody."""
    client = Client(raise_request_exception=False)
    if name != NOBODY:
        client.force_login(get_user_model().objects.get(email=address_of(name)))
    return client
