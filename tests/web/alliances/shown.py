"""Readings that the tests of the page's parts look at."""

from collections.abc import Callable

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


def changed(change: Callable[[Judged], object]) -> Judged:
    """The first example with its alliance changed by a function."""
    return judged("0", change(example()))  # type: ignore[arg-type]
