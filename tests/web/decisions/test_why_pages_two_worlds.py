"""Two worlds that differ only in what somebody else wrote unseen answer everybody the same bytes.

What another wrote before the reveal, and what another foretells at any time, reaches nobody: not
by a page, a status, a header, a number of queries, a file, a calendar, the interface or a count.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web.decisions.conftest import NOW
from web.portfolio.desk import Clock, Desk
from web.unlogged import unlogged

from alliancemap_web.decisions.actions import (
    Guess,
    add_colleague,
    ask_why,
    foretell,
    tell_outcome,
    write_as_colleague,
    write_sentence,
)
from alliancemap_web.decisions.queries import (
    colleague_of_key,
    colleague_of_link,
    latest_asking,
    own_forecasts,
)
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.rights import Member

# What a browser is given anew each time.
FRESH = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|X-CSRFToken[^}]*')
PAGES = (
    "/{lang}/work/{key}/",
    "/{lang}/work/{key}/reviews/",
    "/{lang}/work/{key}/search/?text=sentence",
    "/{lang}/work/{key}/search/?text=sponsor",
    "/{lang}/work/{key}/forecasts/",
    "/{lang}/work/{key}/export/",
    "/{lang}/work/{key}/alliances/{alliance}/",
    "/{lang}/work/{key}/alliances/{alliance}/live/?after=0",
    "/{lang}/work/{key}/alliances/{alliance}/history/",
    "/{lang}/work/{key}/alliances/{alliance}/files/svg/",
    "/{lang}/work/{key}/alliances/{alliance}/files/json/",
    "/{lang}/work/{key}/alliances/{alliance}/team/",
    "/{lang}/work/{key}/alliances/{alliance}/team/why/",
    "/{lang}/work/{key}/alliances/{alliance}/team/why/{asking}/",
    "/{lang}/work/{key}/alliances/{alliance}/team/conditions/",
    "/{lang}/work/{key}/alliances/{alliance}/team/decisions/",
    "/{lang}/work/{key}/alliances/{alliance}/team/forecasts/",
    "/{lang}/why-of/{guest}/",
)


@dataclass(frozen=True, slots=True)
class World:
    """A firm with an open question and a colleague asked by link."""

    desk: Callable[[Member], Desk]
    ada: Member
    ben: Member
    chloe: Member
    kept: Kept
    asking: str
    secret: str
    guest: str


@pytest.fixture
def world(
    ada: Member,
    ben: Member,
    chloe: Member,
    whole: Callable[[], Kept],
    sit: Callable[[Member], Desk],
    time: Clock,
) -> World:
    ask_why(ada, whole(), "2026-04-01", NOW)
    asking = latest_asking(whole())
    assert asking is not None
    secret = add_colleague(ada, asking, "Dora", NOW)
    guest = colleague_of_link(secret, NOW)
    assert guest is not None
    return World(sit, ada, ben, chloe, whole(), asking.key, secret, guest)


def seen(response: HttpResponse, queries: int) -> tuple[Any, ...]:
    """What a browser gets of an answer, and how much work it was."""
    headers = {
        name: value
        for name, value in response.items()
        if name not in ("Set-Cookie", "X-Request-ID")
    }
    return response.status_code, headers, FRESH.sub(b"", response.content), queries


def looked(world: World, client: Client, languages: tuple[str, ...] = ("en",)) -> Iterator[Any]:
    """Everything that somebody can open."""
    for lang in languages:
        for page in PAGES:
            path = page.format(
                lang=lang, key=world.ada.key, alliance=world.kept.key, asking=world.asking,
                guest=world.guest,
            )  # fmt: skip
            with unlogged(), CaptureQueriesContext(connection) as queries:
                response = client.get(path)
            yield path, seen(response, len(queries))


def zipped(world: World, client: Client) -> dict[str, bytes]:
    """What everything at once holds, but for the moment it was made."""
    with unlogged():
        response = client.get(f"/en/work/{world.ada.key}/export/everything.zip")
    if response.status_code != 200:
        return {"status": str(response.status_code).encode()}
    content = b"".join(response) if response.streaming else response.content
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


def write_unseen(world: World, text: str) -> None:
    """Ben and Dora write."""
    asking = latest_asking(world.kept)
    guest = colleague_of_key(world.guest, NOW)
    assert asking is not None
    assert guest is not None
    write_sentence(world.ben, asking, text, NOW)
    write_as_colleague(guest, text * 2, NOW)


@pytest.mark.usefixtures("examples")
def test_what_others_wrote_reaches_nobody_before_the_reveal(world: World) -> None:
    desks = [world.desk(world.ada), world.desk(world.chloe)]
    write_unseen(world, "Short.")
    [list(looked(world, desk.client)) for desk in desks]  # that they looked today is written once
    first = [list(looked(world, desk.client)) for desk in desks]
    parcels = [zipped(world, desk.client) for desk in desks]
    assert any(name.endswith("decisions.json") for name in parcels[0])
    write_unseen(world, "Another sentence altogether, far longer than the one before it was.")
    second = [list(looked(world, desk.client)) for desk in desks]
    assert first == second
    assert parcels == [zipped(world, desk.client) for desk in desks]
    assert all(b"Another sentence" not in page[1][2] for pages in second for page in pages)


@pytest.mark.usefixtures("examples")
def test_who_does_not_run_the_question_cannot_tell_whether_others_wrote(world: World) -> None:
    desk = world.desk(world.chloe)
    list(looked(world, desk.client))  # that she looked today is written once
    first = list(looked(world, desk.client, ("en", "fr")))
    write_unseen(world, "Now we have written.")
    assert list(looked(world, desk.client, ("en", "fr"))) == first


@pytest.mark.usefixtures("examples")
def test_a_colleague_by_link_sees_only_their_own_sentence_ever(
    world: World, visitor_of: Callable[[str], Client]
) -> None:
    client = visitor_of(world.secret)
    list(looked(world, client))  # that she came today is written once
    first = list(looked(world, client))
    asking = latest_asking(world.kept)
    assert asking is not None
    write_sentence(world.ben, asking, "Ben’s own.", NOW)
    write_sentence(world.ada, asking, "Ada’s own.", NOW)
    assert list(looked(world, client)) == first


@pytest.mark.usefixtures("examples")
def test_what_others_foretell_reaches_nobody_at_any_time(world: World, time: Clock) -> None:
    desks = [world.desk(world.ada), world.desk(world.chloe)]
    [list(looked(world, desk.client)) for desk in desks]  # what is made once is made
    before = [list(looked(world, desk.client)) for desk in desks]
    parcels = [zipped(world, desk.client) for desk in desks]
    for day in ("2026-03-02", "2026-05-01"):
        guess = Guess("Will their sponsor still be in post?", 90, day, "R05")
        foretell(world.ben, world.kept, guess, NOW, frozenset(["R05"]))
    due = next(one for one in own_forecasts(world.ben) if one.is_due(NOW.date()))
    tell_outcome(world.ben, world.kept, due.key, "yes", NOW)
    assert [list(looked(world, desk.client)) for desk in desks] == before
    assert [zipped(world, desk.client) for desk in desks] == parcels
    ben = dict(looked(world, world.desk(world.ben).client))
    shown = ben[f"/en/work/{world.ada.key}/alliances/{world.kept.key}/team/forecasts/"]
    assert b"90 in a hundred" in shown[2]


def test_no_table_of_forecasts_is_read_without_its_person(world: World) -> None:
    desk = world.desk(world.chloe)
    with CaptureQueriesContext(connection) as queries:
        list(looked(world, desk.client))
    asked = [one["sql"] for one in queries if "decisions_forecast" in one["sql"]]
    assert asked
    assert all("person_id" in one.split("WHERE")[1] for one in asked)


def test_the_kept_alliance_itself_tells_nothing(world: World) -> None:
    write_unseen(world, "Unseen.")
    after = find_alliance(world.ada, world.kept.key)
    assert after is not None
    assert (after.document, after.row.sequence) == (world.kept.document, world.kept.row.sequence)
