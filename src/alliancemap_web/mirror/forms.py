"""What the forms of this room send, read; and what is wrong with them, by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import QueryDict

from alliancemap.model.alliance import Alliance, party_on
from alliancemap_web.languages import current_language
from alliancemap_web.mirror.rows import Terms
from alliancemap_web.mirror.said import clean
from alliancemap_web.portfolio.refusals import RefusedError

# Chosen beforehand in a new mirror: twelve that fit in ten minutes and that both sides live with.
FIRST = (
    "M01", "M06", "M07", "V01", "V03", "V08", "V13", "V14", "V16", "R06", "R08", "R28",
)  # fmt: skip
USUAL_DAYS = 21
NO_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form shows: its values, and what was wrong by field when it was sent."""

    values: Mapping[str, object]
    wrong: Mapping[str, str] = field(default_factory=dict)


def first_terms(alliance: Alliance, known: Mapping[str, str], today: date) -> Terms:
    """Return what a new mirror's form holds; the alliance's own name is not told unasked."""
    us, them = (party_on(alliance, side) for side in ("us", "partner"))
    ours, theirs = us.name if us else "", them.name if them else ""
    return Terms(
        title=f"{ours} – {theirs}" if ours and theirs else "",
        us=ours,
        them=theirs,
        welcome="",
        factors=tuple(one for one in FIRST if one in known),
        has_reasons=True,
        until=today + timedelta(days=USUAL_DAYS),
    )


def read_terms(sent: QueryDict, known: Mapping[str, str]) -> Terms:
    """Return the terms that a form says, its factors in the instrument's order; yet unchecked."""
    chosen = sent.getlist("factors")
    factors = [one for one in known if one in chosen]
    factors += [one for one in chosen if one not in known]
    return Terms(
        title=clean(sent.get("title", "")),
        us=clean(sent.get("us", "")),
        them=clean(sent.get("them", "")),
        welcome=clean(sent.get("welcome", "")),
        factors=tuple(factors),
        has_reasons=sent.get("reasons", "yes") == "yes",
        until=day_of(sent.get("until", "")),
    )


def day_of(text: str) -> date:
    """Return a day as forms send it; NO_DAY for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return NO_DAY


def shown_terms(terms: Terms) -> dict[str, object]:
    """Return terms as the form's fields hold them."""
    return {
        "title": terms.title,
        "us": terms.us,
        "them": terms.them,
        "welcome": terms.welcome,
        "factors": terms.factors,
        "reasons": "yes" if terms.has_reasons else "no",
        "until": "" if terms.until == NO_DAY else terms.until.isoformat(),
    }


def wrong_by_field(error: RefusedError) -> dict[str, str]:
    """Return what was refused, by the field that it is about; "form" where it is about none."""
    language = current_language()
    told: dict[str, str] = {}
    for reason in error.reasons:
        told.setdefault(str(dict(reason.values).get("field", "form")), reason.sentence(language))
    return told
