"""A firm with its people, another firm, and an alliance with a history to take out and bring in."""

from datetime import UTC, datetime, timedelta

import pytest
from portfolio_made import data_of, member_in

from alliancemap_web.portfolio.actions import attach, create, record, set_signed
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def owner(db: None) -> Member:
    """The owner of the firm in question."""
    return member_in("Lumio", "ada@firm.example", "Ada")


@pytest.fixture
def editor(owner: Member) -> Member:
    """Somebody who edits in the same firm."""
    return member_in("Lumio", "eve@firm.example", "Eve", "editor")


@pytest.fixture
def reader(owner: Member) -> Member:
    """Somebody who only reads in the same firm."""
    return member_in("Lumio", "rea@firm.example", "Rea", "reader")


@pytest.fixture
def adviser(owner: Member) -> Member:
    """Somebody from outside, to whom nothing is open yet."""
    return member_in("Lumio", "adv@agency.example", "Advi", "editor", sees_all=False)


@pytest.fixture
def stranger(db: None) -> Member:
    """The owner of another firm."""
    return member_in("Autre", "zoe@other.example", "Zoé")


@pytest.fixture
def lived(owner: Member, editor: Member) -> str:
    """The key of an alliance that two people worked on, with an act taken back and a file."""
    key = create(owner, data_of("mannkind-sanofi"), NOW, "file", stage="talks")
    at = NOW + timedelta(days=1)
    done = record(
        owner, key,
        [Change("answer/M01", {"level": 2, "note": "=seen\nby us", "sure": "guess"}),
         Change("fact/aim", "Sell more — “soon”")],
        at,
    )  # fmt: skip
    file = attach(editor, key, "notes ünd more.txt", "text/plain", b"what they said", at)
    source = {"text": "Notes", "url": f"https://here.example/{owner.key}/{key}/{file.key}/"}
    record(editor, key, [Change("answer/R03", {"level": "1-3", "sources": [source]})],
           at + timedelta(hours=1), "api")  # fmt: skip
    undone = done.entries[1]
    record(owner, key, [Change("fact/aim", undoes=undone.id)], at + timedelta(hours=2))
    set_signed(owner, key, NOW.date(), at + timedelta(hours=2))
    return key
