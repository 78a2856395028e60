"""An alliance as people wrote it down: parties, relations, answers and where each comes from."""

from dataclasses import dataclass
from typing import Literal

Sureness = Literal["guess", "fairly_sure", "proof"]
View = Literal["ours", "theirs", "our_guess"]
Seen = Literal["at_signing", "later", "general_knowledge"]
Side = Literal["us", "partner", "other"]
AnswerState = Literal["known", "unknown", "not_relevant"]
Standing = Literal["known", "claimed", "unknown"]
FormId = Literal["K1", "K2", "E", "JV", "W"]
Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: a page, a document, a person. `seen` says when it was known."""

    text: str | None = None
    url: str | None = None
    date: str | None = None
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A firm in the alliance: us (the small firm), the partner (the large one), or another."""

    id: str
    side: Side
    name: str
    people: int | None = None
    revenue: int | None = None
    currency: str | None = None
    country: str | None = None
    place: str | None = None
    founded: int | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One value sentence in the alliance's own words, and whether it is known or only claimed."""

    text: str
    standing: Standing = "claimed"
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What one party brings to a relation."""

    party: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two or more parties: its form, what each brings, and facts the rules ask for.

    `facts` holds pairs of name and choice from the instrument's closed list, such as
    ("aim", "exploration").
    """

    id: str
    between: tuple[str, ...]
    form: FormId | None = None
    form_words: str | None = None
    brings: tuple[Brought, ...] = ()
    together: Sentence | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one factor; `low` and `high` (0 to 4) are set only when the state is known.

    `fades` is the day after which the answer asks to be renewed; no score reads it. One that
    `settles` ends a contradiction: only it and later ones are held against each other.
    """

    factor: str
    state: AnswerState
    low: int | None = None
    high: int | None = None
    sure: Sureness | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
    date: str | None = None
    who: str | None = None
    view: View = "ours"
    relation: str | None = None
    fades: str | None = None
    settles: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A gate that people set aside, with the written reason that the map shows."""

    gate: str
    reason: str
    who: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Feeling:
    """The person's overall feeling (0 to 4), asked last, and what they know beside the list."""

    level: int
    knows: str | None = None


@dataclass(frozen=True, slots=True)
class Exclusivity:
    """A field we promise to work in with this partner alone; without a region, everywhere.

    `until` is the last day of the promise; without it the promise does not end by itself.
    """

    field: str
    region: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class PromisedPerson:
    """One of our people promised to the alliance, by name, with hours a month where agreed."""

    name: str
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Promises:
    """What we promise in an alliance; `hours` is all it needs from us in a month. Never scored."""

    exclusive: tuple[Exclusivity, ...] = ()
    people: tuple[PromisedPerson, ...] = ()
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What happened later. No score, verdict or question may read it."""

    verdict: Literal["success", "mixed", "failure", "running"]
    year: int | None = None
    what_happened: str | None = None
    cause: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyTranslation:
    """What a party's circle says in another language: the firm's name, its country, its town."""

    id: str
    name: str | None = None
    country: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class RelationTranslation:
    """A relation's sentences in another language; `brings` holds (party, sentence) pairs."""

    id: str
    form_words: str | None = None
    brings: tuple[tuple[str, str], ...] = ()
    together: str | None = None


@dataclass(frozen=True, slots=True)
class AfterwardsTranslation:
    """What happened later, told in another language."""

    what_happened: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The map's sentences in another language than the alliance's own; None is not translated.

    `set_aside` holds (gate, reason) pairs.
    """

    language: Language
    name: str | None = None
    aim: str | None = None
    customer: str | None = None
    need: str | None = None
    parties: tuple[PartyTranslation, ...] = ()
    relations: tuple[RelationTranslation, ...] = ()
    set_aside: tuple[tuple[str, str], ...] = ()
    afterwards: AfterwardsTranslation = AfterwardsTranslation()


@dataclass(frozen=True, slots=True)
class Alliance:
    """Everything an alliance file holds. At least one party is us and one is the partner."""

    name: str
    parties: tuple[Party, ...]
    relations: tuple[Relation, ...]
    answers: tuple[Answer, ...] = ()
    instrument: str = "alliance_fit"
    instrument_version: str = "1.0"
    sector: str = "general_hi_tech"
    language: Language | None = None
    date: str | None = None
    aim: str | None = None
    customer: str | None = None
    need: str | None = None
    need_sources: tuple[Source, ...] = ()
    note: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()
    feeling: Feeling | None = None
    afterwards: Afterwards | None = None
    translations: tuple[Translation, ...] = ()
    promises: Promises = Promises()


def party_on(alliance: Alliance, side: Side) -> Party | None:
    """Return the party on a side that is scored: of the first relation, else the first in the file.

    None when nobody is on that side.
    """
    found = [party for party in alliance.parties if party.side == side]
    tied = [party for party in found if party.id in alliance.relations[0].between]
    return next(iter(tied + found), None)


def parties_not_scored(alliance: Alliance) -> tuple[Party, ...]:
    """Return the parties besides us and the partner that are scored, in the file's order."""
    scored = {party.id for side in ("us", "partner") if (party := party_on(alliance, side))}
    return tuple(party for party in alliance.parties if party.id not in scored)
