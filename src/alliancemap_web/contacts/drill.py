"""If one person left: the ties and places lost, and the map before and after. Nothing is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from alliancemap.instruments import InstrumentWords
from alliancemap.model.answers import UNKNOWN, levels
from alliancemap.model.contact_cuts import Loss, loss
from alliancemap_web.alliances.readings import Judged, try_answers
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.contacts.naming import called, called_by_key, place, rank, several
from alliancemap_web.contacts.queries import People, PersonRow, recent
from alliancemap_web.contacts.resting import Resting, Why, resting
from alliancemap_web.contacts.shown import lost
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.then import Side, side

# The sponsor and the dependence on key people: what a leaving shakes first.
SHAKEN = ("R20", "R05")
WRITTEN_MOST = 6


@dataclass(frozen=True, slots=True)
class RestingShown:
    """An answer that may rest on the person: its factor in words, why, whether it counts."""

    factor: str
    name: str
    says: str
    why: Why
    is_lost: bool


@dataclass(frozen=True, slots=True)
class Shaken:
    """What the map says of a factor now and without the person, and its deal-breaker if any."""

    factor: str
    name: str
    now: str
    after: str
    ask: str
    gate: str


@dataclass(frozen=True, slots=True)
class Drill:
    """What would still stand if somebody left.

    `sides` are the two maps, none while no answer rests on them; `to_do` what helps now.
    """

    person: PersonRow
    name: str
    loss: Loss
    says: tuple[str, ...]
    cells: tuple[str, ...]
    resting: tuple[RestingShown, ...]
    tagged: tuple[str, ...]
    sides: tuple[Side, Side] | None
    shaken: tuple[Shaken, ...]
    to_do: tuple[str, ...]

    @property
    def lost_answers(self) -> int:
        """Return how many answers become unknown."""
        return sum(1 for one in self.resting if one.is_lost)

    @property
    def is_other_verdict(self) -> bool:
        """Say whether the verdict is another without them."""
        return self.sides is not None and self.sides[0].verdict != self.sides[1].verdict


def drill(
    kept: Kept,
    people: People,
    person: PersonRow,
    tagged: Collection[str],
    spared: Collection[str],
    today: date,
    language: str,
    home: str,
) -> Drill:
    """Return what would still stand if a person left today.

    `spared` are factors that the reader does not want to count as lost; `home` is the alliance's
    page.
    """
    staying = people.staying(today)
    judged = judged_of(kept.document)
    words = judged.words(language)
    found = resting(judged, kept.acts, person, tagged)
    gone = tuple(one.factor for one in found if one.factor not in spared)
    after = try_answers(judged, tuple((one, "unknown") for one in gone)) if gone else judged
    taken = loss(staying.as_map, person.key, recent(today))
    name = called(person, language)
    return Drill(
        person=person,
        name=name,
        loss=taken,
        says=lost(taken, staying, language),
        cells=tuple(
            f"{place(function, language)}, {rank(level, language)}"
            for function, level in taken.cells
        ),
        resting=tuple(
            resting_shown(one, judged, words, is_lost=one.factor in gone) for one in found
        ),
        tagged=tuple(tagged),
        sides=(
            (
                side(judged, language, "drill-now", home),
                side(after, language, "drill-after", None),
            )
            if gone
            else None
        ),
        shaken=tuple(
            shaken(factor, judged, after, words) for factor in SHAKEN if known(judged, factor)
        ),
        to_do=to_do(person, taken, staying, gone, words, language),
    )


def known(judged: Judged, factor: str) -> bool:
    """Say whether an instrument asks for a factor."""
    return any(one.id == factor for one in judged.instrument.factors)


def resting_shown(
    one: Resting, judged: Judged, words: InstrumentWords, *, is_lost: bool
) -> RestingShown:
    """Return an answer that rests on somebody in words."""
    spans = levels(judged.alliance, judged.view)
    says = span_words(spans.get(one.factor, UNKNOWN), words.language)
    return RestingShown(one.factor, words.factor(one.factor).name, says, one.why, is_lost)


def shaken(factor: str, now: Judged, after: Judged, words: InstrumentWords) -> Shaken:
    """Return what the two maps say of a factor, and where its deal-breaker stands after."""
    told = words.factor(factor)
    gate = next((one for one in after.assessment.gates if one.factors == (factor,)), None)
    says = ""
    if gate is not None and gate.status in ("fired", "possible"):
        says = sentence(
            f"contacts.gate_{gate.status}", words.language, name=words.gate(gate.gate).name
        )
    return Shaken(
        factor, told.name, in_words(now, factor, words), in_words(after, factor, words), told.ask,
        says,
    )  # fmt: skip


def in_words(judged: Judged, factor: str, words: InstrumentWords) -> str:
    """Return what a reading says of a factor: its level with its described text, or unknown."""
    low, high = levels(judged.alliance, judged.view).get(factor, UNKNOWN)
    said = span_words((low, high), words.language)
    if low != high or low < 0:
        return said
    return f"{said} – {words.factor(factor).levels[low]}"


def to_do(
    person: PersonRow,
    taken: Loss,
    staying: People,
    gone: tuple[str, ...],
    words: InstrumentWords,
    language: str,
) -> tuple[str, ...]:
    """Return what helps before the person leaves: a deputy, second ties, writing down."""
    name = called(person, language)
    is_ours = person.side == "us"
    todo = [
        sentence(
            "contacts.do_deputy_us" if is_ours else "contacts.do_deputy_them", language, name=name
        )
    ]
    seconds = [one for one in staying.on("us") if one.key != person.key]
    if is_ours:
        todo += [second_tie(staying, key, seconds, language) for key in taken.stranded]
    elif taken.functions:
        for function in taken.functions:
            where = place(function, language)
            todo.append(sentence("contacts.do_meet", language, place=where, name=name))
    if gone:
        shown = [f"{one} {words.factor(one).name}" for one in gone[:WRITTEN_MOST]]
        more = len(gone) - len(shown)
        factors = several(shown, language)
        todo.append(
            sentence("contacts.do_write_more", language, factors=factors, count=more, name=name)
            if more
            else sentence("contacts.do_write", language, factors=factors, name=name)
        )
    if not is_ours:
        todo.append(sentence("contacts.do_ask", language, name=name))
    todo.append(sentence("contacts.do_minutes", language))
    return tuple(todo)


def second_tie(staying: People, key: str, seconds: list[PersonRow], language: str) -> str:
    """Return who of us could get to know somebody: one of the same function or level first."""
    other = staying.find(key)
    name = called_by_key(staying, key, language)
    if not seconds or other is None:
        return sentence("contacts.do_second_nobody", language, other=name)
    best = min(seconds, key=lambda one: (one.function != other.function, one.rank != other.rank))
    return sentence("contacts.do_second", language, name=called(best, language), other=name)
