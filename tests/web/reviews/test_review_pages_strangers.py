"""Every address of this room, asked for by those who have no business there."""

from collections.abc import Callable

import pytest
from django.test import Client
from web.portfolio.desk import Desk

from alliancemap_web.reviews.models import Note, Trigger
from alliancemap_web.workspaces.actions import open_alliance
from alliancemap_web.workspaces.queries import list_members
from alliancemap_web.workspaces.rights import Member

Sit = Callable[..., Desk]

ONE = "alliances/{alliance}/review/"
SEEN = ((ONE, "get"), ("reviews/", "get"))
ANSWERED = (
    ("changed/", "get"), ("changed/{note}/", "get"), ("changed/{note}/file/", "post"),
    ("changed/{note}/done/", "post"), ("changed/{note}/drop/", "post"),
)  # fmt: skip
EDITED = (
    (f"{ONE}rhythm/", "post"), (f"{ONE}looked/", "post"), (f"{ONE}triggers/", "post"),
    (f"{ONE}triggers/{{trigger}}/happened/", "post"),
    (f"{ONE}triggers/{{trigger}}/remove/", "post"), ("reviews/letters/", "post"),
)  # fmt: skip
ALL = (*SEEN, *ANSWERED, *EDITED)


@pytest.fixture
def places(ada: Desk) -> dict[str, str]:
    """A note and a trigger of the firm, by what stands for them in an address."""
    ada.client.post(
        f"/en/work/{ada.firm}/changed/", {"alliance": ada.alliance, "text": "They left"}
    )
    ada.post("review/triggers/", way="event", sentence="Their unit is sold")
    return {
        "alliance": ada.alliance,
        "note": Note.objects.get().key,
        "trigger": Trigger.objects.get().key,
    }


def answer(client: Client, firm: str, where: tuple[str, str], places: dict[str, str]) -> int:
    """What an address answers."""
    path, method = where
    address = f"/en/work/{firm}/{path.format(**places)}"
    return int(getattr(client, method)(address).status_code)


@pytest.mark.parametrize("where", ALL)
def test_who_is_signed_out_is_led_to_sign_in(
    ada: Desk, places: dict[str, str], where: tuple[str, str]
) -> None:
    assert answer(Client(), ada.firm, where, places) == 302


@pytest.mark.parametrize("where", ALL)
def test_a_stranger_finds_nothing(
    ada: Desk, places: dict[str, str], where: tuple[str, str], stranger: Member
) -> None:
    other = Desk(stranger, ada.alliance, ada.clock)
    assert answer(other.client, ada.firm, where, places) == 404
    # Nor do keys of another firm open anything below one's own.
    if "{" in where[0]:
        assert answer(other.client, stranger.key, where, places) == 404
    assert Note.objects.count() == Trigger.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "refused"), [("reader", (*ANSWERED, *EDITED)), ("respondent", EDITED)]
)
def test_too_low_a_role_is_refused(
    ada: Desk, sit: Sit, places: dict[str, str], role: str, refused: tuple[tuple[str, str], ...]
) -> None:
    low = sit("Low", role)
    assert {answer(low.client, ada.firm, where, places) for where in refused} == {403}


@pytest.mark.parametrize("where", [one for one in ALL if "{" in one[0]])
def test_somebody_from_outside_finds_nothing_of_what_is_not_open_to_them(
    ada: Desk, sit: Sit, places: dict[str, str], where: tuple[str, str]
) -> None:
    adviser = sit("Adv", "editor", sees_all=False)
    assert answer(adviser.client, ada.firm, where, places) == 404


def test_an_outline_shows_no_note_no_trigger_and_no_date(
    ada: Desk, sit: Sit, owner: Member, places: dict[str, str]
) -> None:
    ada.post("review/rhythm/", months="0", day="2026-01-07")
    adviser = sit("Adv", "editor", sees_all=False)
    opened(owner, adviser, "outline")
    for where in (one for one in ALL if "{" in one[0]):
        assert answer(adviser.client, ada.firm, where, places) == 404
    agenda = adviser.client.get(f"/en/work/{ada.firm}/reviews/").content.decode()
    choices = adviser.client.get(f"/en/work/{ada.firm}/changed/").content.decode()
    assert ada.alliance not in agenda + choices
    opened(owner, adviser, "whole")
    assert ada.alliance in adviser.client.get(f"/en/work/{ada.firm}/reviews/").content.decode()
    assert answer(adviser.client, ada.firm, (ONE, "get"), places) == 200


def opened(owner: Member, adviser: Desk, level: str) -> None:
    """Open the alliance to somebody from outside, as far as `level`."""
    key = next(one.key for one in list_members(owner) if one.name == adviser.member.name)
    open_alliance(owner, key, adviser.alliance, level, adviser.clock.moment)
