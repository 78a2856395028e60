"""The score of forecasts: its laws, and published figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap.model.forecasts import (
    LEAST,
    STEPS,
    Forecast,
    brier,
    by_chance,
    decompose,
    is_hit,
    step_of,
    step_rates,
)

forecasts = st.lists(st.builds(Forecast, st.integers(0, 100), st.booleans()), min_size=1)


@given(forecasts)
def test_the_score_lies_between_nothing_and_one(some: list[Forecast]) -> None:
    assert 0 <= brier(some) <= 1


@given(forecasts)
def test_the_parts_add_up_to_the_score_exactly(some: list[Forecast]) -> None:
    parts = decompose(some)
    assert parts.reliability - parts.resolution + parts.uncertainty == brier(some)
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


@given(forecasts)
def test_neither_order_nor_repetition_changes_the_score(some: list[Forecast]) -> None:
    assert brier(some) == brier(some[::-1]) == brier(some * 3)
    assert decompose(some) == decompose(some[::-1]) == decompose(some * 3)


@given(forecasts)
def test_asking_the_other_way_round_changes_nothing(some: list[Forecast]) -> None:
    turned = [Forecast(100 - one.chance, not one.came) for one in some]
    assert brier(turned) == brier(some)
    assert [one.step for one in step_rates(turned)] == [one.step for one in step_rates(some)]


@given(st.integers(0, 100), st.integers(1, 20), st.integers(0, 20))
def test_saying_what_one_believes_scores_best(other: int, of: int, yes: int) -> None:
    # A proper score: with a share of yes, no chance scores better than that share.
    share = Fraction(min(yes, of), of) * 100
    if share.denominator != 1:
        return
    came = [place < share * of / 100 for place in range(of)]
    honest = [Forecast(int(share), one) for one in came]
    assert brier(honest) <= brier([Forecast(other, one) for one in came])


def test_guessing_gets_a_quarter_whatever_happens() -> None:
    assert brier([Forecast(50, True), Forecast(50, False), Forecast(50, True)]) == Fraction(1, 4)


def test_a_published_example_of_four_forecasts() -> None:
    # scikit-learn's documentation of brier_score_loss: 0.037 for these four.
    some = [Forecast(10, False), Forecast(90, True), Forecast(80, True), Forecast(30, False)]
    assert brier(some) == Fraction(375, 10_000)


def test_a_published_table_of_weather_forecasts() -> None:
    # Wilks, Statistical Methods in the Atmospheric Sciences (1995), table 7.3, as the R package
    # verification gives it: chance, how often it was given, how often it rained; overall 0.162.
    table = [
        (0, 4112, 0.006), (5, 671, 0.019), (10, 1833, 0.059), (20, 986, 0.150), (30, 616, 0.277),
        (40, 366, 0.377), (50, 303, 0.511), (60, 275, 0.587), (70, 245, 0.723), (80, 220, 0.779),
        (90, 170, 0.934), (100, 203, 0.933),
    ]  # fmt: skip
    some = [
        Forecast(chance, place < round(count * rate))
        for chance, count, rate in table
        for place in range(count)
    ]
    assert len(some) == 10_000
    assert sum(one.came for one in some) / len(some) == pytest.approx(0.162, abs=0.0006)
    parts = decompose(some)
    # The three sums, done with the table's own figures.
    base = sum(count * rate for _, count, rate in table) / 10_000
    reliability = sum(n * (c / 100 - rate) ** 2 for c, n, rate in table) / 10_000
    resolution = sum(n * (rate - base) ** 2 for _, n, rate in table) / 10_000
    assert float(parts.reliability) == pytest.approx(reliability, abs=1e-5)
    assert float(parts.resolution) == pytest.approx(
        resolution, abs=2e-4
    )  # whole forecasts are counted
    assert float(parts.uncertainty) == pytest.approx(
        base * (1 - base), abs=2e-4
    )  # whole forecasts are counted


@given(st.integers(0, 100))
def test_a_step_is_the_nearest_one_either_way(chance: int) -> None:
    sure = max(chance, 100 - chance)
    assert step_of(chance) == step_of(100 - chance)
    assert abs(step_of(chance) - sure) == min(abs(one - sure) for one in STEPS)


@given(forecasts)
def test_every_forecast_is_counted_at_one_step(some: list[Forecast]) -> None:
    rates = step_rates(some)
    assert sum(one.count for one in rates) == len(some)
    assert sum(one.hits for one in rates) == sum(map(is_hit, some))
    assert all((one.fit == "too_few") == (one.count < LEAST) for one in rates)


def test_a_few_forecasts_tell_nothing_about_a_step() -> None:
    (rate,) = step_rates([Forecast(97, False)] * (LEAST - 1))
    assert rate.fit == "too_few"


def test_who_is_certain_and_wrong_half_the_time_is_too_sure() -> None:
    (rate,) = step_rates([Forecast(97, place % 2 == 0) for place in range(10)])
    assert (rate.hits, rate.count, rate.fit) == (5, 10, "too_sure")


def test_who_only_leans_and_is_always_right_is_too_shy() -> None:
    (rate,) = step_rates([Forecast(40, False)] * 10)
    assert (rate.step, rate.fit) == (60, "too_shy")


def test_eight_right_of_ten_at_quite_sure_is_no_sign_of_anything() -> None:
    (rate,) = step_rates([Forecast(90, place < 8) for place in range(10)])
    assert rate.fit == "fits"


def test_how_often_chance_alone_does_it_is_exact() -> None:
    # Ten even chances, all hits: two outcomes of 1024.
    assert by_chance(10, 10, Fraction(1, 2)) == Fraction(2, 1024)
    assert by_chance(5, 10, Fraction(1, 2)) == 1


@pytest.mark.parametrize("score", [brier, decompose])
def test_no_forecasts_have_no_score(score) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="no forecasts"):
        score([])


def test_what_is_no_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="101"):
        brier([Forecast(101, True)])
