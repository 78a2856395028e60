"""Personal ties against formal structure: where an alliance stands and what to add."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from alliancemap.model.answers import UNKNOWN, levels
from alliancemap.model.contacts import reach
from alliancemap.model.formality import (
    FORMAL_ITEMS,
    PERSONAL_FACTORS,
    Advice,
    Corner,
    FormalItem,
    Stands,
    stands,
)
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg
from alliancemap.picture.two_by_two import TwoByTwo, draw_two_by_two
from alliancemap.words import level
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.contacts.naming import several, told_day
from alliancemap_web.contacts.queries import People, Told, formal_items, people_of, recent
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of

CORNERS: tuple[Corner, ...] = ("fragile", "robust", "neither", "cold")
NAMED = 3


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item of formal structure: what it is, and what was said of it ("yes", "no" or "")."""

    id: str
    name: str
    help: str
    said: str
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class StandingShown:
    """Where an alliance stands between ties and rules, in a picture and in sentences."""

    stands: Stands
    advice: Advice
    corners: tuple[str, ...]
    says: tuple[str, ...]
    personal: tuple[tuple[str, str, str], ...]
    items: tuple[ItemShown, ...]
    missing: tuple[str, ...]
    picture: SafeString


def standing_of(kept: Kept, today: date, language: str) -> StandingShown:
    """Return where an alliance stands on a day."""
    people, told = people_of(kept.id), formal_items(kept.id)
    found = stands_of(kept, people, told, today)
    open_items = [one for one in FORMAL_ITEMS if one in told and not told[one].is_there]
    return StandingShown(
        stands=found,
        advice=found.advice,
        corners=tuple(sentence(f"contacts.corner_{one}", language) for one in found.corners),
        says=says_of(found, language),
        personal=personal(kept, people, today, language),
        items=tuple(item_shown(one, told, language) for one in FORMAL_ITEMS),
        missing=tuple(sentence(f"contacts.formal_{one}", language) for one in open_items),
        picture=mark_safe(  # noqa: S308 - texts are escaped
            draw_svg(standing_scene(found, language), fonts="named", prefix="standing")
        ),
    )


def stands_of(kept: Kept, people: People, told: Mapping[FormalItem, Told], today: date) -> Stands:
    """Return where an alliance stands, as the model knows it."""
    judged = judged_of(kept.document)
    contacts = people.still_there(today)
    reached = reach(contacts, recent(today)) if people.people else None
    items = {one: told[one].is_there for one in FORMAL_ITEMS if one in told}
    return stands(levels(judged.alliance, judged.view), reached, items)


def standing_scene(found: Stands, language: str) -> Scene:
    """Return the two-by-two as a scene."""
    return draw_two_by_two(
        TwoByTwo(
            language=language,
            title=sentence("contacts.standing_title", language),
            description=" ".join(says_of(found, language)),
            upwards=sentence("contacts.axis_personal", language),
            rightwards=sentence("contacts.axis_formal", language),
            corners={
                one: (
                    sentence(f"contacts.corner_{one}", language),
                    sentence(f"contacts.corner_{one}_says", language),
                )
                for one in CORNERS
            },
            here=sentence("contacts.here", language),
            stands=found,
        )
    )


def says_of(found: Stands, language: str) -> tuple[str, ...]:
    """Return where the alliance stands and what to add, in sentences."""
    low, high = found.personal
    first, last = found.formal
    says = [
        sentence("contacts.stands_personal", language, level=level(low, language))
        if low == high
        else sentence(
            "contacts.stands_personal_range",
            language,
            low=level(low, language),
            high=level(high, language),
        ),
        sentence("contacts.stands_formal", language, count=first)
        if first == last
        else sentence("contacts.stands_formal_range", language, low=first, high=last),
    ]
    if found.advice == "find_out":
        names = several(
            [sentence(f"contacts.corner_{one}", language) for one in found.corners], language
        )
        says.append(sentence("contacts.stands_open", language, corners=names))
    says.append(sentence(f"contacts.advice_{found.advice}", language))
    return tuple(says)


def personal(
    kept: Kept, people: People, today: date, language: str
) -> tuple[tuple[str, str, str], ...]:
    """Return what the personal side is made of: factor, name, and what stands there."""
    judged = judged_of(kept.document)
    words, spans = judged.words(language), levels(judged.alliance, judged.view)
    found = [
        (one, words.factor(one).name, span_words(spans.get(one, UNKNOWN), language))
        for one in PERSONAL_FACTORS
    ]
    contacts = people.still_there(today)
    reached = (
        str(reach(contacts, recent(today))) if people.people else span_words(UNKNOWN, language)
    )
    return (*found, ("", sentence("contacts.part_reach", language), reached))


def item_shown(item: FormalItem, told: Mapping[FormalItem, Told], language: str) -> ItemShown:
    """Return an item of formal structure in words."""
    said = told.get(item)
    return ItemShown(
        id=item,
        name=sentence(f"contacts.formal_{item}", language),
        help=sentence(f"contacts.formal_{item}_help", language),
        said="" if said is None else ("yes" if said.is_there else "no"),
        by=said.by if said else "",
        day=told_day(said.at.date(), language) if said else "",
    )
