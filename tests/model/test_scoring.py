from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from model.plans import at, small_plan
from model.strategies import cases, full_cases, narrower, open_places, small_cases, some

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.interval import Interval
from alliancemap.model.scoring import as_read, score_theme, score_themes


@given(cases())
def test_low_is_never_above_high_and_both_lie_on_the_scale(case: Case) -> None:
    for theme in score_themes(case):
        assert 0 <= theme.score.low <= theme.score.high <= 4000


@given(cases(), st.data())
def test_a_narrower_answer_only_narrows_every_score(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    assume(open_places(case))
    place = some(data.draw, open_places(case))
    after = case.with_span(place, narrower(data.draw, case.spans[place]))
    for old, new in zip(score_themes(case), score_themes(after), strict=True):
        assert old.score.low <= new.score.low <= new.score.high <= old.score.high
        assert new.can_be_met <= old.can_be_met
        assert old.is_met <= new.is_met
        assert old.is_covered <= new.is_covered


@given(st.one_of(small_cases(known_only=True), full_cases(known_only=True)))
def test_all_known_means_a_point(case: Case) -> None:
    for theme in score_themes(case):
        assert theme.score.low == theme.score.high
        assert theme.known == theme.relevant
        assert theme.is_covered
        assert theme.is_met == theme.can_be_met


@given(cases(), st.data())
def test_unknown_in_place_of_an_answer_never_lowers_the_upper_end(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    known = [place for place, span in enumerate(case.spans) if span != NOT_RELEVANT]
    assume(known)
    place = some(data.draw, known)
    theme = case.plan.theme_of[place]
    before = score_theme(case, theme).score
    after = score_theme(case.with_span(place, UNKNOWN), theme).score
    assert after.high >= before.high
    assert after.low <= before.low


@given(cases(), st.data())
def test_dropping_an_unknown_factor_only_narrows_unless_the_theme_empties(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    unknown = [place for place, span in enumerate(case.spans) if span == UNKNOWN]
    assume(unknown)
    place = some(data.draw, unknown)
    theme = case.plan.theme_of[place]
    assume(len(case.relevant(theme)) > 1)
    before = score_theme(case, theme).score
    after = score_theme(case.with_span(place, NOT_RELEVANT), theme).score
    assert before.low <= after.low <= after.high <= before.high


@given(cases())
def test_a_score_is_the_weighted_mean_of_the_lows_and_of_the_highs(case: Case) -> None:
    for index, theme in enumerate(score_themes(case)):
        places = case.relevant(index)
        if not places:
            assert (theme.score.low, theme.score.high) == (0, 4000)
            continue
        weight = sum(case.weights[p] for p in places)
        for end, said in ((0, theme.score.low), (1, theme.score.high)):
            mean = Fraction(sum(case.weights[p] * case.spans[p][end] for p in places), weight)
            assert abs(said - 1000 * mean) <= Fraction(1, 2)


@given(cases())
def test_the_sums_shown_are_those_the_score_was_made_from(case: Case) -> None:
    for theme in score_themes(case):
        if theme.relevant:
            assert abs(theme.score.low * theme.weight - 1000 * theme.sum_low) <= theme.weight
            assert abs(theme.score.high * theme.weight - 1000 * theme.sum_high) <= theme.weight


@given(cases(), st.integers(2, 9))
def test_weights_that_are_all_alike_change_no_score(case: Case, weight: int) -> None:
    alike = Case(case.plan, case.spans, (1,) * len(case.spans), case.set_aside)
    heavier = Case(case.plan, case.spans, (weight,) * len(case.spans), case.set_aside)
    for one, other in zip(score_themes(alike), score_themes(heavier), strict=True):
        assert (one.score, one.is_met, one.can_be_met) == (
            other.score,
            other.is_met,
            other.can_be_met,
        )


@given(cases(), st.data())
def test_a_better_answer_never_lowers_a_score(case: Case, data) -> None:  # type: ignore[no-untyped-def]
    places = [p for p, span in enumerate(case.spans) if span != NOT_RELEVANT and span[0] < 4]
    assume(places)
    place = some(data.draw, places)
    low, high = case.spans[place]
    after = case.with_span(place, (low + 1, max(high, low + 1)))
    for old, new in zip(score_themes(case), score_themes(after), strict=True):
        assert new.score.low >= old.score.low
        assert new.score.high >= old.score.high


def test_halves_of_a_thousandth_round_up() -> None:
    # 16 factors, one at level 1: 1000 / 16 = 62.5, which is 63.
    case = at(small_plan((16, 1, 1)), "1" + " 0" * 15 + " | ? | ?")
    assert score_themes(case)[0].score.low == 63


def test_half_the_factors_known_is_covered_and_one_less_is_not() -> None:
    plan = small_plan((4, 5, 1))
    themes = score_themes(at(plan, "2 2 ? ? | 2 2 ? ? ? | ?"))
    assert [theme.is_covered for theme in themes] == [True, False, False]


def test_a_range_counts_as_known_but_the_whole_scale_does_not() -> None:
    themes = score_themes(at(small_plan((1, 1, 1)), "0-3 | 0-4 | 1-4"))
    assert [theme.known for theme in themes] == [1, 0, 1]


def test_a_theme_without_a_relevant_factor_spans_the_scale_and_is_neither_covered_nor_met() -> None:
    market = score_themes(at(small_plan((2, 1, 1)), "x x | 2 | 2"))[0]
    assert (market.score.low, market.score.high) == (0, 4000)
    assert not market.is_covered
    assert not market.is_met
    assert market.can_be_met


def test_a_mean_of_exactly_two_is_met() -> None:
    themes = score_themes(at(small_plan((2, 2, 2)), "1 3 | 2 1 | 0-1 3"))
    assert [theme.is_met for theme in themes] == [True, False, False]
    assert [theme.can_be_met for theme in themes] == [True, False, True]


def test_own_weights_pull_the_mean() -> None:
    # (3 x 4 + 1 x 0) / 4 = 3.0 instead of 2.0.
    plan = small_plan((2, 1, 1))
    assert score_themes(at(plan, "4 0 | ? | ?"))[0].score.low == 2000
    assert score_themes(at(plan, "4 0 | ? | ?", weights={"m0": 3}))[0].score.low == 3000


def test_risk_is_read_as_protection_turned_round_and_twice_is_no_turn() -> None:
    protected = Interval(700, 3400)
    assert as_read("risk", protected) == Interval(600, 3300)
    assert as_read("risk", as_read("risk", protected)) == protected
    assert as_read("market", protected) == protected
