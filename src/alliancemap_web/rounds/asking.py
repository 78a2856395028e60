"""What a participant is shown of their own part of a round, in words."""

from dataclasses import dataclass

from alliancemap.instruments import InstrumentWords
from alliancemap.model.instrument import ThemeId
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.answering import LEVELS, SURENESSES
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.rows import Own, Seat


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value, its words, whether it is chosen."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One factor as it is asked: its words, what they answered, and its place among theirs.

    `before` and `after` are the factors around it, empty at the ends.
    """

    factor: str
    theme: ThemeId
    name: str
    ask: str
    meaning: str
    example: str
    own: Own
    levels: tuple[Choice, ...]
    lows: tuple[Choice, ...]
    highs: tuple[Choice, ...]
    surenesses: tuple[Choice, ...]
    place: int
    of: int
    before: str
    after: str

    @property
    def is_answered(self) -> bool:
        """Say whether it has an answer in this turn."""
        return bool(self.own.level) and not self.own.is_before

    @property
    def says(self) -> str:
        """Return one's own answer in few words; nothing where there is none."""
        if self.own.level == "range":
            return sentence("rounds.from_to", low=self.own.low, high=self.own.high)
        if self.own.level in LEVELS:
            words = next(one.words for one in self.levels if one.value == self.own.level)
            return f"{self.own.level} · {words}"
        return sentence(f"rounds.{self.own.level}") if self.own.level else ""


def words_of(seat: Seat, language: str) -> InstrumentWords:
    """Return the words of the instrument that a round's alliance is judged by."""
    return judged_of(seat.document).words(language)


def asked_of(seat: Seat, factor: str, language: str) -> Asked | None:
    """Return one factor as a participant is asked it; None when they are not."""
    if factor not in seat.factors:
        return None
    place = seat.factors.index(factor)
    reading = judged_of(seat.document)
    words = reading.words(language).factors[factor]
    own = seat.own.get(factor, Own())
    return Asked(
        factor=factor,
        theme=reading.instrument.factor(factor).theme,
        name=words.name,
        ask=words.ask,
        meaning=words.meaning,
        example=words.example,
        own=own,
        levels=tuple(
            Choice(str(level), text, own.level == str(level))
            for level, text in enumerate(words.levels)
        ),
        lows=ends(words.levels, own.low),
        highs=ends(words.levels, own.high),
        surenesses=tuple(
            Choice(one, sentence(f"rounds.sure_{one}"), one == own.sure) for one in SURENESSES
        ),
        place=place + 1,
        of=len(seat.factors),
        before=seat.factors[place - 1] if place else "",
        after=seat.factors[place + 1] if place + 1 < len(seat.factors) else "",
    )


def ends(levels: tuple[str, ...], chosen: str) -> tuple[Choice, ...]:
    """Return the levels as one end of a range."""
    return tuple(
        Choice(str(level), text, chosen == str(level)) for level, text in enumerate(levels)
    )


def all_asked(seat: Seat, language: str) -> tuple[Asked, ...]:
    """Return every factor that a participant is asked, in order."""
    found = (asked_of(seat, factor, language) for factor in seat.factors)
    return tuple(one for one in found if one is not None)
