"""A phone's stamps go forward whatever its clock does."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import STATIC, Call, node

CLOCK = STATIC / "lounge" / "store" / "clock.js"
STAMP = re.compile(r"[0-8][0-9]{14}-[0-9]{4}-[0-9a-f]{8}")
# One clock, led through moments (a number) and stamps it sees (a text).
WALK = """
export function walk(device, steps) {
  let moment = 0;
  const clock = makeClock(device, () => moment);
  const made = [];
  for (const step of steps) {
    if (typeof step === "string") clock.see(step);
    else {
      moment = step ?? NaN;
      made.push(clock.next());
    }
  }
  return made;
}
"""
# A clock that stands still, jumps back, is decades ahead, or says nothing sensible.
MOMENT = st.one_of(
    st.integers(0, 20),
    st.integers(1_700_000_000_000, 1_700_000_000_100),
    st.integers(-(10**15), 10**16),
    st.none(),
)
SEEN = st.builds(
    "{:015}-{:04}-{}".format,
    st.integers(0, 2 * 10**14 - 1),
    st.integers(0, 9999),
    st.sampled_from(["00000000", "ffffffff"]),
)


@pytest.fixture(scope="module")
def js(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    module: Path = tmp_path_factory.mktemp("clock") / "walk.mjs"
    names = "isBelievable, newDevice, newId"
    head = f'import {{ makeClock, {names} }} from "{CLOCK.as_uri()}";\nexport {{ {names} }};\n'
    module.write_text(head + WALK, "utf-8")
    with node(module) as call:
        yield call


@given(moments=st.lists(MOMENT, max_size=40))
def test_stamps_strictly_increase_under_any_clock(js: Call, moments: list[int | None]) -> None:
    made = js("walk", "0a0b0c0d", moments)
    assert all(one < other for one, other in pairwise(made))
    assert all(STAMP.fullmatch(stamp) for stamp in made)


@given(steps=st.lists(MOMENT | SEEN, max_size=40))
def test_a_stamp_is_later_than_every_stamp_seen_before(
    js: Call, steps: list[int | str | None]
) -> None:
    made = iter(js("walk", "0a0b0c0d", steps))
    latest = ""
    for step in steps:
        if isinstance(step, str):
            latest = max(latest, step)
        else:
            stamp = next(made)
            assert stamp[:20] > latest[:20]
            latest = stamp


def test_a_clock_that_stands_still_counts_and_then_goes_on(js: Call) -> None:
    made = js("walk", "0a0b0c0d", [5] * 10_002)
    assert made[0] == "000000000000005-0000-0a0b0c0d"
    assert made[9_999] == "000000000000005-9999-0a0b0c0d"
    assert made[10_000] == "000000000000006-0000-0a0b0c0d"
    assert sorted(set(made)) == made


@pytest.mark.parametrize("moment", [10**14, 253_402_300_800_000, 10**15, 10**300])
def test_a_clock_in_no_sensible_year_leaves_room_for_every_later_stamp(
    js: Call, moment: int
) -> None:
    made = js("walk", "0a0b0c0d", [moment] * 20_002)
    assert sorted(set(made)) == made
    assert all(STAMP.fullmatch(stamp) and js("isBelievable", stamp) for stamp in made[::5000])


def test_a_stamp_that_would_leave_no_later_ones_is_not_believed(js: Call) -> None:
    assert js("isBelievable", "199999999999999-9999-ffffffff")
    assert not js("isBelievable", "200000000000000-0000-00000000")


def test_a_clock_that_is_right_gives_its_own_moment(js: Call) -> None:
    assert js("walk", "0a0b0c0d", [1_700_000_000_000]) == ["001700000000000-0000-0a0b0c0d"]


def test_ids_are_random_and_have_the_form_of_version_4(js: Call) -> None:
    ids = {js("newId") for _ in range(50)}
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert len(ids) == 50
    assert all(form.fullmatch(one) for one in ids)
    assert re.fullmatch(r"[0-9a-f]{8}", js("newDevice"))
