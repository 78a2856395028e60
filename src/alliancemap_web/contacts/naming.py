"""What people, places and days are called on the pages of this room."""

from datetime import date

from alliancemap.model.contacts import Rank
from alliancemap.model.functions import Function
from alliancemap.words import dated, listed
from alliancemap_web.contacts.queries import People, PersonRow
from alliancemap_web.languages import sentence


def called(person: PersonRow, language: str) -> str:
    """Return what somebody is called: their name, else their role, else where they work."""
    if person.called:
        return person.called
    return sentence("contacts.somebody", language, place=place(person.function, language))


def called_by_key(kept: People, key: str, language: str) -> str:
    """Return what the person of a key is called; nothing for nobody."""
    found = kept.find(key)
    return called(found, language) if found else ""


def place(function: Function, language: str) -> str:
    """Return a function in words."""
    return sentence(f"contacts.place_{function}", language)


def rank(code: Rank, language: str) -> str:
    """Return a level in words."""
    return sentence(f"contacts.rank_{code}", language)


def works(person: PersonRow, language: str) -> str:
    """Return where somebody works: their role when their name is told, and their place."""
    where = f"{place(person.function, language)}, {rank(person.rank, language)}"
    return f"{person.role} – {where}" if person.name and person.role else where


def told_day(day: date | str | None, language: str) -> str:
    """Return a day as people write it; nothing for none."""
    if day is None:
        return ""
    return dated(day if isinstance(day, str) else day.isoformat(), language)


def several(names: list[str], language: str) -> str:
    """Return names as a list one can say."""
    return listed(names, language)
