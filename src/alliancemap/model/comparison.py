"""Candidates side by side, always beside "no alliance", and how sure their order is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from alliancemap.model.assessment import Assessment
from alliancemap.model.interval import half_up
from alliancemap.model.verdict import ORDER

# A pair is told apart when it differs in as many futures as a promising verdict needs.
SURE_FROM = 800


@dataclass(frozen=True, slots=True)
class Place:
    """One candidate's place: 1 is best; candidates that cannot be told apart share a place."""

    name: str
    place: int
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates: the share of futures, in thousandths, in which only one proves promising.

    `alike` is the share in which both do or neither; `sureness` the first's part of those in which
    they differ, None when they never do.
    """

    first: str
    second: str
    first_only: int
    second_only: int
    alike: int
    sureness: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Candidates best first, every pair, and for each how often it beats having no alliance.

    `beats_none` holds the share of futures, in thousandths, in which a candidate proves promising;
    in all others the firm does better without it, as far as this instrument can tell.
    """

    places: tuple[Place, ...]
    pairs: tuple[Pair, ...]
    beats_none: tuple[tuple[str, int], ...]


def compare(candidates: Sequence[tuple[str, Assessment]]) -> Comparison:
    """Return the comparison of two or more candidates, each a name and its reading.

    Order: verdict, share of futures, then the weakest theme's range. The futures of two partners
    are taken as independent of each other; ValueError when there is no candidate.
    """
    if not candidates:
        raise ValueError("nothing to compare")
    ranked = sorted(candidates, key=lambda pair: strength(pair[1]), reverse=True)
    strengths = [strength(reading) for _, reading in ranked]
    return Comparison(
        places=tuple(
            Place(name, strengths.index(strength(reading)) + 1, reading) for name, reading in ranked
        ),
        pairs=tuple(pair_up(first, second) for first, second in combinations(ranked, 2)),
        beats_none=tuple((name, reading.futures.share) for name, reading in ranked),
    )


def strength(reading: Assessment) -> tuple[int, int, int]:
    """Return what candidates are ordered by, greater being better."""
    weakest = min(theme.score.low + theme.score.high for theme in reading.themes)
    return ORDER.index(reading.verdict.code), reading.futures.share, weakest


def pair_up(first: tuple[str, Assessment], second: tuple[str, Assessment]) -> Pair:
    """Return how two candidates' futures compare."""
    (name, one), (other_name, other) = first, second
    whole = one.futures.total * other.futures.total
    only = one.futures.yes * (other.futures.total - other.futures.yes)
    only_other = other.futures.yes * (one.futures.total - one.futures.yes)
    differ = only + only_other
    return Pair(
        first=name,
        second=other_name,
        first_only=half_up(1000 * only, whole),
        second_only=half_up(1000 * only_other, whole),
        alike=half_up(1000 * (whole - differ), whole),
        sureness=half_up(1000 * only, differ) if differ else None,
    )
