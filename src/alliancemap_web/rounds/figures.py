"""How far a team agrees, in plain words with the figure."""

from fractions import Fraction

from alliancemap.model.agreement import CLOSE
from alliancemap.model.interval import half_up
from alliancemap.words import fine_level, percent
from alliancemap_web.languages import sentence
from alliancemap_web.rounds.results import FactorResult, Result


def thousandths(number: Fraction) -> int:
    """Return a fraction in thousandths."""
    return half_up(1000 * number.numerator, number.denominator)


def agreement(one: FactorResult, language: str) -> str:
    """Return how far people lie apart on one factor, in plain words with the number."""
    if one.deviation is None:
        return sentence("rounds.too_few_on_one", language)
    number = fine_level(thousandths(one.deviation), language)
    if one.deviation == 0:
        return sentence("rounds.agree_all", language)
    key = "rounds.agree_close" if one.deviation <= CLOSE else "rounds.agree_apart"
    return sentence(key, language, number=number)


def measures_said(found: Result, language: str) -> tuple[tuple[str, str, str], ...]:
    """Return the measures over all factors: name, figure in words, and what it means."""
    lines = []
    some = found.measures
    for letter, theme in (("M", "market"), ("V", "value"), ("R", "risk")):
        value = some.themes.get(letter)
        if value is not None:
            name = sentence(f"rounds.measure_theme_{theme}", language)
            lines.append(
                (name, number_said(value, language), sentence("rounds.means_theme", language))
            )
    if found.names:
        meaning = sentence("rounds.means_icc", language, count=some.icc_factors)
        lines.append(
            (sentence("rounds.measure_icc", language), number_said(some.icc, language), meaning)
        )
        w = number_said(some.w, language)
        lines.append(
            (sentence("rounds.measure_w", language), w, sentence("rounds.means_w", language))
        )
        same = sentence("rounds.too_few", language)
        if some.overlap is not None:
            same = percent(thousandths(some.overlap), language)
        lines.append(
            (
                sentence("rounds.measure_overlap", language),
                same,
                sentence("rounds.means_overlap", language),
            )
        )
    return tuple(lines)


def number_said(value: Fraction | None, language: str) -> str:
    """Return a measure with two decimals; in words that there are too few to say."""
    if value is None:
        return sentence("rounds.too_few", language)
    sign = "−" if value < 0 else ""
    return sign + fine_level(abs(thousandths(value)), language)
