"""The trial's form: which answers a reader tries, checked before anything looks at them."""

from collections.abc import Iterable, Mapping

from alliancemap_web.alliances.readings import Reading, Trial
from alliancemap_web.alliances.sections import CHOICES

SEPARATOR = "="


class TrialError(Exception):
    """A form that holds what no page of ours offers."""


def read_trial(
    reading: Reading, kept: Iterable[str], chosen: str | None, undone: str | None
) -> Trial:
    """Return the answers tried out: those kept from before, one more chosen, one taken back.

    Each comes as "M01=3". TrialError for an unknown factor or answer.
    """
    tried: dict[str, str] = {}
    for text in (*kept, *([chosen] if chosen else [])):
        factor, _, answer = text.partition(SEPARATOR)
        tried[factor] = answer
    known = {factor.id for factor in reading.instrument.factors}
    if not set(tried) <= known or not set(tried.values()) <= set(CHOICES):
        raise TrialError
    if undone is not None:
        tried.pop(undone, None)
    return in_catalogue_order(reading, tried)


def in_catalogue_order(reading: Reading, tried: Mapping[str, str]) -> Trial:
    """Return the answers tried in one fixed order, so that the same trial is the same value."""
    return tuple(
        (factor.id, tried[factor.id]) for factor in reading.instrument.factors if factor.id in tried
    )
