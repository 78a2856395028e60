"""Results as plain data for JSON: what other programs, pages and phones read."""

from alliancemap.wire.results import (
    advice_to_plain,
    arithmetic_to_plain,
    assessment_to_plain,
    clashes_to_plain,
    comparison_to_plain,
    difference_to_plain,
    freshness_to_plain,
    questions_to_plain,
    then_and_now_to_plain,
)

__all__ = [
    "advice_to_plain",
    "arithmetic_to_plain",
    "assessment_to_plain",
    "clashes_to_plain",
    "comparison_to_plain",
    "difference_to_plain",
    "freshness_to_plain",
    "questions_to_plain",
    "then_and_now_to_plain",
]
