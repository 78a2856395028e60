"""When a talk says that more answers would hardly turn what it found."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import STATIC, Call, node

MODULE = """
import { hardlyTurns } from "FLOW";
export const hardly = (known, yes, total) =>
  hardlyTurns({ themes: known.map((known) => ({ known })),
    futures: { yes: BigInt(yes), total: BigInt(total) } });
"""


@pytest.fixture(scope="module")
def js(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    module = tmp_path_factory.mktemp("flow") / "flow.mjs"
    flow = (STATIC / "lounge" / "screens" / "flow.js").as_uri()
    Path(module).write_text(MODULE.replace("FLOW", flow), encoding="utf-8")
    with node(module) as call:
        yield call


@given(
    st.lists(st.integers(0, 20), min_size=3, max_size=3),
    st.integers(1, 5**60),
    st.fractions(0, 1),
)
def test_it_is_said_from_six_known_answers_and_ninety_nine_in_a_hundred(
    js: Call, known: list[int], total: int, share: Fraction
) -> None:
    yes = int(total * share)
    agree = max(yes, total - yes)
    assert js("hardly", known, str(yes), str(total)) == (
        sum(known) >= 6 and 100 * agree >= 99 * total
    )


@pytest.mark.parametrize("yes", [0, 1, 99, 100])
def test_both_ends_of_the_scale_count(js: Call, yes: int) -> None:
    assert js("hardly", [2, 2, 2], str(yes), "100")
    assert not js("hardly", [2, 2, 1], str(yes), "100")


@pytest.mark.parametrize("yes", [2, 50, 98])
def test_a_hundredth_more_doubt_is_too_much(js: Call, yes: int) -> None:
    assert not js("hardly", [6, 0, 0], str(yes), "100")
