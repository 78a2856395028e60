"""What went out comes back the same, and what is forged does not."""

import json
from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from portfolio_made import data_of
from web.portfolio.conftest import NOW
from web.vocabulary.conftest import WORDS

from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.vocabulary.actions import bring_back, close, pick, say, settle
from alliancemap_web.vocabulary.queries import Chosen, asked_of_member, find_check, taken_out
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def told(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(value)


def out(member: Member, alliance: str | None) -> Any:
    return json.loads(json.dumps(taken_out(member, alliance), default=told))


@pytest.fixture
def full(owner: Member, cy: Member, kept: Kept, check: str) -> Kept:
    say(owner, "pilot", {"en": {"example": "Ours."}}, NOW)
    say(cy, "", {"fr": {"term": "boîte bleue"}}, NOW)
    one = find_check(kept, check, NOW.date())
    assert one
    asked = asked_of_member(owner, one, NOW.date())
    assert asked
    pick(asked, {"pilot": Chosen("other", "Paid."), "exclusivity": Chosen("unsure")}, NOW)
    return kept


def test_a_firm_s_words_come_back_as_they_were(owner: Member, stranger: Member, full: Kept) -> None:
    data = out(owner, None)
    keys = bring_back(Arrival(stranger, None, NOW), data)
    back = out(stranger, None)
    assert set(keys) == {one["key"] for one in data["words"]}
    for one in (*data["words"], *back["words"]):
        del one["key"]
    assert back == data
    bring_back(Arrival(stranger, None, NOW), out(owner, None))
    assert len(out(stranger, None)["words"]) == len(data["words"])


def test_a_closed_check_comes_back_as_it_was_and_an_open_one_stays(
    owner: Member, stranger: Member, full: Kept, check: str
) -> None:
    assert out(owner, full.key) == {}
    close(owner, full, check, NOW)
    settle(owner, full, check, WORDS[0], "lawyer", "", "en", NOW + timedelta(hours=1))
    data = out(owner, full.key)
    key = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    assert bring_back(Arrival(stranger, key, NOW), data) == {}
    assert out(stranger, key) == data


FORGED = [
    ("words", lambda data: data["words"][0].update(entry="nothing")),
    ("words", lambda data: data["words"][0]["wordings"][0].update(changes={"de": {"term": "x"}})),
    (
        "words",
        lambda data: data["words"][0]["wordings"][0].update(changes={"en": {"example": " x"}}),
    ),
    ("words", lambda data: data["words"][0]["wordings"][0].update(state="holy")),
    ("words", lambda data: data["words"][0]["wordings"][0].update(at="2026-01-01T00:00:00")),
    ("words", lambda data: data.pop("words")),
    ("check", lambda data: data["checks"][0].update(words=["nothing"])),
    ("check", lambda data: data["checks"][0]["people"][0].update(function="boss")),
    ("check", lambda data: data["checks"][0]["people"][0]["picks"][0].update(reading="z")),
    ("check", lambda data: data["checks"][0].update(people=[{}] * 41)),
    ("check", lambda data: data["checks"][0].update(by="x" * 81)),
]


@pytest.mark.parametrize("at", range(len(FORGED)))
def test_what_is_forged_is_not_kept(
    owner: Member, stranger: Member, full: Kept, check: str, at: int
) -> None:
    close(owner, full, check, NOW)
    kind, forge = FORGED[at]
    key = create(stranger, data_of("mannkind-sanofi"), NOW, "file") if kind == "check" else None
    data = deepcopy(out(owner, full.key if key else None))
    forge(data)
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        bring_back(Arrival(stranger, key, NOW), data)
    assert out(stranger, key) == {}


def test_only_who_manages_brings_back(ben: Member) -> None:
    with pytest.raises(NotAllowedError):
        bring_back(Arrival(ben, None, NOW), {"words": []})
