"""The page of one alliance of the firm: the usual panels, and what only the firm's own page has."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.urls import reverse

from alliancemap.instruments import InstrumentWords
from alliancemap.model.alliance import View
from alliancemap.model.answers import span
from alliancemap.model.freshness import Fading, fading, fading_messages
from alliancemap.words import dated
from alliancemap_web.alliances.forms import chosen_view
from alliancemap_web.alliances.queries import Shown as Shown_
from alliancemap_web.alliances.readings import Judged, plan_of, read_as
from alliancemap_web.alliances.sections import FactorRow, Quoted, level_texts, quoted
from alliancemap_web.alliances.speech import sentences, span_words
from alliancemap_web.alliances.whole import AlliancePage, alliance_page
from alliancemap_web.portfolio.noted import noted
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.statements import Statement, statements
from alliancemap_web.workspaces.rights import Member

MOST_FRESH = 200


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about a factor, ready to be shown; `id` is the act that can be taken back."""

    id: str
    who: str
    at: datetime | None
    date: str
    answer: str
    low: int
    high: int
    texts: tuple[str, ...]
    sureness: str
    note: str
    sources: tuple[Quoted, ...]
    view: str
    relation: str
    fades: str
    counts: bool
    is_faded: bool
    is_contested: bool
    settles: bool
    is_mine: bool
    may_go: bool
    level: str


@dataclass(frozen=True, slots=True)
class Contest:
    """A factor about which people say what cannot all be true: their statements side by side."""

    row: FactorRow
    theme: str
    said: tuple[Said, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class FadedAnswer:
    """An answer that asks to be renewed, and since when."""

    row: FactorRow
    theme: str
    since: str
    who: str


@dataclass(frozen=True, slots=True)
class Open:
    """The open factors of one theme."""

    theme: str
    name: str
    rows: tuple[FactorRow, ...]


@dataclass(frozen=True, slots=True)
class AllianceShown:
    """Everything that the page of an alliance shows to a member."""

    kept: Kept
    reading: Judged
    page: AlliancePage
    today: date
    said: dict[str, tuple[Statement, ...]]
    faded: tuple[FadedAnswer, ...]
    faded_says: tuple[str, ...]
    contests: tuple[Contest, ...]
    open: tuple[Open, ...]
    faded_factors: frozenset[str]
    contested_factors: frozenset[str]
    may_answer: bool
    may_edit: bool

    @property
    def sequence(self) -> int:
        """Return the last act that is in what is shown."""
        return self.kept.row.sequence

    @property
    def open_count(self) -> int:
        """Return how many factors are open."""
        return sum(len(one.rows) for one in self.open)


def show(member: Member, kept: Kept, language: str, today: date, view: str = "") -> AllianceShown:
    """Return an alliance as a member sees it on a day, from a view (ours unless it is another)."""
    whole = judged_of(kept.document)
    from_view = chosen_view(whole, view)
    reading = read_as(whole, from_view)
    name = reading.told(language).name
    home = reverse("alliance_page", args=[member.key, kept.key])
    shown = Shown_(kept.key, name, name, True, (), whole, ())
    notes = noted(member, kept, language)
    page = alliance_page(shown, language, home, view=from_view, notes=notes)
    words = reading.words(language)
    rows = rows_of(page)
    said = statements(reading.alliance, kept.acts, today.isoformat())
    fresh = fresh_on(reading, today.isoformat())
    return AllianceShown(
        kept=kept,
        reading=reading,
        page=page,
        today=today,
        said=said,
        faded=tuple(faded_answer(rows[one], said, from_view, language) for one in fresh.faded),
        faded_says=sentences(fading_messages(fresh)[: 2 if fresh.faded else 0], words),
        contests=contests(fresh, rows, said, member, words),
        open=open_factors(page),
        faded_factors=frozenset(fresh.faded),
        contested_factors=frozenset(one.factor for one in fresh.contradictions),
        may_answer=member.may("answer") and kept.row.archived_at is None,
        may_edit=member.may("edit") and kept.row.archived_at is None,
    )


@lru_cache(maxsize=MOST_FRESH)
def fresh_on(reading: Judged, day: str) -> Fading:
    """Return how fresh a reading is on a day, remembered while both are the same."""
    instrument = reading.instrument
    plan = plan_of(instrument.id, instrument.version, instrument.sector)
    return fading(reading.alliance, reading.assessment, day, plan)


def rows_of(page: AlliancePage) -> dict[str, tuple[FactorRow, str]]:
    """Return each factor's row and theme."""
    if page.read is None:
        return {}
    return {
        row.id: (row, theme.id)
        for theme in page.read.themes
        for group in theme.groups
        for row in group.rows
    }


def open_factors(page: AlliancePage) -> tuple[Open, ...]:
    """Return what is unknown, by theme; themes of which all is known are left out."""
    if page.read is None:
        return ()
    found = (
        Open(
            theme.id,
            theme.gauge.name,
            tuple(row for group in theme.groups for row in group.rows if row.state == "unknown"),
        )
        for theme in page.read.themes
    )
    return tuple(one for one in found if one.rows)


def faded_answer(
    row: tuple[FactorRow, str], said: dict[str, tuple[Statement, ...]], view: View, language: str
) -> FadedAnswer:
    """Return a faded answer as the notice names it."""
    gone = next(
        one
        for one in reversed(said[row[0].id])
        if one.counts and one.is_faded and one.answer.view == view
    )
    since = dated(gone.answer.fades, language) if gone.answer.fades else ""
    return FadedAnswer(row[0], row[1], since, gone.answer.who or "")


def contests(
    fresh: Fading,
    rows: dict[str, tuple[FactorRow, str]],
    said: dict[str, tuple[Statement, ...]],
    member: Member,
    words: InstrumentWords,
) -> tuple[Contest, ...]:
    """Return the contradictions, each with its statements side by side."""
    told = [one for one in fading_messages(fresh) if one.code == "freshness.contradiction"]
    return tuple(
        Contest(
            row=rows[one.factor][0],
            theme=rows[one.factor][1],
            said=tuple(
                said_words(statement, member, words)
                for statement in said[one.factor]
                if any(statement.answer is answer for answer in one.answers)
            ),
            sentence=sentence,
        )
        for one, sentence in zip(fresh.contradictions, sentences(told, words), strict=True)
    )


def said_words(one: Statement, member: Member, words: InstrumentWords) -> Said:
    """Return a statement in words; `may_go` when the member may take it back."""
    answer, language = one.answer, words.language
    levels = span(answer)
    is_mine = bool(one.entry and member.person is not None and one.entry.person == member.person)
    return Said(
        id=one.id,
        who=answer.who or "",
        at=one.entry.at if one.entry else None,
        date=dated(answer.date, language) if answer.date else "",
        answer=span_words(levels, language),
        low=levels[0],
        high=levels[1],
        texts=level_texts(levels, words.factor(answer.factor)),
        sureness=words.sureness(answer.sure) if answer.sure else "",
        note=answer.note or "",
        sources=quoted(answer.sources, language),
        view="" if answer.view == "ours" else words.view(answer.view),
        relation=answer.relation or "",
        fades=dated(answer.fades, language) if answer.fades else "",
        counts=one.counts,
        is_faded=one.is_faded,
        is_contested=one.is_contested,
        settles=answer.settles,
        is_mine=is_mine,
        may_go=one.entry is not None and (member.may("edit") or (is_mine and member.may("answer"))),
        level=str(levels[0]) if levels[0] == levels[1] else "range",
    )
