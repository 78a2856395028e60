"""Readings that the tests of the page's parts look at."""

from collections.abc import Callable
from dataclasses import replace

from web.edits import EXAMPLES

from alliancemap_web.alliances.readings import FORM, Judged, judged, read, try_answers


def example(name: str = "mannkind-sanofi") -> Judged:
    """The reading of one example as it is shipped."""
    return read((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")


def examples() -> list[Judged]:
    """The readings of all examples."""
    return [example(path.stem) for path in sorted(EXAMPLES.glob("*.yaml"))]


def tried(**answers: str) -> Judged:
    """The first example with some answers, or the form, tried differently."""
    kept = example()
    order = [*(factor.id for factor in kept.instrument.factors), FORM]
    return try_answers(kept, tuple((one, answers[one]) for one in order if one in answers))


def all_answered(answer: str) -> Judged:
    """The first example with every factor answered alike."""
    kept = example()
    return try_answers(kept, tuple((factor.id, answer) for factor in kept.instrument.factors))


def known_only(count: int) -> Judged:
    """The first example with so many factors at level 2, an own weight, and nothing else known."""
    kept = example()
    factors = [factor.id for factor in kept.instrument.factors]
    answers = ((one, "2" if place < count else "unknown") for place, one in enumerate(factors))
    return try_answers(judged("0", replace(kept.alliance, weights=(("M01", 3),))), tuple(answers))


def changed(change: Callable[[Judged], object]) -> Judged:
    """The first example with its alliance changed by a function."""
    return judged("0", change(example()))  # type: ignore[arg-type]
