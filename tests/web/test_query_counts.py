"""How many statements each page of the workplace sends: so many, however much is kept.

The pages come from the map of addresses, filled with what is really there; query_counts.toml beside
this file holds the most that each may send. A page without its line fails, and so does a line that
leaves more room than its page needs. Then the firm gets more of everything, and no page needs more.
"""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from portfolio_made import data_of
from web.access.firm import Firm, build, standing_still
from web.access.people import NOW
from web.access.rooms import kept_of
from web.access.rows import addresses

from alliancemap_web.contacts import actions as contacts
from alliancemap_web.contacts.actions.stories import StoryGiven
from alliancemap_web.contacts.given import Given
from alliancemap_web.decisions import actions as decisions
from alliancemap_web.decisions.actions.conditions import Wish as Condition
from alliancemap_web.decisions.actions.foretold import Guess
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.reviews import actions as reviews
from alliancemap_web.reviews.actions.triggers import Wish as Trigger

TABLE = Path(__file__).with_name("query_counts.toml")
MORE = 6
# The same statement may be sent or not, as what another test left in this process's memory says.
ROOM = 6
# These go through the alliances one after another: so many statements for each one more.
FOR_EACH = {"digest": 2, "export_everything": 35}


def most() -> dict[str, int]:
    """The most statements that each page may send, by the name of its address."""
    found: dict[str, int] = tomllib.loads(TABLE.read_text("utf-8"))["most"]
    return found


def counts(firm: Firm, client: Client) -> dict[str, int]:
    """How many statements each page that can be read sends, asked for the second time."""
    found = {}
    for route, name in addresses().items():
        if not route.startswith("/work/{key}/"):
            continue
        path = "/en" + firm.path(route, name)
        # What a page writes by being read is taken back: the next is asked in the same firm.
        with transaction.atomic():
            first = client.get(path)
            read_out(first)
            with CaptureQueriesContext(connection) as caught:
                again = client.get(path)
                read_out(again)
            transaction.set_rollback(True)
        if first.status_code == again.status_code == 200:
            found[name] = len(caught)
    return found


def read_out(answer: Any) -> None:
    """Read what is sent piece by piece to its end, which asks the database too."""
    if answer.streaming:
        list(answer)


def add_more(firm: Firm) -> None:
    """Put many more of what lists show into the firm: alliances, and in the first one of each."""
    owner, first = firm.owner, firm.things["alliance"]
    for number in range(MORE):
        create(owner, data_of("tesla-daimler") | {"name": f"More {number}"}, NOW, "file")
        later = NOW + timedelta(minutes=number)
        record(owner, first, [Change("answer/M02", {"level": number % 5})], later)
        kept = kept_of(owner, first)
        reviews.watch(owner, kept, Trigger("event", f"Event {number}"), later)
        reviews.add_note(owner, kept, f"Note {number}", later, factor="M01")
        contacts.add_people(
            owner, kept, [Given("us", f"Person {number}", "", "top", "direction")], later
        )
        contacts.tell_story(owner, kept, StoryGiven(f"Story {number}"), later)
        decisions.add_condition(owner, kept, Condition(f"Condition {number}"), later)
        decisions.foretell(owner, kept, Guess(f"Guess {number}", 60, "2027-06-01"), later)


@pytest.fixture
def firm(db: None) -> Iterator[Firm]:
    """A firm with one of everything."""
    with standing_still():
        yield build()


@pytest.mark.slow
def test_a_page_sends_no_more_statements_than_its_line_says_however_much_is_kept(
    firm: Firm,
) -> None:
    client = firm.browser("owner")
    few = counts(firm, client)
    assert len(few) > 60
    add_more(firm)
    many = counts(firm, client)
    assert many.keys() == few.keys()
    grown = {
        name: (few[name], many[name])
        for name in few
        if many[name] > few[name] + FOR_EACH.get(name, 0) * MORE
    }
    assert grown == {}, "more is kept, and these pages send more statements"
    allowed = most()
    wrong = {
        name: (count, allowed.get(name))
        for name, count in many.items()
        if not 0 <= allowed.get(name, -1) - count <= ROOM
    }
    sent = "\n".join(f"{name} = {count}" for name, (count, _) in wrong.items())
    assert not wrong, f"tests/web/query_counts.toml does not say what was sent:\n{sent}"
    assert allowed.keys() <= many.keys()
