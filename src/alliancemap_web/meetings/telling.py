"""A minute's plain data in words, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alliancemap.instruments import InstrumentWords
from alliancemap.words import dated, fine_level, listed
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.rounds.showing import function_name

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a minute: a factor's name, what is said of it, and what stands below it."""

    name: str
    says: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A minute in words; parts in which there is nothing are empty."""

    language: str
    sequence: int
    there: str
    agreed: tuple[Line, ...]
    differ: tuple[Line, ...]
    agreed_before: str
    moved: tuple[Line, ...]
    notes: tuple[Line, ...]
    tasks: tuple[str, ...]
    next_on: str

    @property
    def text(self) -> str:
        """Return the whole minute as plain text, to be copied into a letter."""
        parts = [
            (sentence("meetings.minute_there", self.language), [self.there] if self.there else []),
            (sentence("meetings.minute_agreed", self.language), lines_of(self.agreed)),
            (sentence("meetings.minute_differ", self.language), lines_of(self.differ)),
            (sentence("meetings.minute_moved", self.language), lines_of(self.moved)),
            (sentence("meetings.minute_notes", self.language), lines_of(self.notes)),
            (sentence("meetings.minute_tasks", self.language), list(self.tasks)),
            (
                sentence("meetings.minute_next", self.language),
                [self.next_on] if self.next_on else [],
            ),
        ]
        blocks = [
            "\n".join([name, *(f"- {line}" for line in some)]) for name, some in parts if some
        ]
        return "\n\n".join(blocks)


def told(data: Data, document: str, language: str) -> Told:
    """Return a minute in words, its factors named as the alliance's instrument names them."""
    words = judged_of(document).words(language)
    return Told(
        language=language,
        sequence=data["sequence"],
        there=listed(data["there"], language) if data["there"] else "",
        agreed=tuple(agreed_line(one, words) for one in data["agreed"]),
        differ=tuple(differ_line(one, words) for one in data["differ"]),
        agreed_before=listed([name_of(one, words) for one in data["agreed_before"]], language)
        if data["agreed_before"]
        else "",
        moved=tuple(moved_line(one, words) for one in data["moved"]),
        notes=tuple(note_line(one, words) for one in data["notes"]),
        tasks=tuple(task_line(one, language) for one in data["tasks"]),
        next_on=dated(data["next_on"], language) if data["next_on"] else "",
    )


def lines_of(some: Sequence[Line]) -> list[str]:
    """Return lines as plain text, what stands below each behind it."""
    return [
        "\n".join([f"{one.name}: {one.says}" if one.says else one.name, *below(one)])
        for one in some
    ]


def below(one: Line) -> list[str]:
    """Return what stands below a line, set in."""
    return [f"  {text}" for text in one.below]


def name_of(factor: str, words: InstrumentWords) -> str:
    """Return what a factor is called; its letters where the instrument has it no more."""
    return words.factors[factor].name if factor in words.factors else factor


def agreed_line(one: Data, words: InstrumentWords) -> Line:
    """Return what the team agreed on a factor."""
    name = name_of(one["factor"], words)
    if one["low"] == one["high"] and one["factor"] in words.factors:
        level = words.factors[one["factor"]].levels[one["low"]]
        return Line(
            name, sentence("meetings.agreed_on", words.language, level=str(one["low"]), words=level)
        )
    number = fine_level(one["deviation"] or 0, words.language)
    return Line(
        name,
        sentence(
            "meetings.agreed_about",
            words.language,
            low=str(one["low"]),
            high=str(one["high"]),
            number=number,
        ),
    )


def differ_line(one: Data, words: InstrumentWords) -> Line:
    """Return what the team differs on: the two camps with who stands there and why."""
    name = name_of(one["factor"], words)
    if one["low"] is None:
        return Line(name, sentence("meetings.differ_unknown", words.language, count=one["unknown"]))
    says = sentence(
        "meetings.differ_from_to", words.language, low=str(one["low"]), high=str(one["high"])
    )
    reasons = tuple(
        sentence("meetings.quoted", words.language, text=text) for text in one["reasons"] if text
    )
    return Line(name, says, (*(camp_said(camp, words) for camp in one["camps"]), *reasons))


def camp_said(camp: Data, words: InstrumentWords) -> str:
    """Return one camp: about where it stands, who stands there, and why."""
    mean = fine_level(camp["mean"], words.language)
    if not camp["people"]:
        return sentence("meetings.camp_counted", words.language, mean=mean, count=camp["count"])
    return sentence(
        "meetings.camp",
        words.language,
        mean=mean,
        who=listed([who_said(one, words.language) for one in camp["people"]], words.language),
    )


def who_said(one: Data, language: str) -> str:
    """Return somebody of a camp, with their reason where they gave one."""
    who = sentence(
        "rounds.who", language, name=one["name"], function=function_name(one["function"], language)
    )
    if not one["reason"]:
        return who
    return sentence("meetings.who_why", language, who=who, reason=one["reason"])


def moved_line(one: Data, words: InstrumentWords) -> Line:
    """Return what moved on a factor, and who."""
    still = {
        True: "meetings.moved_still",
        False: "meetings.moved_moved",
        None: "rounds.too_few_on_one",
    }
    people = tuple(
        sentence(
            "rounds.moved_person",
            words.language,
            name=person["name"],
            before=span_said(person["before"], words.language),
            after=span_said(person["after"], words.language),
        )
        for person in one["people"]
    )
    return Line(
        name_of(one["factor"], words), sentence(still[one["is_still"]], words.language), people
    )


def span_said(said: Sequence[Any], language: str) -> str:
    """Return an answer of the form [state, low, high]."""
    state, low, high = said
    if state != "known":
        return sentence(f"rounds.{state}", language)
    return (
        str(low)
        if low == high
        else sentence("rounds.from_to", language, low=str(low), high=str(high))
    )


def note_line(one: Data, words: InstrumentWords) -> Line:
    """Return why somebody moved or did not."""
    name = name_of(one["factor"], words)
    if one["name"]:
        return Line(
            name, sentence("meetings.note_by", words.language, name=one["name"], text=one["text"])
        )
    return Line(name, sentence("meetings.quoted", words.language, text=one["text"]))


def task_line(one: Data, language: str) -> str:
    """Return who does what, until when."""
    if one["day"]:
        day = dated(one["day"], language)
        return sentence("meetings.task_by", language, who=one["who"], what=one["what"], day=day)
    return sentence("meetings.task_open", language, who=one["who"], what=one["what"])
