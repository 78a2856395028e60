"""The contact grid in words: who knows whom where, what is missing, who holds it together."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from alliancemap.model.contact_cuts import Loss, single_points
from alliancemap.model.contacts import (
    RANKS,
    Cell,
    CellState,
    Counts,
    Turnover,
    counts,
    grid,
    reach,
    turnover,
)
from alliancemap.model.functions import FUNCTIONS
from alliancemap.words import fine_level, percent
from alliancemap_web.contacts.naming import called_by_key, place, rank, several, told_day
from alliancemap_web.contacts.net import net_picture
from alliancemap_web.contacts.queries import People, PersonRow, TieRow, recent, year_ago
from alliancemap_web.languages import sentence

MOST_EMPTY = 4


@dataclass(frozen=True, slots=True)
class CellShown:
    """One place of the grid: its level in words, who is there (key and name), who of us knows."""

    rank: str
    state: CellState
    theirs: tuple[tuple[str, str], ...]
    ours: str
    met: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One function of the partner's: its name, and its places from the top level down."""

    function: str
    cells: tuple[CellShown, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nobody is named there at any level."""
        return all(one.state == "empty" for one in self.cells)


@dataclass(frozen=True, slots=True)
class Single:
    """Somebody on whom something hangs alone, and what, in sentences."""

    key: str
    name: str
    side: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieShown:
    """One tie in words."""

    one: str
    one_key: str
    other: str
    other_key: str
    met: str
    is_faded: bool
    kinds: str
    note: str


@dataclass(frozen=True, slots=True)
class ContactsShown:
    """Everything that the page of contacts, and a document of it, says.

    `reach` is the level of R21 that the ties come to, None while there is nobody. `alarms` are
    second changes within a year.
    """

    ours: tuple[PersonRow, ...]
    theirs: tuple[PersonRow, ...]
    others: tuple[PersonRow, ...]
    left: tuple[PersonRow, ...]
    rows: tuple[RowShown, ...]
    ranks: tuple[str, ...]
    says: tuple[str, ...]
    missing: tuple[str, ...]
    faded: tuple[str, ...]
    singles: tuple[Single, ...]
    changes: tuple[str, ...]
    alarms: tuple[str, ...]
    ties: tuple[TieShown, ...]
    picture: SafeString
    reach: int | None

    @property
    def has_any(self) -> bool:
        """Say whether anybody is kept."""
        return bool(self.ours or self.theirs or self.others or self.left)


def contacts_shown(kept: People, partner: str, today: date, language: str) -> ContactsShown:
    """Return what is kept of an alliance's people as the page shows it on a day."""
    staying = kept.staying(today)
    contacts, since = staying.as_map, recent(today)
    cells = grid(contacts, since)
    singles = tuple(
        single(one, staying, language, partner) for one in single_points(contacts, since)
    )
    turned = turnover(kept.as_map, year_ago(today), today.isoformat())
    return ContactsShown(
        ours=staying.on("us"),
        theirs=staying.on("partner"),
        others=staying.on("other"),
        left=tuple(one for one in kept.people if one not in staying.people),
        rows=rows_of(cells, staying, language),
        ranks=tuple(rank(one, language) for one in RANKS),
        says=counted(counts(contacts, since), staying, language),
        missing=missing(cells, language),
        faded=tuple(faded(one, staying, language) for one in cells if one.state == "faded"),
        singles=singles,
        changes=tuple(changed(one, language, partner) for one in turned if one.named),
        alarms=tuple(alarm(one, language, partner) for one in turned if one.is_alarming),
        ties=tuple(tie_shown(one, staying, since, language) for one in staying.ties),
        picture=net_picture(staying, partner, {one.key for one in singles}, since, language),
        reach=reach(contacts, since) if staying.on("partner") else None,
    )


def rows_of(cells: tuple[Cell, ...], kept: People, language: str) -> tuple[RowShown, ...]:
    """Return the grid in words, function by function."""
    return tuple(
        RowShown(
            place(function, language),
            tuple(cell_shown(one, kept, language) for one in cells if one.function == function),
        )
        for function in FUNCTIONS
    )


def cell_shown(cell: Cell, kept: People, language: str) -> CellShown:
    """Return one place of the grid in words."""
    return CellShown(
        rank=rank(cell.rank, language),
        state=cell.state,
        theirs=tuple((one, called_by_key(kept, one, language)) for one in cell.theirs),
        ours=several([called_by_key(kept, one, language) for one in cell.ours], language),
        met=told_day(cell.met, language),
    )


def counted(found: Counts, kept: People, language: str) -> tuple[str, ...]:
    """Return the numbers in sentences."""
    if found.density is None:
        return ()
    says = [
        sentence("contacts.says_points", language, count=found.points),
        sentence(
            "contacts.says_density",
            language,
            count=found.ties,
            possible=found.possible,
            share=percent(found.density, language),
        ),
    ]
    if found.kinds is not None:
        mean = fine_level(found.kinds, language)
        says.append(sentence("contacts.says_kinds", language, mean=mean))
    for key, held in found.busiest:
        if found.ties > 1:
            name = called_by_key(kept, key, language)
            says.append(
                sentence("contacts.says_busiest", language, name=name, held=held, of=found.ties)
            )
    return tuple(says)


def missing(cells: tuple[Cell, ...], language: str) -> tuple[str, ...]:
    """Return the functions and levels of theirs that nobody of us knows, each in a sentence."""
    if not any(cell.theirs for cell in cells):
        return ()
    known = {cell.function for cell in cells if cell.is_known}
    unknown = [place(one, language) for one in FUNCTIONS if one not in known]
    ranks = {cell.rank for cell in cells if cell.is_known}
    levels = [rank(one, language) for one in RANKS if one not in ranks]
    says = []
    if unknown:
        says.append(
            sentence("contacts.missing_places", language, places=several(unknown, language))
        )
    if levels:
        says.append(sentence("contacts.missing_ranks", language, ranks=several(levels, language)))
    unmet = [cell for cell in cells if cell.state == "unmet"]
    return (*says, *(unmet_says(one, language) for one in unmet[:MOST_EMPTY]))


def unmet_says(cell: Cell, language: str) -> str:
    """Return that they have somebody in a place whom none of us knows."""
    return sentence(
        "contacts.missing_unmet",
        language,
        place=place(cell.function, language),
        rank=rank(cell.rank, language),
    )


def faded(cell: Cell, kept: People, language: str) -> str:
    """Return that a place has not been met lately."""
    names = several([called_by_key(kept, one, language) for one in cell.theirs], language)
    where = place(cell.function, language)
    if cell.met is None:
        return sentence("contacts.faded_never", language, place=where, names=names)
    day = told_day(cell.met, language)
    return sentence("contacts.faded_since", language, place=where, names=names, day=day)


def single(loss: Loss, kept: People, language: str, partner: str) -> Single:
    """Return somebody on whom something hangs alone, with what is lost without them."""
    person = kept.find(loss.person)
    side = side_words(person.side, partner, language) if person else ""
    name = called_by_key(kept, loss.person, language)
    return Single(loss.person, name, side, lost(loss, kept, language))


def lost(loss: Loss, kept: People, language: str) -> tuple[str, ...]:
    """Return what goes with a person, in sentences."""
    says = []
    if loss.ends:
        says.append(sentence("contacts.lost_all", language))
    elif loss.functions:
        places = several([place(one, language) for one in loss.functions], language)
        says.append(
            sentence("contacts.lost_places", language, count=len(loss.functions), places=places)
        )
    if loss.splits and not loss.ends:
        says.append(sentence("contacts.lost_split", language))
    if loss.stranded:
        names = several([called_by_key(kept, one, language) for one in loss.stranded], language)
        says.append(
            sentence("contacts.lost_stranded", language, count=len(loss.stranded), names=names)
        )
    return tuple(says)


def changed(turned: Turnover, language: str, partner: str) -> str:
    """Return how many people of a side left within a year."""
    return sentence(
        "contacts.says_turnover",
        language,
        side=side_words(turned.side, partner, language),
        left=turned.left,
        count=turned.named,
    )


def alarm(turned: Turnover, language: str, partner: str) -> str:
    """Return that a second person of a side left within a year."""
    side = side_words(turned.side, partner, language)
    return sentence("contacts.alarm", language, side=side, count=turned.left)


def side_words(side: str, partner: str, language: str) -> str:
    """Return what a side is called: the partner by their name."""
    return partner if side == "partner" and partner else sentence(f"contacts.side_{side}", language)


def tie_shown(tie: TieRow, kept: People, since: str, language: str) -> TieShown:
    """Return a tie in words."""
    kinds = [sentence(f"contacts.kind_{kind}", language) for kind in tie.kinds]
    return TieShown(
        one=called_by_key(kept, tie.one, language),
        one_key=tie.one,
        other=called_by_key(kept, tie.other, language),
        other_key=tie.other,
        met=told_day(tie.met_on, language),
        is_faded=tie.met_on is None or tie.met_on.isoformat() < since,
        kinds=several(kinds, language),
        note=tie.note,
    )
