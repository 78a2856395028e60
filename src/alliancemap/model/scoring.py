"""How good each theme is, as a range: the mean of the lows to the mean of the highs."""

from dataclasses import dataclass

from alliancemap.model.answers import UNKNOWN
from alliancemap.model.case import Case
from alliancemap.model.instrument import THEMES, ThemeId
from alliancemap.model.interval import FULL, Interval, half_up


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """One theme's score in thousandths of a level (0 to 4000), and the sums it was made from.

    For risk the score says how well protected we are. `known` of `relevant` factors have an answer;
    the range is sum_low / weight to sum_high / weight. A theme without a relevant factor spans the
    whole scale.
    """

    theme: ThemeId
    score: Interval
    known: int
    relevant: int
    sum_low: int
    sum_high: int
    weight: int
    is_covered: bool
    can_be_met: bool
    is_met: bool


def score_theme(case: Case, theme: int) -> ThemeScore:
    """Return the score of a theme (0 market, 1 value, 2 risk) by the rule in `ThemeScore`."""
    plan = case.plan
    positions = case.relevant(theme)
    known = sum(case.spans[position] != UNKNOWN for position in positions)
    weight = sum(case.weights[position] for position in positions)
    sum_low = sum(case.weights[position] * case.spans[position][0] for position in positions)
    sum_high = sum(case.weights[position] * case.spans[position][1] for position in positions)
    bar = case.bar(theme)
    covered = known * plan.coverage_denominator >= len(positions) * plan.coverage_numerator
    return ThemeScore(
        theme=THEMES[theme],
        score=Interval(half_up(1000 * sum_low, weight), half_up(1000 * sum_high, weight))
        if positions
        else Interval(0, FULL),
        known=known,
        relevant=len(positions),
        sum_low=sum_low,
        sum_high=sum_high,
        weight=weight,
        is_covered=bool(positions) and covered,
        can_be_met=sum_high >= bar,
        is_met=bool(positions) and sum_low >= bar,
    )


def as_read(theme: ThemeId, score: Interval) -> Interval:
    """Return a theme's range as people read it: risk, which is scored as protection, turned."""
    return score.turned() if theme == "risk" else score


def score_themes(case: Case) -> tuple[ThemeScore, ...]:
    """Return the three theme scores in the order market, value, risk."""
    return tuple(score_theme(case, theme) for theme in range(len(THEMES)))
