"""What came out of a word check: who understands what, the widest difference first; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from alliancemap.vocabulary import READINGS, WordCheck, dictionary, differing, word_checks
from alliancemap_web.languages import sentence
from alliancemap_web.vocabulary.queries import Checked, Outcome


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's reading: who they are, and their own sentence when they wrote one."""

    name: str
    function: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: its sentence, the question it raises, who holds it."""

    id: str
    text: str
    asks: str
    voices: tuple[Voice, ...]

    @property
    def by_function(self) -> tuple[tuple[str, tuple[Voice, ...]], ...]:
        """Return those who hold it by their function, in the order in which they were asked."""
        functions = dict.fromkeys(one.function for one in self.voices)
        return tuple(
            (one, tuple(voice for voice in self.voices if voice.function == one))
            for one in functions
        )


@dataclass(frozen=True, slots=True)
class Result:
    """One word: its readings, the share of pairs who differ, and what was settled, if anything."""

    word: str
    term: str
    said: str
    readings: tuple[Reading, ...]
    differ: Fraction
    answers: int
    settled: Outcome | None
    settled_text: str

    @property
    def is_open(self) -> bool:
        """Whether people differ or are unsure, and nobody has settled it."""
        return self.settled is None and (self.differ > 0 or self.is_unsure)

    @property
    def is_unsure(self) -> bool:
        return any(one.id == "unsure" and one.voices for one in self.readings)

    @property
    def asks(self) -> tuple[str, ...]:
        """Return the questions for the contract that the readings held here raise."""
        return tuple(one.asks for one in self.readings if one.voices and one.asks)


def results(check: Checked, language: str) -> tuple[Result, ...]:
    """Return the words of a check that is over, the one to settle first at the front."""
    known, terms = word_checks(language), dictionary(language)
    found = [result(check, known[word], terms[word].term) for word in check.words if word in known]
    order = {word: place for place, word in enumerate(check.words)}
    return tuple(
        sorted(
            found,
            key=lambda one: (not one.is_open, -one.differ, not one.is_unsure, order[one.word]),
        )
    )


def result(check: Checked, one: WordCheck, term: str) -> Result:
    """Return what came out for one word."""
    voices: dict[str, list[Voice]] = {}
    held: list[object] = []
    for person in check.people:
        chosen = person.picks.get(one.id)
        if chosen is None:
            continue
        voice = Voice(person.name, person.function, chosen.text)
        voices.setdefault(chosen.reading, []).append(voice)
        # Two sentences of one's own are two readings; who is unsure holds none.
        if chosen.reading == "other":
            held.append((chosen.reading, chosen.text.casefold()))
        elif chosen.reading != "unsure":
            held.append(chosen.reading)
    readings = [
        Reading(id_, one.readings[id_], one.asks[id_], tuple(voices.get(id_, ())))
        for id_ in READINGS
    ]
    readings += [
        Reading(id_, sentence(f"vocabulary.pick_{id_}"), "", tuple(voices[id_]))
        for id_ in ("other", "unsure")
        if id_ in voices
    ]
    settled = (check.settled or {}).get(one.id)
    answers = sum(map(len, voices.values()))
    return Result(
        one.id, term, one.said, tuple(readings), differing(held), answers, settled,
        settled_words(settled, one.readings),
    )  # fmt: skip


def settled_words(settled: Outcome | None, readings: Mapping[str, str]) -> str:
    """Return the sentence that was settled on; nothing where a lawyer is to be asked."""
    if settled is None:
        return ""
    return readings.get(settled.outcome, settled.text)
