"""What goes out comes back as it was; unrevealed sentences and forecasts only to their person."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from portfolio_made import data_of
from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import (
    Guess,
    Plan,
    Wish,
    add_condition,
    ask_why,
    bring_back,
    decide,
    foretell,
    reveal,
    settle,
    turn_condition,
    write_sentence,
)
from alliancemap_web.decisions.queries import latest_asking, own_forecasts, taken_out
from alliancemap_web.portfolio.actions import create
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, NotAllowedError

Whole = Callable[[], Kept]


def written(value: Any) -> str:
    """Days and moments as the files write them."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(value)


def plain(member: Member, alliance: str) -> dict[str, Any]:
    data = json.loads(json.dumps(taken_out(member, alliance), default=written))
    assert isinstance(data, dict)
    return data


@pytest.fixture
def full(ada: Member, ben: Member, whole: Whole) -> Kept:
    """An alliance about which everything was done once."""
    ask_why(ada, whole(), "", NOW)
    asking = latest_asking(whole())
    assert asking is not None
    write_sentence(ada, asking, "Ours.", NOW)
    write_sentence(ben, asking, "Theirs.", NOW)
    reveal(ada, asking, NOW)
    shown = latest_asking(whole())
    assert shown is not None
    settle(ada, whole(), shown, "Everybody’s.", 6, NOW)
    ask_why(ada, whole(), "2026-06-01", NOW)
    again = latest_asking(whole())
    assert again is not None
    write_sentence(ada, again, "Mine, unseen.", NOW)
    write_sentence(ben, again, "Ben’s, unseen.", NOW)
    key = add_condition(ben, whole(), Wish("they sign", "risk", "Ada", "2026-05-01"), NOW)
    turn_condition(ada, whole(), key, "met", "Signed today.", NOW)
    first = decide(ada, whole(), Plan("proceed", "Because.", "Ada", conditions=(key,)), NOW)
    dissents = (("Ben", "Too dear."),)
    decide(ada, whole(), Plan("stop", "No.", "Ada", supersedes=first, dissents=dissents), NOW)
    foretell(ada, whole(), Guess("Mine?", 60, "2026-05-01"), NOW)
    foretell(ben, whole(), Guess("Ben’s?", 90, "2026-05-01"), NOW)
    return whole()


def test_all_comes_back_as_it_went_out(ada: Member, stranger: Member, full: Kept) -> None:
    data = plain(ada, full.key)
    there = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    keys = bring_back(Arrival(stranger, there, NOW, {"Ada": stranger.person or 0}), data)
    back = json.dumps(plain(stranger, there))
    for old, new in keys.items():
        back = back.replace(new, old)
    # The decisions were made on acts that the new place has fewer of.
    for one in data["decisions"]:
        one["sequence"] = 1
    assert json.loads(back) == data
    assert len(keys) == 3


def test_nobodys_unrevealed_sentence_or_forecast_goes_out_to_another(
    ada: Member, ben: Member, full: Kept
) -> None:
    mine, his = json.dumps(plain(ada, full.key)), json.dumps(plain(ben, full.key))
    assert "Mine, unseen." in mine
    assert "unseen" not in his.replace("Ben\\u2019s, unseen.", "")
    assert "Ben\\u2019s, unseen." not in mine
    assert ("Mine?" in mine, "Mine?" in his) == (True, False)
    assert ("Ben\\u2019s?" in mine, "Ben\\u2019s?" in his) == (False, True)


def test_forecasts_come_back_to_who_brings_them_alone(
    ada: Member, stranger: Member, full: Kept
) -> None:
    there = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    bring_back(Arrival(stranger, there, NOW), plain(ada, full.key))
    kept = find_alliance(stranger, there)
    assert kept is not None
    assert [one.question for one in own_forecasts(stranger, kept)] == ["Mine?"]


def test_an_alliance_without_any_of_it_takes_nothing_out(ada: Member, whole: Whole) -> None:
    assert taken_out(ada, whole().key) == {}
    assert taken_out(ada, None) == {}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["askings"][0].update(settled="x" * 401),
        lambda data: data["askings"][0].update(number=-1),
        lambda data: data["askings"][0]["sentences"][0].update(lasted="splendid"),
        lambda data: data["conditions"][0].update(state="dreamt"),
        lambda data: data["conditions"][0].update(about="moon"),
        lambda data: data["conditions"][0].pop("steps"),
        lambda data: data["decisions"][0].update(kind="dither"),
        lambda data: data["decisions"][1].update(supersedes="zzzzzzzzzzzz"),
        lambda data: data["decisions"][0].update(on="soon"),
        lambda data: data["decisions"][0]["conditions"].append("zzzzzzzzzzzz"),
        lambda data: data["forecasts"][0].update(chance=100),
        lambda data: data["forecasts"][0].update(at="2026-03-02T10:00:00"),
    ],
)
def test_forged_data_is_refused(
    ada: Member, stranger: Member, full: Kept, spoil: Callable[[dict[str, Any]], Any]
) -> None:
    data = plain(ada, full.key)
    spoil(data)
    there = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        bring_back(Arrival(stranger, there, NOW), data)
    assert taken_out(stranger, there) == {}


def test_only_who_manages_brings_things_back(ada: Member, ben: Member, full: Kept) -> None:
    with pytest.raises(NotAllowedError):
        bring_back(Arrival(ben, full.key, NOW), plain(ada, full.key))
