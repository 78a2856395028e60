"""Made-up firms, drawn: their people, their alliances, and what was answered there and when.

The same seed, number and day give the same firm; nothing here touches a table. Each alliance begins
as one of the shipped examples without its answers, under other names.
"""

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.instruments import load_instrument
from alliancemap_web.data_folder import shipped_examples
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.fold import Data
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.keys import KEY_LENGTH, LETTERS
from alliancemap_web.workspaces.rights import Role

FEWEST_PEOPLE, MOST_PEOPLE = 3, 8
# Answers given in one sitting.
SITTING = 10
ROLES: tuple[Role, ...] = ("editor", "respondent", "editor", "respondent", "reader")
FIRST = (
    "Ada", "Bruno", "Chloé", "Dario", "Elif", "Farid", "Greta", "Hugo", "Inès", "Jonas", "Kira",
    "Louis", "Maud", "Nils", "Olga", "Paul", "Quitterie", "Rémi", "Sofia", "Tomas", "Ulla",
    "Victor", "Wanda", "Xavier", "Yasmin", "Zoé",
)  # fmt: skip
LAST = (
    "Arnaud", "Bernard", "Castel", "Dumas", "Eriksen", "Fontaine", "Garnier", "Hansen", "Iversen",
    "Jacquet", "Keller", "Lambert", "Moreau", "Novak", "Olsen", "Perrin", "Quentin", "Rossi",
    "Schmid", "Thomas", "Urban", "Vidal", "Weber", "Yilmaz", "Zeller",
)  # fmt: skip
ONE = ("Nord", "Lumen", "Arbor", "Quanta", "Helio", "Vireo", "Saline", "Orbit", "Delta", "Mica")
TWO = ("optics", "cell", "wave", "graph", "therm", "loop", "phase", "sense", "grid", "stream")
# Of the examples: what is said of their answers, and what became of them.
LEFT_OUT = frozenset({"answers", "afterwards", "translations"})
WHO = ("Their head of research", "Our sales lead", "A former employee", "The pilot’s report")
SAID = ("said so in the second meeting", "wrote it in March", "would not put it in writing")
WHY = ("the contract says otherwise", "three sites, eleven weeks", "we only heard it", "it is old")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: `firms` of so many `alliances` of so many `answers`, before a moment.

    `password` is the one hash that everybody signs in by.
    """

    seed: int
    firms: int
    alliances: int
    answers: int
    until: datetime
    password: str


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """One person of a firm; `key` is the membership's."""

    public_id: uuid.UUID
    email: str
    name: str
    role: Role
    key: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one person (their place in the firm) answered at one moment."""

    person: int
    at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class DrawnAlliance:
    """One alliance: the file it begins as, on which day, and all that was answered since."""

    key: str
    base: Data
    begun: datetime
    stage: str
    sittings: tuple[Sitting, ...]
    numbers: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DrawnFirm:
    """One firm; the first of its people owns it and began its alliances."""

    key: str
    name: str
    made_at: datetime
    people: tuple[DrawnPerson, ...]
    alliances: tuple[DrawnAlliance, ...]


def draw_firm(seed: int, number: int, alliances: int, answers: int, until: datetime) -> DrawnFirm:
    """Return the firm of a number, with so many alliances of so many answers given before a moment.

    Its people come first from the dice, so that they are the same whatever is asked of the rest.
    """
    dice = random.Random(f"{seed} {number}")  # noqa: S311 - made-up firms, no secrets
    made_at = until - timedelta(days=dice.randint(500, 1500))
    name = f"{dice.choice(ONE)}{dice.choice(TWO)} {number}"
    key, people = new_key(dice), tuple(draw_people(dice, number))
    drawn = tuple(
        draw_alliance(dice, name, people, place, answers, until) for place in range(alliances)
    )
    return DrawnFirm(key, name, made_at, people, drawn)


def draw_people(dice: random.Random, number: int) -> Iterator[DrawnPerson]:
    """Yield the people of the firm of a number, the owner first, each by another name."""
    count = dice.randint(FEWEST_PEOPLE, MOST_PEOPLE)
    names = dice.sample([f"{first} {last}" for first in FIRST for last in LAST], count)
    for place, name in enumerate(names):
        role: Role = "owner" if place == 0 else ROLES[(place - 1) % len(ROLES)]
        email = f"person{place}@firm{number}.example"
        yield DrawnPerson(new_uuid(dice), email, name, role, new_key(dice))


def draw_alliance(
    dice: random.Random,
    firm: str,
    people: Sequence[DrawnPerson],
    place: int,
    answers: int,
    until: datetime,
) -> DrawnAlliance:
    """Return one alliance of a firm."""
    begun = until - timedelta(days=dice.randint(60, 450), seconds=dice.randint(0, 80_000))
    partner = f"{dice.choice(ONE)} {dice.choice(TWO)} {place + 1}"
    base = named(dice.choice(examples()), firm, partner)
    stage = dice.choice(STAGES)
    numbers = (str(new_uuid(dice)), str(new_uuid(dice)))
    return DrawnAlliance(
        new_key(dice),
        base,
        begun,
        stage,
        tuple(draw_sittings(dice, base, people, answers, begun, until)),
        numbers,
    )


def draw_sittings(
    dice: random.Random,
    base: Data,
    people: Sequence[DrawnPerson],
    answers: int,
    begun: datetime,
    until: datetime,
) -> Iterator[Sitting]:
    """Yield sittings in the order of time, some answers each, by people who may answer."""
    factors = factors_of(base["instrument"], base["sector"])
    may = [place for place, one in enumerate(people) if one.role != "reader"]
    starts = range(0, answers, SITTING)
    seconds = int((until - begun).total_seconds()) - 1
    moments = sorted(dice.randint(1, seconds) for _ in starts)
    for start, moment in zip(starts, moments, strict=True):
        chosen = dice.sample(factors, min(SITTING, answers - start, len(factors)))
        at = begun + timedelta(seconds=moment)
        changes = tuple(draw_answer(dice, factor, at) for factor in chosen)
        yield Sitting(dice.choice(may), at, changes)


def draw_answer(dice: random.Random, factor: str, at: datetime) -> Change:
    """Return one answer to a factor: a level, a range or unknown, with a note."""
    low = dice.randint(0, 3)
    value: dict[str, Any] = {
        "level": dice.choice((low, low + 1, f"{low}-{low + 1}", "unknown")),
        "sure": dice.choice(("guess", "fairly_sure", "proof")),
        "note": f"{dice.choice(WHO)} {dice.choice(SAID)}; {dice.choice(WHY)}.",
    }
    if dice.random() < 0.3:
        value["fades"] = (at.date() + timedelta(days=dice.randint(90, 500))).isoformat()
    return Change(f"answer/{factor}", value, str(new_uuid(dice)))


def named(data: Data, firm: str, partner: str) -> Data:
    """Return a file's data with other names of the two sides."""
    parties = dict(data["parties"])
    for side, name in (("us", firm), ("partner", partner)):
        said = parties[side]
        parties[side] = {**said, "name": name} if isinstance(said, dict) else name
    return {**data, "name": f"{firm} × {partner}", "parties": parties}


@lru_cache(maxsize=1)
def examples() -> tuple[Data, ...]:
    """Return the plain data of the shipped examples, without their answers."""
    files = sorted(shipped_examples().glob("*.yaml"))
    read = (plain_alliance(read_alliance(one.read_bytes())) for one in files)
    return tuple({key: one[key] for key in one if key not in LEFT_OUT} for one in read)


@lru_cache(maxsize=16)
def factors_of(instrument: str, sector: str) -> tuple[str, ...]:
    """Return the factors that an instrument asks a sector for."""
    name, _, version = instrument.partition(" ")
    return tuple(factor.id for factor in load_instrument(name, version, sector).factors)


def new_key(dice: random.Random) -> str:
    """Return a key as `workspaces.keys` makes them, from the dice."""
    return "".join(dice.choice(LETTERS) for _ in range(KEY_LENGTH))


def new_uuid(dice: random.Random) -> uuid.UUID:
    """Return a UUID of version 4 from the dice."""
    return uuid.UUID(int=dice.getrandbits(128), version=4)
