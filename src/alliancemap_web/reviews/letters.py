"""The letter that tells a member what is due: on one screen, in their language."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import override

from alliancemap.words import dated
from alliancemap_web.languages import sentence
from alliancemap_web.reviews.queries import Often, Told

# As many lines as a screen shows.
MOST_LINES = 12
MONDAY = 0
KINDS = ("fired", "review", "look_by", "faded")


def is_time(often: Often, sent_on: date | None, today: date, has_fresh: bool) -> bool:
    """Say whether a member is written to today: on Mondays, or on days on which something is new.

    Should a Monday have gone by without, as when nothing ran, the next day is as good.
    """
    if often == "never" or sent_on == today:
        return False
    if often == "daily":
        return has_fresh
    monday = today.toordinal() - today.weekday()
    return today.weekday() == MONDAY or (sent_on is not None and sent_on.toordinal() < monday)


def letter(due: Sequence[Told], name: str, site: str, today: date) -> tuple[str, str]:
    """Return subject and text of the letter about what is due, of one workspace.

    `due` is not empty; `name` is whom it greets; `site` is where this installation is reached, such
    as https://alliances.example, nothing where it is not known.
    """
    first = due[0]
    language = first.language
    ordered = sorted(due, key=lambda one: (KINDS.index(one.kind), one.day, one.name))
    lines = [line(one, language, today) for one in ordered[:MOST_LINES]]
    if len(due) > MOST_LINES:
        lines.append(sentence("reviews.letter_more", language, count=len(due) - MOST_LINES))
    with override(language):
        address = site + reverse("reviews", args=[first.workspace]) if site else ""
    subject = sentence(
        "reviews.letter_subject", language, count=len(due), firm=first.workspace_name
    )
    parts = [
        sentence("reviews.letter_greeting", language, name=name),
        "\n".join(f"- {one}" for one in lines),
        sentence("reviews.letter_where", language, address=address)
        if address
        else sentence("reviews.letter_here", language),
        sentence("reviews.letter_choice", language),
    ]
    return subject, "\n\n".join(parts) + "\n"


def line(one: Told, language: str, today: date) -> str:
    """Return one line of the letter."""
    is_late = one.kind == "review" and one.day < today
    key = "reviews.letter_review_late" if is_late else f"reviews.letter_{one.kind}"
    return sentence(key, language, name=one.name, day=dated(one.day.isoformat(), language))
