"""What was revealed goes out with everything and comes back; what was not stays where it is."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from portfolio_made import data_of
from web.mirror.conftest import NOW, Hall

from alliancemap_web.mirror.actions import bring_back
from alliancemap_web.mirror.queries import taken_out
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member


def written(value: Any) -> Any:
    """Data as they stand in the file."""
    return json.loads(json.dumps(value, default=plain))


def plain(value: object) -> str:
    assert isinstance(value, date | datetime)
    return value.isoformat()


def test_before_the_reveal_nothing_goes_out(hall: Hall) -> None:
    hall.ours(V01="4")
    hall.theirs("Marie", V01="1")
    assert taken_out(hall.owner, hall.alliance) == []
    assert taken_out(hall.owner, None) == []


def test_what_was_revealed_comes_back_as_it_was(revealed: Hall, stranger: Member) -> None:
    data = written(taken_out(revealed.owner, revealed.alliance))
    key = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    bring_back(Arrival(stranger, key, NOW), data)
    assert written(taken_out(stranger, key)) == data
    assert data[0]["shown"] == revealed.row.shown


def test_no_link_and_no_address_goes_out(revealed: Hall) -> None:
    text = json.dumps(written(taken_out(revealed.owner, revealed.alliance)))
    for secret in (*revealed.secrets.values(), revealed.guest("Marie"), "secret", "address"):
        assert secret not in text


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("title"),
        lambda one: one.update(title=3),
        lambda one: one.update(until="never"),
        lambda one: one.update(revealed_at="2026-01-05T09:30:00"),
        lambda one: one.update(factors=[]),
        lambda one: one.update(has_reasons="yes"),
        lambda one: one["shown"].pop("ours"),
        lambda one: one["shown"]["ours"].update(V01={"level": "9", "reason": ""}),
        lambda one: one["shown"]["theirs"][0].update(name=None),
        lambda one: one["shown"]["guesses"].append({"by": "Ben", "said": {"V01": 3}}),
    ],
)
def test_forged_data_bring_nothing(
    revealed: Hall, stranger: Member, spoil: Callable[[Any], object]
) -> None:
    data = written(taken_out(revealed.owner, revealed.alliance))
    spoil(data[0])
    key = create(stranger, data_of("mannkind-sanofi"), NOW, "file")
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        bring_back(Arrival(stranger, key, NOW), data)
    assert taken_out(stranger, key) == []


def test_nothing_comes_back_into_an_alliance_that_is_not_there(
    revealed: Hall, stranger: Member
) -> None:
    data = written(taken_out(revealed.owner, revealed.alliance))
    with pytest.raises(ValueError, match=revealed.alliance):
        bring_back(Arrival(stranger, revealed.alliance, NOW), data)
