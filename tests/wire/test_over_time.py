"""Ageing answers, clashes, then and now: valid by the schema, and nothing lost on the way."""

import json
from typing import Any

import jsonschema
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from model.given_answers import ALLIANCES, DAYS
from model.readings import ANSWERS, INSTRUMENT, alliance, plan, read
from model.test_clashes import SEVERAL

from alliancemap.model.alliance import Alliance, Answer, Source
from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap.model.clashes import find_clashes
from alliancemap.model.contradictions import Contradiction
from alliancemap.model.freshness import Freshness, freshness
from alliancemap.model.then_and_now import then_and_now
from alliancemap.wire import (
    assessment_to_plain,
    clashes_to_plain,
    freshness_to_plain,
    then_and_now_to_plain,
)
from alliancemap.wire.schema import results_schema

VALIDATOR = jsonschema.Draft202012Validator(results_schema())
Given = dict[str, Span | None]


def sound(plain: dict[str, Any]) -> dict[str, Any]:
    """The document, once the schema and a journey through JSON have found nothing wrong."""
    VALIDATOR.validate(plain)
    assert json.loads(json.dumps(plain)) == plain
    return plain


@one_in(4)
@given(ALLIANCES, DAYS)
def test_every_freshness_is_valid_and_holds_the_reading(of: Alliance, day: str) -> None:
    found = freshness(of, INSTRUMENT, assess(of, INSTRUMENT, plan=plan()), day, plan())
    plain = sound(freshness_to_plain(found))
    assert plain["assessment"].items() <= assessment_to_plain(found.assessment).items()
    assert (plain["without_faded"] is None) is (plain["faded"] == [])
    assert len(plain["contradictions"]) == len(found.contradictions)


@given(SEVERAL, DAYS, st.none() | st.integers(0, 200))
def test_every_clash_is_valid(
    several: list[tuple[str, Alliance]], day: str, hours: int | None
) -> None:
    found = find_clashes(several, day, hours, {"Max": 9})
    plain = sound(clashes_to_plain(found))
    assert plain["is_empty"] is found.is_empty
    needs = [(one["alliance"], one["hours"]) for one in plain["attention"]["needs"]]
    assert needs == list(found.attention.needs)


@one_in(4)
@given(ANSWERS, ANSWERS)
def test_every_then_and_now_is_valid(then: Given, now: Given) -> None:
    found = then_and_now(alliance(then), alliance(now), read(then), read(now))
    plain = sound(then_and_now_to_plain(found))
    assert [one["factor"] for one in plain["factors"]] == [one.factor for one in found.factors]


def test_a_statement_keeps_everything_that_was_said() -> None:
    source = Source("report", "https://a.example", "2026-01", "later")
    answer = Answer(
        "M01", "known", 1, 2, "proof", "seen", (source,), "2026-02", "Ana", "theirs", "main",
        "2027", settles=True,
    )  # fmt: skip
    reading = read({})
    found = Freshness("2026-11-23", (), None, (Contradiction("M01", (answer,)),), reading, None)
    (one,) = freshness_to_plain(found)["contradictions"]
    assert one["answers"] == [
        {
            "factor": "M01",
            "levels": {"state": "known", "low": 1, "high": 2},
            "sure": "proof",
            "note": "seen",
            "sources": [
                {"text": "report", "url": "https://a.example", "date": "2026-01", "seen": "later"}
            ],
            "date": "2026-02",
            "who": "Ana",
            "view": "theirs",
            "relation": "main",
            "fades": "2027",
            "settles": True,
        }
    ]
