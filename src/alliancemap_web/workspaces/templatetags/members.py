"""The tags of the pages of members: roles in a sentence, days, and what was done."""

from collections.abc import Iterator
from datetime import date, datetime

from django import template

from alliancemap.words import dated
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.workspaces.rows import LogLine, WayIn

register = template.Library()


@register.filter
def role_said(role: str) -> str:
    """Return a role as it stands within a sentence: “an editor”."""
    return sentence(f"workspaces.as_{role}")


@register.simple_tag
def role_may(role: str) -> str:
    """Return the sentence on what a role may do."""
    return sentence(f"workspaces.may_{role}")


@register.simple_tag
def way_in_words(one: WayIn) -> str:
    """Return how far an alliance is open to somebody, what for and through which day, in words."""
    level = sentence(f"workspaces.level_{one.level}")
    return " ".join([f"{level}.", *terms_words(one.purpose, one.until)])


@register.simple_tag
def done_words(done: str) -> str:
    """Return the sentence on what was done, by the name that the address gives it."""
    return sentence(f"workspaces.done_{done}")


@register.filter
def day(when: datetime) -> str:
    """Return the day of a moment as people write it, in UTC."""
    return dated(when.date().isoformat(), current_language())


@register.simple_tag
def level_words(level: str) -> str:
    """Return how much of an alliance is open: closed, outline or whole."""
    return sentence(f"workspaces.level_{level}")


@register.simple_tag
def level_help(level: str) -> str:
    """Return the sentence on what a level shows."""
    return sentence(f"workspaces.level_{level}_help")


@register.simple_tag
def log_words(line: LogLine) -> str:
    """Return a line of the log in words."""
    ending = f"_{line.level}" if line.level else ""
    said = sentence(f"workspaces.log_{line.kind}{ending}", name=line.name, by=line.by)
    return " ".join([said, *terms_words(line.purpose, line.until)])


def terms_words(purpose: str, until: date | None) -> Iterator[str]:
    """Yield what an alliance is opened for, and through which day, in words."""
    if purpose:
        yield sentence("workspaces.opened_for", purpose=purpose)
    if until:
        day = dated(until.isoformat(), current_language())
        yield sentence("workspaces.opened_until", day=day)
