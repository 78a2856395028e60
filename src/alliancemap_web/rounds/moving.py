"""What moved between two turns of a round, in words."""

from dataclasses import dataclass

from alliancemap.words import fine_level
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.figures import thousandths
from alliancemap_web.rounds.moves import Moved, PersonMoved
from alliancemap_web.rounds.showing import said_level


@dataclass(frozen=True, slots=True)
class MovedShown:
    """What moved on one factor between two turns, in words; `people` are those who moved."""

    name: str
    says: str
    people: tuple[str, ...]


def moved_shown(found: tuple[Moved, ...], document: str, language: str) -> tuple[MovedShown, ...]:
    """Return what moved between two turns in words."""
    words = judged_of(document).words(language)
    return tuple(
        MovedShown(
            words.factors[one.factor].name,
            stability_said(one, language),
            tuple(person_moved(person, language) for person in one.people),
        )
        for one in found
    )


def stability_said(one: Moved, language: str) -> str:
    """Return how far opinion moved on a factor."""
    if one.stability is None:
        return sentence("rounds.too_few_on_one", language)
    if one.stability.is_still:
        return sentence("rounds.moved_still", language)
    median, spread = one.stability.median, one.stability.spread
    parts = []
    if spread:
        way = "closer" if spread < 0 else "apart"
        number = fine_level(abs(thousandths(spread)), language)
        parts.append(sentence(f"rounds.moved_{way}", language, number=number))
    if median:
        way = "up" if median > 0 else "down"
        number = fine_level(abs(thousandths(median)), language)
        parts.append(sentence(f"rounds.moved_{way}", language, number=number))
    return " ".join(parts)


def person_moved(person: PersonMoved, language: str) -> str:
    """Return what one person said before and says now."""
    before, after = said_level(person.before, language), said_level(person.after, language)
    return sentence("rounds.moved_person", language, name=person.name, before=before, after=after)
