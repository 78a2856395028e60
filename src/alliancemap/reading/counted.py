"""What is told of the futures, and what is told instead while too few answers are in."""

from alliancemap.model.assessment import Assessment
from alliancemap.model.message import Message
from alliancemap.model.reasons import about_theme
from alliancemap.model.verdict import COUNTED_FROM
from alliancemap.words import phrase

FUTURES = 20
COUNTING = ("reason.too_few_futures", "reason.most_futures", "reason.futures_split")


def futures_meaning(assessment: Assessment, language: str) -> str:
    """Return what the dots mean; why there are none yet while it is too early to count."""
    if assessment.is_early:
        return phrase("futures.too_early", language, least=COUNTED_FROM)
    return phrase("futures.long", language, dots=assessment.futures.dots, futures=FUTURES)


def weights_meaning(assessment: Assessment, language: str) -> str:
    """Return what own weights changed, without the dots while it is too early; else nothing."""
    effect = assessment.weight_effect
    if effect is None:
        return ""
    verdict = phrase(f"verdict.{effect.verdict}", language)
    if assessment.is_early:
        return phrase("weights.changed_early", language, verdict=verdict)
    return phrase("weights.changed", language, verdict=verdict, dots=effect.dots, futures=FUTURES)


def told_reasons(assessment: Assessment) -> tuple[Message, ...]:
    """Return the reasons; while it is too early, a theme's range in place of a count of futures."""
    reasons = assessment.reasons
    if not assessment.is_early:
        return reasons
    told = [one for one in reasons if one.code not in COUNTING]
    ranges = (about_theme("reason.theme_range", theme) for theme in assessment.themes)
    told += [one for one in ranges if one not in told]
    return tuple(told[: len(reasons)])
