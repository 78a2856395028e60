"""One factor of an alliance as it is worked on: its form, its statements, and lists of factors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from alliancemap_web.alliances.sections import FactorRow, ThemeSection
from alliancemap_web.portfolio.answer_forms import (
    AnswerForm,
    SourceField,
    Standpoint,
    answer_form,
    standing_statement,
)
from alliancemap_web.portfolio.answering import MOST_SOURCES, SEEN, SURENESSES, VIEWS
from alliancemap_web.portfolio.shown import AllianceShown, Said, rows_of, said_words
from alliancemap_web.workspaces.rights import Member


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose in a form: its value, its words, and whether it is chosen."""

    value: str
    words: str
    is_chosen: bool
    stands: bool = False


@dataclass(frozen=True, slots=True)
class FactorPart:
    """One factor opened: what it asks, what stands, the form, and all that was said about it.

    `prefix` tells the ids of a form apart when the same factor is open at two places of a page.
    """

    row: FactorRow
    theme: ThemeSection
    form: AnswerForm
    levels: tuple[Option, ...]
    opens: tuple[Option, ...]
    lows: tuple[Option, ...]
    highs: tuple[Option, ...]
    surenesses: tuple[Option, ...]
    views: tuple[Option, ...]
    relations: tuple[Option, ...]
    seen: tuple[str, ...]
    sources: tuple[SourceField, ...]
    had: int
    said: tuple[Said, ...]
    stands: Said | None
    weight: int
    is_faded: bool
    is_contested: bool
    prefix: str


def factor_part(
    shown: AllianceShown,
    member: Member,
    factor: str,
    at: Standpoint,
    fades_after: int,
    language: str,
    prefix: str = "",
) -> FactorPart | None:
    """Return one factor opened for a member from a standpoint; None when there is no such one."""
    found = rows_of(shown.page).get(factor)
    if found is None or shown.page.read is None:
        return None
    row, theme_id = found
    words = shown.reading.words(language)
    texts = words.factor(factor)
    said = shown.said.get(factor, ())
    form = answer_form(said, member.person, at, shown.today, fades_after)
    counts = standing_statement(said, at)
    now = said_words(counts, member, words) if counts else None
    standing = stands_at(now)
    levels = tuple(
        Option(str(number), text, form.level == str(number), standing == str(number))
        for number, text in enumerate(texts.levels)
    )
    opens = tuple(
        Option(one, "", form.level == one, standing == one)
        for one in ("range", "unknown", "not_relevant")
    )
    return FactorPart(
        row=row,
        theme=next(one for one in shown.page.read.themes if one.id == theme_id),
        form=form,
        levels=levels,
        opens=opens,
        lows=ends(texts.levels, form.low),
        highs=ends(texts.levels, form.high),
        surenesses=tuple(Option(one, words.sureness(one), form.sure == one) for one in SURENESSES),
        views=tuple(Option(one, words.view(one), at.view == one) for one in VIEWS),
        relations=relation_options(shown, at),
        seen=SEEN,
        sources=(*form.sources, SourceField())[:MOST_SOURCES],
        had=min(len(form.sources), MOST_SOURCES),
        said=tuple(said_words(one, member, words) for one in reversed(said)),
        stands=now,
        weight=row.weight,
        is_faded=factor in shown.faded_factors,
        is_contested=factor in shown.contested_factors,
        prefix=prefix,
    )


def stands_at(said: Said | None) -> str:
    """Return what counts in the form's terms; unknown where nothing does."""
    if said is None or (said.low, said.high) == (0, 4):
        return "unknown"
    return "not_relevant" if said.low < 0 else said.level


def ends(texts: tuple[str, ...], chosen: str) -> tuple[Option, ...]:
    """Return the ends that a range may have."""
    return tuple(
        Option(str(number), f"{number} · {text}", chosen == str(number))
        for number, text in enumerate(texts)
    )


def relation_options(shown: AllianceShown, at: Standpoint) -> tuple[Option, ...]:
    """Return what an answer may be about: the whole, or one relation; nothing where one is all."""
    alliance = shown.reading.alliance
    if len(alliance.relations) < 2:
        return ()
    names = {party.id: party.name for party in alliance.parties}
    return tuple(
        Option(
            relation.id,
            " × ".join(names[party] for party in relation.between),
            at.relation == relation.id,
        )
        for relation in alliance.relations
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """Which factors a list shows: its choices with how many each has, and the ids it lets in."""

    options: tuple[tuple[str, int, bool], ...]
    chosen: str
    factors: frozenset[str]


def filters_of(shown: AllianceShown, member: Member, which: str) -> Filter:
    """Return the choices of the list of answers, and the factors of the one that is chosen."""
    rows = {factor: row for factor, (row, _) in rows_of(shown.page).items()}
    kinds: dict[str, Callable[[FactorRow], bool]] = {
        "all": lambda _: True,
        "unknown": lambda row: row.state == "unknown",
        "guess": lambda row: is_guess(shown, row),
        "unsourced": lambda row: row.state == "known" and not row.sources,
        "faded": lambda row: row.id in shown.faded_factors,
        "contested": lambda row: row.id in shown.contested_factors,
        "mine": lambda row: is_mine(shown, row, member),
    }
    chosen = which if which in kinds else "all"
    found = {kind: [one for one in rows.values() if fits(one)] for kind, fits in kinds.items()}
    return Filter(
        options=tuple((kind, len(found[kind]), kind == chosen) for kind in kinds),
        chosen=chosen,
        factors=frozenset(one.id for one in found[chosen]),
    )


def is_guess(shown: AllianceShown, row: FactorRow) -> bool:
    """Say whether what stands for a factor is only a guess."""
    said = shown.said.get(row.id, ())
    return any(one.counts and one.answer.sure == "guess" for one in said)


def is_mine(shown: AllianceShown, row: FactorRow, member: Member) -> bool:
    """Say whether a member made a statement about a factor."""
    said = shown.said.get(row.id, ())
    return any(one.entry and member.person and one.entry.person == member.person for one in said)


def default_fades(today: date, days: int) -> str:
    """Return the day after which what is said today fades; nothing where the firm lets none."""
    return date.fromordinal(today.toordinal() + days).isoformat() if days else ""
