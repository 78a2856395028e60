"""What the phone tells of the futures, and instead of them, is what the library tells."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from lounge.picture.talks import Talk, alliance, operations, plan_of, talks
from node import STATIC, Call, node

from alliancemap.instruments import load_instrument
from alliancemap.model.answers import levels
from alliancemap.model.assessment import assess
from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.reading.counted import told_reasons

MODULE = """
import { COUNTED_FROM, isEarly, toldReasons } from "COUNTED";
import { readTalk } from "READING";
export const from = () => COUNTED_FROM;
export const tell = (plan, levels, setAside) => {
  const reading = readTalk(plan, levels, { setAside });
  const reasons = toldReasons(reading).map(({ code, values }) => [code, values]);
  return { early: isEarly(reading), reasons };
};
"""


@pytest.fixture(scope="module")
def js(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    module = tmp_path_factory.mktemp("counted") / "counted.mjs"
    lounge = STATIC / "lounge"
    text = MODULE.replace('COUNTED"', f'{(lounge / "counted.js").as_uri()}"')
    text = text.replace('READING"', f'{(lounge / "twin" / "reading.js").as_uri()}"')
    Path(module).write_text(text, encoding="utf-8")
    with node(module) as call:
        yield call


def test_futures_are_counted_from_the_same_number_of_answers(js: Call) -> None:
    assert js("from") == COUNTED_FROM


@given(talks())
def test_phone_and_library_tell_the_same_reasons(js: Call, talk: Talk) -> None:
    read = alliance(operations(talk), "en")
    assessment = assess(read, load_instrument(sector=read.sector))
    given_levels = {
        factor: "not_relevant" if low < 0 else [low, high]
        for factor, (low, high) in levels(read, "ours").items()
    }
    aside = [gate.gate for gate in read.set_aside]
    told = js("tell", asdict(plan_of(read.sector)), given_levels, aside)
    assert told["early"] is assessment.is_early
    assert told["reasons"] == [
        [one.code, {name: list(v) if isinstance(v, tuple) else v for name, v in one.values}]
        for one in told_reasons(assessment)
    ]
