"""What the forms of this room send, read; and what is wrong with it, beside the field it is in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from alliancemap_web.languages import current_language
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.refusals import RefusedError

# The field that a refusal is about; any other stands above the form.
FIELDS = {
    "WRK001": "name",
    "WRK002": "own_name",
    "WRK006": "role",
    "WRK007": "days",
    "WRK008": "uses",
    "WRK009": "alliances",
    "WRK010": "hours",
    "WRK011": "fades_after",
    "WRK012": "typed",
    "WRK014": "address",
}
# Anything else that was typed where a whole number belongs: no number is that far out.
NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Form:
    """What a form shows: the values in it, and what was wrong with them when it was sent."""

    values: Mapping[str, object] = field(default_factory=dict)
    wrong_field: str = ""
    wrong: str = ""


def wrong_form(values: Mapping[str, object], error: RefusedError) -> Form:
    """Return a form as it was sent, with what is wrong in it."""
    return Form(values, FIELDS.get(error.code, "form"), error.sentence(current_language()))


def offer_of(sent: QueryDict) -> Offer:
    """Return the offer that the form of an invitation makes, yet unchecked."""
    opened = dict.fromkeys(sent.getlist("outline"), "outline")
    opened |= dict.fromkeys(sent.getlist("whole"), "whole")
    return Offer(
        role=sent.get("role", ""),
        sees_all=sent.get("sees") != "some",
        alliances=opened,
        uses=whole_number(sent.get("uses", "1")),
        days=whole_number(sent.get("days", "7")),
        address=sent.get("address", ""),
    )


def hours_of(text: str) -> int | None:
    """Return hours a month, None where nothing is written."""
    return whole_number(text) if text.strip() else None


def whole_number(text: str) -> int:
    """Return a whole number as people type it, with spaces or not; NO_NUMBER for anything else."""
    digits = "".join(text.split())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else NO_NUMBER
