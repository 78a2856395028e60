"""What was ever done to an alliance, act by act: who, what it was before, what it became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Self
from urllib.parse import urlencode

from alliancemap_web.alliances.sections import Quoted
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.acts import BASE, Entry
from alliancemap_web.portfolio.fact_part import FactPart
from alliancemap_web.portfolio.shown import AllianceShown
from alliancemap_web.portfolio.statements import taking_back
from alliancemap_web.portfolio.turns import Said, Turn, answer_turn, details, fact_turns, related
from alliancemap_web.workspaces.rights import Member

ON_A_PAGE = 50
KINDS = ("answers", "facts", "files")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are asked for; a kind that there is not is left out, as if it had not been asked.

    `factor` and `person` are compared as they stand: of an unknown one there are no acts. `act`
    asks for the page on which an act stands, whatever its number.
    """

    factor: str = ""
    person: str = ""
    kind: str = ""
    number: int = 1
    act: int = 0

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address or a form asks for."""
        kind = sent.get("kind", "")
        return cls(
            factor=sent.get("factor", "")[:20],
            person=sent.get("person", "")[:200],
            kind=kind if kind in KINDS else "",
            number=max(1, number_in(sent.get("page", ""))),
            act=number_in(sent.get("act", "")),
        )

    def query(self, number: int) -> str:
        """Return what an address ends with to ask for a page of this; nothing for all of it."""
        said = {
            "factor": self.factor,
            "person": self.person,
            "kind": self.kind,
            "page": "" if number == 1 else str(number),
        }
        told = urlencode({name: value for name, value in said.items() if value})
        return f"?{told}" if told else ""

    @property
    def is_all(self) -> bool:
        """Say whether nothing narrows it."""
        return not (self.factor or self.person or self.kind)

    def fits(self, entry: Entry) -> bool:
        """Say whether an act is asked for; a whole file is about the factors it answers, too."""
        if self.kind and kind_of(entry) != self.kind:
            return False
        if self.person and entry.by != self.person:
            return False
        return not self.factor or self.factor == entry.factor or self.factor in answered(entry)


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words. `act` is what its button takes back, nothing where there is no button;
    `brings` says that the button brings the act back. `undoes` is the act it took back itself.
    """

    sequence: int
    by: str
    at: datetime
    title: str
    factor: str
    turns: tuple[Turn, ...]
    said: Said
    origin: str
    undoes: int
    is_gone: bool
    gone_by: str
    act: str
    brings: bool
    is_file: bool

    @property
    def sources(self) -> tuple[Quoted, ...]:
        """Return the sources that were given with it."""
        return self.said.sources


@dataclass(frozen=True, slots=True)
class Day:
    """The acts of one day (UTC), the newest first."""

    day: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page of the acts asked for. `before` and `after` end the addresses of its neighbours;
    `factors` and `people` are what there are acts of: factors by id and name.
    """

    wanted: Wanted
    days: tuple[Day, ...]
    total: int
    first: int
    last: int
    has_newer: bool
    has_older: bool
    factors: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...] = KINDS

    @property
    def newer(self) -> str:
        """Return the end of the address of the page before."""
        return self.wanted.query(self.wanted.number - 1)

    @property
    def older(self) -> str:
        """Return the end of the address of the page after."""
        return self.wanted.query(self.wanted.number + 1)

    @property
    def query(self) -> str:
        """Return the end of this page's own address."""
        return self.wanted.query(self.wanted.number)


def history_page(
    shown: AllianceShown, parts: tuple[FactPart, ...], member: Member, wanted: Wanted, language: str
) -> HistoryPage:
    """Return a page of the acts asked for, the newest first; the last page for one beyond it.

    `parts` are the facts of the alliance as its page of facts asks for them.
    """
    acts = shown.kept.acts
    found = [one for one in reversed(acts) if wanted.fits(one)]
    last_page = max(1, -(-len(found) // ON_A_PAGE))
    places = {one.sequence: place for place, one in enumerate(found)}
    number = 1 + places[wanted.act] // ON_A_PAGE if wanted.act in places else wanted.number
    asked = replace(wanted, number=min(number, last_page))
    start = ON_A_PAGE * (asked.number - 1)
    entries = found[start : start + ON_A_PAGE]
    lines = lines_of(entries, shown, parts, member, asked.factor, language)
    names = shown.reading.words(language).factors
    touched = {one.factor for one in acts if one.factor} | {wanted.factor}
    return HistoryPage(
        wanted=asked,
        days=tuple(
            Day(day, tuple(on_day)) for day, on_day in groupby(lines, key=lambda one: one.at.date())
        ),
        total=len(found),
        first=start + 1 if entries else 0,
        last=start + len(entries),
        has_newer=asked.number > 1,
        has_older=asked.number < last_page,
        factors=tuple((one, said.name) for one, said in names.items() if one in touched),
        people=tuple(sorted({one.by for one in acts if one.by}, key=str.casefold)),
    )


def lines_of(
    entries: Sequence[Entry],
    shown: AllianceShown,
    parts: tuple[FactPart, ...],
    member: Member,
    factor: str,
    language: str,
) -> list[Line]:
    """Return acts in words; `factor` is the one that is asked for, if any."""
    acts = shown.kept.acts
    known = {one.id: one for one in acts}
    gone = taking_back(acts)
    undone_by = {one.undoes: one for one in acts if one.undoes and one.id not in gone}
    may_act = shown.kept.row.archived_at is None
    lines = []
    for entry in entries:
        taken = undone_by.get(entry.id) if entry.id in gone else None
        target = taken or entry
        # What takes back has no button of its own: the act it took back brings it up again.
        has_button = may_act and entry.undoes is None and may_take_back(member, target)
        undone = known.get(entry.undoes) if entry.undoes else None
        lines.append(
            Line(
                sequence=entry.sequence,
                by=entry.by,
                at=entry.at,
                title=title_of(entry, undone),
                factor=entry.factor or "",
                turns=turns_of(entry, undone, acts, shown, parts, factor, language),
                said=details(entry, shown.reading.words(language)),
                origin="" if entry.register == BASE else entry.origin,
                undoes=undone.sequence if undone else 0,
                is_gone=entry.id in gone,
                gone_by=taken.by if taken else "",
                act=target.id if has_button else "",
                brings=taken is not None,
                is_file=entry.register == BASE,
            )
        )
    return lines


def turns_of(
    entry: Entry,
    undone: Entry | None,
    acts: Sequence[Entry],
    shown: AllianceShown,
    parts: tuple[FactPart, ...],
    factor: str,
    language: str,
) -> tuple[Turn, ...]:
    """Return what an act changed: one answer, or some facts; of a file the factor asked for."""
    about = entry.factor or (factor if entry.register == BASE else "")
    if about:
        return answer_turn(entry, undone, related(acts, entry, about), shown, about, language)
    if entry.register == BASE:
        return ()
    return fact_turns(entry, related(acts, entry), shown, parts)


def title_of(entry: Entry, undone: Entry | None) -> str:
    """Return what kind of act it was, in words; nothing where the change says it all."""
    if undone is not None:
        key = "brought_back" if undone.undoes else "took_back"
        return sentence(f"portfolio.history_{key}")
    if entry.register != BASE:
        return ""
    if entry.sequence == 1:
        return sentence(f"portfolio.history_begun_{entry.origin}")
    return sentence("portfolio.history_replaced")


def may_take_back(member: Member, target: Entry) -> bool:
    """Say whether a member may take back an act; the one an alliance began with stays."""
    if target.sequence == 1:
        return False
    if member.may("edit"):
        return True
    is_own = member.person is not None and target.person == member.person
    return is_own and target.factor is not None and member.may("answer")


def kind_of(entry: Entry) -> str:
    """Return which of KINDS an act is."""
    if entry.register == BASE:
        return "files"
    return "answers" if entry.factor else "facts"


def answered(entry: Entry) -> Mapping[str, Any]:
    """Return what a whole file answers, by factor; nothing for another act."""
    if entry.register != BASE or not isinstance(entry.value, dict):
        return {}
    return entry.value.get("answers") or {}


def number_in(text: str) -> int:
    """Return the whole number that a text of an address is, 0 for any other."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0
