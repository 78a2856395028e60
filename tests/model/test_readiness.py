"""The firm's readiness: what several people's self-checks add up to."""

from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.readiness import ABILITY_OF, READINESS_LINES, readiness

CHECKS = st.lists(st.dictionaries(st.sampled_from(READINESS_LINES), st.integers(0, 4)))
WHOLE = dict.fromkeys(READINESS_LINES, 3)


@given(CHECKS)
def test_means_lie_between_the_lowest_and_the_highest_that_anybody_said(checks) -> None:
    found = readiness(checks)
    said = [level for check in checks for level in check.values()]
    if not said:
        assert found is None
        return
    assert found
    assert 1000 * min(said) <= found.mean <= 1000 * max(said)
    for line in found.lines:
        assert 1000 * line.low <= line.mean <= 1000 * line.high
    assert found.voices == sum(1 for check in checks if check)


@given(CHECKS, st.randoms())
def test_the_order_in_which_people_answered_says_nothing(checks, dice) -> None:
    mixed = list(checks)
    dice.shuffle(mixed)
    assert readiness(mixed) == readiness(checks)


@given(CHECKS)
def test_no_line_is_lower_than_the_lowest_two(checks) -> None:
    found = readiness(checks)
    if found is None:
        return
    assert len(found.lowest) <= 2
    assert all(low.mean < 4000 for low in found.lowest)
    others = [one for one in found.lines if one not in found.lowest and one.mean < 4000]
    assert all(low.mean <= one.mean for low in found.lowest for one in others)


def test_of_equally_low_lines_the_one_people_differ_over_comes_first() -> None:
    found = readiness([WHOLE | {4: 1, 9: 0}, WHOLE | {4: 1, 9: 2}])
    assert found
    assert [one.line for one in found.lowest] == [9, 4]


def test_a_firm_at_the_top_of_every_line_has_nothing_to_mend() -> None:
    found = readiness([dict.fromkeys(READINESS_LINES, 4)])
    assert found
    assert found.lowest == ()
    assert found.maturity == "endemic"


def test_the_steps_of_maturity_follow_the_mean() -> None:
    for level, step in ((0, "opportunistic"), (1, "opportunistic"), (2, "systematic"),
                        (3, "endemic")):  # fmt: skip
        found = readiness([dict.fromkeys(READINESS_LINES, level)])
        assert found
        assert found.maturity == step


def test_an_ability_is_the_mean_of_its_lines() -> None:
    check = {line: (4 if ABILITY_OF[line] == "openness" else 1) for line in READINESS_LINES}
    found = readiness([check])
    assert found
    assert dict(found.abilities) == {
        "scanning": 1000,
        "coordination": 1000,
        "learning": 1000,
        "openness": 4000,
        "resilience": 1000,
    }
