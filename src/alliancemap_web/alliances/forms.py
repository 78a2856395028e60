"""The trial's form: what a reader tries, checked before anything looks at it."""

from collections.abc import Iterable, Mapping

from alliancemap.model.alliance import View
from alliancemap_web.alliances.readings import FORM, Judged, Trial, views_of
from alliancemap_web.alliances.sections import CHOICES

SEPARATOR = "="


class TrialError(Exception):
    """A form that holds what no page of ours offers."""


def chosen_view(reading: Judged | None, sent: str) -> View:
    """Return the view that is asked for; ours when the alliance answers nothing in that view."""
    offered = views_of(reading) if reading else ()
    return next((view for view in offered if view == sent), "ours")


def read_trial(
    reading: Judged, kept: Iterable[str], chosen: str | None, undone: str | None
) -> Trial:
    """Return what is tried out: what was kept from before, one more chosen, one taken back.

    Each comes as "M01=3" or "form=JV". TrialError for an unknown factor, answer or form.
    """
    tried: dict[str, str] = {}
    for text in (*kept, *([chosen] if chosen else [])):
        factor, _, answer = text.partition(SEPARATOR)
        tried[factor] = answer
    known = choices(reading)
    if not all(answer in known.get(factor, ()) for factor, answer in tried.items()):
        raise TrialError
    if undone is not None:
        tried.pop(undone, None)
    return in_catalogue_order(reading, tried)


def choices(reading: Judged) -> dict[str, tuple[str, ...]]:
    """Return what can be tried: each factor with its answers, and the form with the forms."""
    answers = dict.fromkeys((factor.id for factor in reading.instrument.factors), CHOICES)
    return answers | {FORM: reading.instrument.structure.forms}


def in_catalogue_order(reading: Judged, tried: Mapping[str, str]) -> Trial:
    """Return what is tried in one fixed order, so that the same trial is the same value."""
    return tuple((one, tried[one]) for one in choices(reading) if one in tried)
