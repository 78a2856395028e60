"""Of all the times the program says nine of twenty, the full answers say yes nine times in twenty.

The partners are made otherwise than the belief says (see partners.py), so this can fail: filling
the unknown answers independently of each other does fail, and a test below shows it. The same
measurement with ten times the partners is benchmarks/calibration.py.
"""

from dataclasses import replace
from functools import cache

import pytest
from model.by_definition import says_yes
from model.partners import TRUTHS, Truth, draw
from model.plans import full_plan

from alliancemap.model.futures import outlook
from alliancemap.model.plan import Plan

PARTNERS = 300
BINS = 5
# With 300 partners chance alone moves a mean by up to 0.05 and five bins by up to 0.08; over all
# nine truths by a third of that.
MEAN_WITHIN, BINS_WITHIN = 0.05, 0.09
ALL_MEAN_WITHIN, ALL_BINS_WITHIN = 0.02, 0.04


@cache
def said_and_so(truth: Truth) -> tuple[tuple[float, bool], ...]:
    return measured(full_plan(), truth)


def measured(plan: Plan, truth: Truth) -> tuple[tuple[float, bool], ...]:
    """For each partner the share said while part is known, and whether all answers say yes."""
    found = []
    for known, everything in draw(plan, truth, PARTNERS, seed=1):
        weighed = outlook(known)
        found.append((weighed.yes / weighed.total, says_yes(everything)))
    return tuple(found)


def mean_error(rows: tuple[tuple[float, bool], ...]) -> float:
    """How far what is said lies from what is so, over all."""
    return abs(sum(said - so for said, so in rows)) / len(rows)


def bin_error(rows: tuple[tuple[float, bool], ...]) -> float:
    """The same, bin by bin of what is said, weighed by how often it is said."""
    bins = [
        [row for row in rows if min(int(row[0] * BINS), BINS - 1) == place] for place in range(BINS)
    ]
    return sum(abs(sum(said - so for said, so in rows)) for rows in bins) / len(rows)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.name)
def test_what_is_said_is_so_under_each_truth(truth: Truth) -> None:
    rows = said_and_so(truth)
    assert mean_error(rows) < MEAN_WITHIN
    assert bin_error(rows) < BINS_WITHIN


def test_what_is_said_is_so_over_all_truths() -> None:
    rows = tuple(row for truth in TRUTHS for row in said_and_so(truth))
    assert mean_error(rows) < ALL_MEAN_WITHIN
    assert bin_error(rows) < ALL_BINS_WITHIN


def test_filling_the_unknown_independently_would_be_far_too_sure() -> None:
    alike = replace(full_plan(), kernels=((1, 1, 1, 1, 1),) * 5, kernel_total=5)
    rows = tuple(row for truth in TRUTHS[::4] for row in measured(alike, truth))
    assert bin_error(rows) > 2 * BINS_WITHIN
