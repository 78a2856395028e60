"""An assessment comes back from its text as it was, and counts for one document and program."""

from dataclasses import dataclass
from typing import Any

import model.readings as case
import pytest
from alliance_file.strategies import alliances
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS
from portfolio_made import data_of

from alliancemap.instruments import load_instrument
from alliancemap.model.alliance import Alliance, Feeling
from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap_web.portfolio import assessed
from alliancemap_web.portfolio.acts import text_of
from alliancemap_web.portfolio.assessed import back, mark_of, packed, program, unpacked
from alliancemap_web.portfolio.readings import judged_of

EXAMPLES = ("mannkind-sanofi", "lightwave-globalfoundries")


@one_in(3)
@given(ANSWERS)
def test_an_assessment_comes_back_from_its_text_as_it_was(answers: dict[str, Span | None]) -> None:
    reading = case.read(answers, feeling=Feeling(3, "A hunch."), weights=(("M01", 3),))
    assert unpacked(packed(reading)) == reading


@one_in(5)
@given(alliances())
def test_any_alliance_s_assessment_comes_back(alliance: Alliance) -> None:
    instrument = load_instrument(sector=alliance.sector)
    for view in ("ours", "theirs"):
        reading = assess(alliance, instrument, view)  # type: ignore[arg-type]
        again = unpacked(packed(reading))
        assert again == reading
        assert hash(again) == hash(reading)  # tuples again, not lists


def test_a_mark_is_that_of_one_document_and_one_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = mark_of("{}")
    assert before == mark_of("{}") != mark_of("{ }")
    program.cache_clear()
    assert mark_of("{}") == before
    monkeypatch.setattr(assessed, "program", lambda: "another")
    assert mark_of("{}") != before


@dataclass(frozen=True)
class Strange:
    kept: dict[str, int]
    either: tuple[int, ...] | tuple[str, str] | None


@pytest.mark.parametrize("kind", [Strange, float, Strange | None])
def test_what_the_model_has_no_type_for_is_refused_at_once(kind: Any) -> None:
    with pytest.raises(TypeError):
        back(kind)


def test_two_kinds_of_lists_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(TypeError):
        back(tuple[tuple[int, Any], ...] | tuple[str, str])
    with pytest.raises(TypeError):
        back(tuple[tuple[int, int], ...] | tuple[str, str])


@pytest.mark.parametrize("example", ["mannkind-sanofi"])
def test_the_reading_of_an_example_comes_back(example: str) -> None:
    reading = judged_of(text_of(data_of(example))).assessment
    assert unpacked(packed(reading)) == reading
