"""Where the promises of several alliances get in each other's way: fields, people, hours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from alliancemap.model.alliance import Alliance, Exclusivity, PromisedPerson, Promises
from alliancemap.model.days import checked_day, is_past
from alliancemap.model.message import Message, message
from alliancemap.model.spelling import compared

Said = tuple[tuple[str, int | None], ...]
NO_HOURS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class FieldClash:
    """One field promised exclusively in two alliances, which are named, for overlapping regions."""

    field: str
    first: str
    second: str
    first_promise: Exclusivity
    second_promise: Exclusivity


@dataclass(frozen=True, slots=True)
class PersonClash:
    """A person promised in several alliances, or beyond their own hours.

    `promises` are pairs of alliance and hours a month, None where not said; `hours` is their sum
    and `unknown` how many do not say. `available` are the person's own hours where given, `over`
    how far `hours` goes beyond them.
    """

    person: str
    promises: Said
    hours: int
    unknown: int
    available: int | None
    over: int


@dataclass(frozen=True, slots=True)
class Attention:
    """Hours a month that alliances need from us, beside the hours we have.

    `needs` are pairs of alliance and hours, None where it does not say; the rest is as in
    PersonClash.
    """

    needs: Said
    hours: int
    unknown: int
    available: int | None
    over: int


@dataclass(frozen=True, slots=True)
class Clashes:
    """Everything in which alliances get in each other's way on a day."""

    day: str
    fields: tuple[FieldClash, ...]
    people: tuple[PersonClash, ...]
    attention: Attention

    @property
    def is_empty(self) -> bool:
        """Say whether nothing clashes; what nobody said may still clash."""
        return not (self.fields or self.people or self.attention.over)


def find_clashes(
    alliances: Sequence[tuple[str, Alliance]],
    day: str,
    hours_available: int | None = None,
    hours_of: Mapping[str, int] = NO_HOURS,
) -> Clashes:
    """Return where the promises of named alliances clash on a day, such as 2027-05-01.

    Hours are hours a month: `hours_available` all we have, `hours_of` those of one person by name.
    Names and fields are compared without case and accents; two regions overlap when they are equal
    or one is not given; a promise that ended before the day clashes with nothing. ValueError when
    `day` is not a whole day.
    """
    checked_day(day)
    return Clashes(
        day,
        _field_clashes(alliances, day),
        _person_clashes(alliances, {compared(name): own for name, own in hours_of.items()}),
        _attention(alliances, hours_available),
    )


def needed_hours(promises: Promises) -> int | None:
    """Return the hours a month an alliance needs: what it says, at least its people's hours.

    None when it says neither.
    """
    said = [one.hours for one in promises.people if one.hours is not None]
    people = sum(said) if said else None
    return max((one for one in (promises.hours, people) if one is not None), default=None)


def clash_messages(clashes: Clashes) -> tuple[Message, ...]:
    """Return the clashes as messages: fields, people, hours; one message when there are none."""
    told = [_about_field(clash) for clash in clashes.fields]
    for clash in clashes.people:
        told += _about_person(clash)
    told += _about_attention(clashes.attention)
    return tuple(told) if not clashes.is_empty else (message("clash.none"), *told)


def _field_clashes(alliances: Sequence[tuple[str, Alliance]], day: str) -> tuple[FieldClash, ...]:
    standing = [
        (place, name, promise)
        for place, (name, alliance) in enumerate(alliances)
        for promise in alliance.promises.exclusive
        if promise.until is None or not is_past(promise.until, day)
    ]
    return tuple(
        FieldClash(one.field, name, other_name, one, other)
        for (place, name, one), (other_place, other_name, other) in combinations(standing, 2)
        if place != other_place and _is_same_field(one, other)
    )


def _is_same_field(one: Exclusivity, other: Exclusivity) -> bool:
    if compared(one.field) != compared(other.field):
        return False
    if one.region is None or other.region is None:
        return True
    return compared(one.region) == compared(other.region)


def _person_clashes(
    alliances: Sequence[tuple[str, Alliance]], own_hours: Mapping[str, int]
) -> tuple[PersonClash, ...]:
    promised: dict[str, list[tuple[int, str, PromisedPerson]]] = {}
    for place, (name, alliance) in enumerate(alliances):
        for person in alliance.promises.people:
            promised.setdefault(compared(person.name), []).append((place, name, person))
    found = []
    for key, several in promised.items():
        promises = tuple((name, person.hours) for _, name, person in several)
        hours, unknown = _added(promises)
        available = own_hours.get(key)
        over = _beyond(hours, available)
        if over or len({place for place, _, _ in several}) > 1:
            spelled = several[0][2].name
            found.append(PersonClash(spelled, promises, hours, unknown, available, over))
    return tuple(found)


def _attention(alliances: Sequence[tuple[str, Alliance]], available: int | None) -> Attention:
    needs = tuple((name, needed_hours(alliance.promises)) for name, alliance in alliances)
    hours, unknown = _added(needs)
    return Attention(needs, hours, unknown, available, _beyond(hours, available))


def _added(said: Said) -> tuple[int, int]:
    """Return the sum of the hours that are said, and how many do not say."""
    known = [hours for _, hours in said if hours is not None]
    return sum(known), len(said) - len(known)


def _beyond(hours: int, available: int | None) -> int:
    return 0 if available is None else max(0, hours - available)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _about_field(clash: FieldClash) -> Message:
    one, other = clash.first_promise.region, clash.second_promise.region
    values: dict[str, str] = {"field": clash.field, "first": clash.first, "second": clash.second}
    if one is not None and other is not None:
        return message("clash.field_region", **values, region=one)
    if one is None and other is None:
        return message("clash.field", **values)
    if one is None:  # said of the one that holds everywhere last
        values |= {"first": clash.second, "second": clash.first}
    return message("clash.field_within", **values, region=one or other or "")


def _about_person(clash: PersonClash) -> list[Message]:
    alliances = _distinct(name for name, _ in clash.promises)
    told = []
    if len(alliances) > 1:
        code = "clash.person" if clash.unknown < len(clash.promises) else "clash.person_named"
        told.append(message(code, person=clash.person, alliances=alliances, count=clash.hours))
    if clash.over and clash.available is not None:
        told.append(message("clash.person_over", person=clash.person, **_beside(clash)))
    if clash.unknown:
        told.append(message("clash.person_unknown", person=clash.person, count=clash.unknown))
    return told


def _about_attention(attention: Attention) -> list[Message]:
    is_asked = attention.available is not None
    if attention.unknown == len(attention.needs) and not is_asked:
        return []  # nobody counts hours here
    told = [
        message("clash.attention_over", **_beside(attention))
        if attention.over
        else message("clash.attention_within", **_beside(attention))
        if is_asked
        else message("clash.attention", count=attention.hours)
    ]
    if attention.unknown:
        told.append(message("clash.attention_unknown", count=attention.unknown))
    return told


def _beside(one: PersonClash | Attention) -> dict[str, int]:
    """Return the hours beside those available, and how far they go beyond them."""
    return {"hours": one.hours, "available": one.available or 0, "count": one.over}
