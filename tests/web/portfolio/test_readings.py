"""What the library makes of an alliance's acts, now and at a moment."""

from datetime import timedelta

import pytest
from portfolio_made import data_of
from web.portfolio.acting import BEGUN, START, begun, entry

from alliancemap_web.portfolio.acts import BASE, text_of
from alliancemap_web.portfolio.readings import as_of, judged_data, judged_of
from alliancemap_web.portfolio.refusals import RefusedError

DAY = timedelta(days=1)


def test_the_same_text_is_judged_once() -> None:
    text = text_of(data_of("tesla-daimler"))
    assert judged_of(text) is judged_of(str(text))


def test_what_is_no_alliance_is_refused_with_every_problem() -> None:
    with pytest.raises(RefusedError) as refusal:
        judged_data({**BEGUN, "parties": {"us": {"people": -1}}, "colour": "blue"})
    assert refusal.value.status == 422
    assert len(refusal.value.reasons) > 1
    assert any("colour" in one.sentence("en") for one in refusal.value.reasons)


def test_an_alliance_is_read_as_it_stood_at_a_moment() -> None:
    acts = (begun(), entry(2, "fact/aim", "First", days=1), entry(3, "fact/aim", "Then", days=3))
    aims = [
        reading.alliance.aim if (reading := as_of(acts, START + days * DAY)) else "?"
        for days in (0, 1, 2, 3)
    ]
    assert aims == [None, "First", "First", "Then"]


def test_before_anything_was_said_nothing_is_read() -> None:
    assert as_of((), START) is None


def test_what_could_not_be_read_then_is_nothing_and_no_fault() -> None:
    acts = (entry(1, BASE, {"alliancemap": 1, "colour": "blue"}),)
    assert as_of(acts, START) is None
