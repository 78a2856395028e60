"""What the tests of a firm's lists need beside its people: browsers, openings, short alliances."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from alliancemap.instruments import DEFAULT_INSTRUMENT, DEFAULT_VERSION
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.models import Opening
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def browser_of(member: Member) -> Client:
    """The browser of a member, signed in."""
    client = Client()
    client.force_login(get_user_model().objects.get(pk=member.person))
    return client


def open_to(member: Member, alliance: str, level: str = "whole") -> None:
    """Open an alliance to somebody from outside, or change how far it is open to them."""
    Opening.objects.update_or_create(
        membership_id=member.membership,
        alliance=alliance,
        defaults={"level": level, "opened_by": "Ada", "opened_at": NOW},
    )


def short(partner: str, **more: Any) -> dict[str, Any]:
    """The plain data of an alliance of which next to nothing is known."""
    return {
        "alliancemap": 1,
        "instrument": f"{DEFAULT_INSTRUMENT} {DEFAULT_VERSION}",
        "name": f"Petite × {partner}",
        "date": "2026-01-01",
        "parties": {"us": {"name": "Petite"}, "partner": {"name": partner}},
        **more,
    }


def begin_short(
    member: Member, partner: str, now: datetime = NOW, stage: str = "idea", **more: Any
) -> str:
    """The key of a new alliance with a partner."""
    return create(member, short(partner, **more), now, stage=stage)


def text_of_page(answer: Any) -> str:
    """What the main part of a page says, without its tags, on one line."""
    assert answer.status_code in {200, 404, 422}
    page = answer.content.decode()
    main = page.split("<main", 1)[-1].split("</main>")[0].partition(">")[2]
    return re.sub("[ \n]+", " ", unescape(re.sub("<[^>]*>", "", main)))
