"""Who gains more and who depends more."""

import model.readings as case
import pytest
from fewer import one_in
from hypothesis import given
from model.readings import ANSWERS

from alliancemap.model.alliance import Party
from alliancemap.model.answers import Span
from alliancemap.model.asymmetry import mean_of, tilt
from alliancemap.model.interval import Interval

LISTS = case.INSTRUMENT.asymmetry


@one_in(3)
@given(ANSWERS)
def test_every_range_has_its_low_end_first_and_stays_on_the_scale(
    answers: dict[str, Span | None],
) -> None:
    read = case.read(answers).asymmetry
    for one in (
        read.ours_to_them,
        read.theirs_to_us,
        read.joint,
        read.our_dependence,
        read.their_dependence,
        read.mutual,
    ):
        assert 0 <= one.low <= one.high <= 4000


def test_our_value_against_theirs_is_read_from_their_own_factors() -> None:
    answers = dict.fromkeys(LISTS.ours_to_them, (4, 4)) | dict.fromkeys(LISTS.theirs_to_us, (1, 1))
    read = case.read(answers).asymmetry
    assert (read.ours_to_them, read.theirs_to_us) == (Interval(4000, 4000), Interval(1000, 1000))
    assert read.value_tilt == "ours_more"


def test_our_dependence_is_our_freedom_turned_round() -> None:
    read = case.read(dict.fromkeys(LISTS.our_freedom, (1, 1))).asymmetry
    assert read.our_dependence == Interval(3000, 3000)


def test_mutual_dependence_is_the_mean_and_imbalance_the_difference() -> None:
    answers = dict.fromkeys(LISTS.our_freedom, (0, 0))
    answers |= dict.fromkeys(LISTS.their_dependence, (1, 1))
    read = case.read(answers).asymmetry
    assert read.mutual == Interval(2500, 2500)
    assert read.dependence_tilt == "ours_more"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (Interval(3000, 4000), Interval(1000, 2000), "ours_more"),
        (Interval(1000, 2000), Interval(3000, 4000), "theirs_more"),
        (Interval(2000, 2000), Interval(2500, 2500), "level"),
        (Interval(2000, 2000), Interval(2501, 2501), "theirs_more"),
        (Interval(0, 4000), Interval(2000, 2000), "cannot_tell"),
    ],
)
def test_a_tilt_is_only_said_when_it_is_certain(
    ours: Interval, theirs: Interval, expected: str
) -> None:
    assert tilt(ours, theirs) == expected


def test_what_is_not_relevant_leaves_the_mean() -> None:
    assert mean_of({"A": (3, 3), "B": (-1, -1)}, ("A", "B")) == Interval(3000, 3000)
    assert mean_of({"B": (-1, -1)}, ("B",)) == Interval(0, 4000)


@pytest.mark.parametrize(
    ("ours", "theirs", "ratio", "flagged"),
    [
        (20, 200, 10, False),
        (20, 40_000, 2000, True),
        (None, 200, None, False),
        (20, None, None, False),
    ],
)
def test_a_size_gap_beyond_ten_is_flagged(
    ours: int | None, theirs: int | None, ratio: int | None, flagged: bool
) -> None:
    parties = (
        Party("us", "us", "Us", people=ours),
        Party("partner", "partner", "Giant", people=theirs),
    )
    read = case.read(parties=parties).asymmetry
    assert (read.size_ratio, read.is_size_flagged) == (ratio, flagged)
