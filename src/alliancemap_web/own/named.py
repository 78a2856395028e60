"""What somebody named at the command line: a workspace, an alliance in it, an address of the pages.

A workspace and an alliance are known by key or by name; a name that several bear needs a key.
"""

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from alliancemap_web import clock
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import told
from alliancemap_web.workspaces.rights import Member

if TYPE_CHECKING:
    from alliancemap_web.portfolio.queries import Row

MOST_NAMED = 20


def owner_in(named: str) -> Member:
    """Return an owner of the workspace of a key or a name, in whose stead the server acts.

    CannotError: OWN040 there is none, OWN041 several bear the name, OWN042 there is none at all.
    """
    from alliancemap_web.workspaces.queries import owner_in_each

    owners = owner_in_each()
    if not owners:
        raise CannotError("OWN042")
    by_key = [one for one in owners if one.key == named]
    found = by_key or [one for one in owners if folded(one.workspace_name) == folded(named)]
    if not found:
        known = listed([(one.workspace_name, one.key) for one in owners])
        raise CannotError("OWN040", found=named[:100], known=known)
    if len(found) > 1:
        known = listed([(one.workspace_name, one.key) for one in found])
        raise CannotError("OWN041", found=named[:100], known=known)
    return found[0]


def alliance_in(member: Member, named: str) -> "Row":
    """Return the alliance of a key or a name that a member sees; CannotError OWN043 or OWN044."""
    from alliancemap_web.exchange.queries import every_row

    rows = every_row(member)
    by_key = [one for one in rows if one.key == named]
    found = by_key or [
        one for one in rows if folded(named) in (folded(one.name), folded(one.partner))
    ]
    place = member.workspace_name
    if not found:
        known = listed([(one.name, one.key) for one in rows]) or "–"
        raise CannotError("OWN043", found=named[:100], workspace=place, known=known)
    if len(found) > 1:
        known = listed([(one.name, one.key) for one in found])
        raise CannotError("OWN044", found=named[:100], workspace=place, known=known)
    return found[0]


def folded(name: str) -> str:
    """Return a name as it is compared: capitals and spaces around make no difference."""
    return " ".join(name.split()).casefold()


def listed(pairs: list[tuple[str, str]]) -> str:
    """Return names with their keys, the first of many."""
    said = ", ".join(f"{name} ({key})" for name, key in pairs[:MOST_NAMED])
    return said + (" …" if len(pairs) > MOST_NAMED else "")


def base_of(at: str | None) -> str:
    """Return the beginning of the addresses of the pages: as named, else as the settings have it.

    CannotError OWN060 for what is no such address.
    """
    from django.conf import settings

    if at is None:
        names = [
            name for name in os.environ.get("ALLIANCEMAP_HOSTS", "").split(",") if name.strip()
        ]
        if settings.BEHIND_HTTPS and names:
            return f"https://{names[0].strip().lstrip('.')}"
        return "http://localhost:8000"
    try:
        parts = urlsplit(at)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits or parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise CannotError("OWN060", found=at[:100])
    return f"{parts.scheme}://{parts.netloc}"


def link_lines(person: object, base: str, language: str) -> list[str]:
    """Return the lines that give somebody's one-time link to whoever runs the server."""
    from django.urls import reverse
    from django.utils import translation

    from alliancemap_web.people.ways_in import LASTS, secret_for

    with translation.override(str(getattr(person, "language", language))):
        path = reverse("way_in", kwargs={"secret": secret_for(person)})
    until = (clock.now() + LASTS).strftime("%Y-%m-%d %H:%M UTC")
    return [
        told(language, "user_link", until=until),
        f"    {base}{path}",
        told(language, "user_link_at", host=base),
    ]
