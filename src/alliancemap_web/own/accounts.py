"""`alliancemap user`: whoever runs the server sees to people's accounts, without a mail server.

Every change goes through the actions of the rooms, as on the pages.
"""

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alliancemap_web import clock
from alliancemap_web.own.named import base_of, link_lines, owner_in
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import carry_out, role_said, told

if TYPE_CHECKING:
    from alliancemap_web.people.queries import Account
    from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked at the command line, besides the act itself."""

    address: str
    workspace: str | None
    role: str | None
    name: str | None
    at: str | None
    with_password: bool
    language: str


def user(
    action: str,
    address: str | None = None,
    workspace: str | None = None,
    role: str | None = None,
    name: str | None = None,
    at: str | None = None,
    with_password: bool = False,
    data: str | Path | None = None,
    language: str | None = None,
) -> int:
    """Do one of ACTIONS for the person of an address; return 0, or 2 having said why not."""

    def act(_: Path, said: str) -> int:
        from django.utils import translation

        from alliancemap_web.workspaces.refusals import RefusedError

        if address is None and action != "list":
            raise CannotError("OWN053", action=action)
        asked = Asked(
            (address or "").strip().lower(), workspace, role, name, at, with_password, said
        )
        try:
            with translation.override(said):
                lines = ACTIONS[action](asked)
        except RefusedError as error:
            raise CannotError("OWN061", reason=refusal_said(error, said)) from error
        print("\n".join(lines), flush=True)  # noqa: T201
        return 0

    return carry_out(data, language, act, needs_tables=True)


def refusal_said(error: Exception, language: str) -> str:
    """Return the sentence of what a room refused, with its code."""
    from alliancemap.words import error_sentence

    code, values = getattr(error, "code", ""), getattr(error, "values", {})
    return f"{code} {error_sentence(code, language, **dict(values))}"


def list_people(asked: Asked) -> list[str]:
    """Say who has an account, how they sign in, and where they are."""
    from alliancemap_web.people.queries import accounts
    from alliancemap_web.workspaces.queries import memberships_of

    only = owner_in(asked.workspace).key if asked.workspace else None
    lines = []
    for one in accounts():
        if asked.address and one.address != asked.address:
            continue
        places = memberships_of(one.person)
        if only and only not in {place.key for place in places}:
            continue
        day = one.joined_at.date().isoformat()
        named = " · ".join(filter(None, (one.address, one.name)))
        who = told(asked.language, "user_row", who=named, day=day)
        lines.append(" · ".join([who, *ways_said(one, asked.language)]))
        lines += [f"    {place_said(place, asked.language)}" for place in places]
    if not lines and asked.address:
        raise CannotError("OWN050", address=asked.address)
    return lines or [told(asked.language, "user_none")]


def ways_said(one: "Account", language: str) -> list[str]:
    """Return what signs in to an account, in words."""
    ways = [
        told(language, "user_password") if one.has_password else "",
        told(language, "user_passkeys", count=one.passkeys) if one.passkeys else "",
        told(language, "user_step") if one.has_second_step else "",
        told(language, "user_company") if one.has_company else "",
    ]
    found = [way for way in ways if way] or [told(language, "user_no_way")]
    return found if one.is_open else [told(language, "user_closed"), *found]


def place_said(place: "Member", language: str) -> str:
    """Return what somebody is in a workspace, in words."""
    named = f"{place.workspace_name} ({place.key})"
    return told(language, "user_in", workspace=named, role=role_said(language, place.role))


def add(asked: Asked) -> list[str]:
    """Make an account, let it into a workspace or make it one, and give its one-time link."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from alliancemap_web.people.actions import add_person
    from alliancemap_web.people.queries import has_account

    try:
        validate_email(asked.address)
    except ValidationError:
        raise CannotError("OWN052", address=asked.address[:100]) from None
    if has_account(asked.address):
        raise CannotError("OWN051", address=asked.address)
    base = base_of(asked.at)
    boss = owner_in(asked.workspace) if asked.workspace else None
    name = asked.name or asked.address.partition("@")[0]
    password = asked_password(asked) if asked.with_password else None
    with transaction.atomic():
        person = add_person(asked.address, name, asked.language, password)
        place = let_in(person, name, boss, asked)
    joined = told(
        asked.language,
        "user_joined",
        address=person.email,
        workspace=place.workspace_name,
        role=role_said(asked.language, place.role),
    )
    lines = [told(asked.language, "user_added", address=person.email), joined]
    return lines if password else [*lines, *link_lines(person, base, asked.language)]


def let_in(person: Any, name: str, boss: "Member | None", asked: Asked) -> "Member":
    """Let a new person into a workspace, or make them one of their own as signing up does."""
    from alliancemap_web.people.words import told as told_to_people
    from alliancemap_web.workspaces.actions import invitations, make_workspace
    from alliancemap_web.workspaces.checks import Offer
    from alliancemap_web.workspaces.queries import invitation_of_link

    now = clock.now()
    if boss is None:
        return make_workspace(person.pk, told_to_people("workspace_of", name=name), name, now)
    secret = invitations.invite(boss, Offer(role=asked.role or "editor"), now)
    invited = invitation_of_link(secret, now)
    return invitations.accept(person.pk, invited.key if invited else "", name, now)


def asked_password(asked: Asked) -> str:
    """Return a new password, asked at the terminal or read from standard input.

    CannotError OWN056 when it is none that people may have.
    """
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if sys.stdin is not None and sys.stdin.isatty():
        password = getpass.getpass(told(asked.language, "user_ask_password"))
    else:
        password = sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""
    try:
        validate_password(password, get_user_model()(email=asked.address))
    except ValidationError as error:
        reason = " ".join(error.messages).rstrip(".")
        raise CannotError("OWN056", reason=reason) from None
    return password


def set_role(asked: Asked) -> list[str]:
    """Give somebody another role in a workspace."""
    from alliancemap_web.workspaces.actions import change_member
    from alliancemap_web.workspaces.queries import find_member, list_members

    if not asked.workspace or not asked.role:
        also = "" if asked.role else " --role"
        raise CannotError("OWN054", action="role", also=also)
    person, boss = known(asked.address), owner_in(asked.workspace)
    there = find_member(person.pk, boss.key)
    if there is None:
        raise CannotError("OWN055", address=person.email, workspace=boss.workspace_name)
    key = next(row.key for row in list_members(boss) if row.address == person.email)
    change_member(boss, key, asked.role, there.sees_all, clock.now())
    place = {"workspace": boss.workspace_name, "role": role_said(asked.language, asked.role)}
    return [told(asked.language, "user_role", address=person.email, **place)]


def sign_out(asked: Asked) -> list[str]:
    """Sign somebody out everywhere."""
    from alliancemap_web.people.actions import end_other_visits

    person = known(asked.address)
    count = end_other_visits(person.pk, None)
    return [told(asked.language, "user_signed_out", address=person.email, count=count)]


def reset(asked: Asked) -> list[str]:
    """Take every old way to sign in from somebody, and give them a one-time link."""
    from alliancemap_web.people.actions import take_ways_in
    from alliancemap_web.people.queries import links

    person, base = known(asked.address), base_of(asked.at)
    if not person.is_active:
        raise CannotError("OWN058", address=person.email)
    person = take_ways_in(person.pk)
    lines = [told(asked.language, "user_reset", address=person.email)]
    if links(person.pk):
        lines.append(told(asked.language, "user_reset_company"))
    return [*lines, *link_lines(person, base, asked.language)]


def disable(asked: Asked) -> list[str]:
    """Close somebody's account; what they said stays."""
    from alliancemap_web.people.actions import close_account

    person = known(asked.address)
    close_account(person.pk)
    return [told(asked.language, "user_disabled", address=person.email)]


def enable(asked: Asked) -> list[str]:
    """Open an account that was closed."""
    from alliancemap_web.people.actions import reopen_account

    person = known(asked.address)
    reopen_account(person.pk)
    return [told(asked.language, "user_enabled", address=person.email)]


def delete(asked: Asked) -> list[str]:
    """Say what goes with an account, and delete it when its address is typed."""
    from alliancemap_web.people.actions import delete_person
    from alliancemap_web.workspaces.queries import goes_with

    person, language = known(asked.address), asked.language
    leaving = goes_with(person.pk)
    if leaving.blocked:
        place = leaving.blocked[0].workspace_name
        raise CannotError("OWN057", address=person.email, workspace=place)
    lines = [told(language, "user_goes", address=person.email)]
    for key, places in (("user_goes_workspace", leaving.alone), ("user_stays", leaving.others)):
        lines += [told(language, key, workspace=one.workspace_name) for one in places]
    print("\n".join(lines), flush=True)  # noqa: T201
    if sys.stdin is not None and sys.stdin.isatty():
        print(told(language, "user_type"), end="", flush=True)  # noqa: T201
    typed = (sys.stdin.readline() if sys.stdin else "").strip().lower()
    if not typed:
        return [told(language, "user_kept")]
    if typed != person.email:
        raise CannotError("OWN059", typed=typed[:100], address=person.email)
    delete_person(person, clock.now())
    return [told(language, "user_deleted", address=asked.address)]


def known(address: str) -> Any:
    """Return the person of an address; CannotError OWN050 when nobody has it."""
    from alliancemap_web.people.queries import person_of_address

    person = person_of_address(address)
    if person is None:
        raise CannotError("OWN050", address=address[:100])
    return person


ACTIONS: dict[str, Callable[[Asked], list[str]]] = {
    "list": list_people,
    "add": add,
    "role": set_role,
    "sign-out": sign_out,
    "reset": reset,
    "disable": disable,
    "enable": enable,
    "delete": delete,
}
