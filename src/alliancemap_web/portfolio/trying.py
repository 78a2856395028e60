"""An alliance as it would be with some answers given differently; nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from alliancemap_web.alliances.changes import ChangePanel, change_panel
from alliancemap_web.alliances.forms import SEPARATOR, TrialError, read_trial
from alliancemap_web.alliances.readings import FORM, try_answers
from alliancemap_web.alliances.sections import FactorRow
from alliancemap_web.portfolio.shown import AllianceShown, rows_of
from alliancemap_web.portfolio.then import Side, side

MOST = 20


@dataclass(frozen=True, slots=True)
class Tried:
    """One answer that is tried: `value` is what a form sends of it, `query` leads on without it."""

    factor: str
    name: str
    theme: str
    value: str
    says: str
    query: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be tried: its number, where it has one, and where trying it leads."""

    number: str
    says: str
    query: str
    stands: bool
    is_tried: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The factor of which an answer can be tried now."""

    factor: str
    name: str
    theme: str
    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Trying:
    """What is tried, what it would change, and the map as it stands beside the map as it would be.

    `fields` are what a form carries on; `factors` all that can be tried, by id and name. Nothing
    is compared while nothing is tried.
    """

    tried: tuple[Tried, ...]
    asked: Asked | None
    factors: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    changes: ChangePanel | None = None
    sides: tuple[Side, ...] = ()


def trying(shown: AllianceShown, sent: Sequence[str], ask: str, language: str) -> Trying:
    """Return what trying some answers shows, each sent as "M01=3"; of a factor the last counts.

    `ask` is the factor to be asked of next. TrialError for what no page of ours offers.
    """
    reading = shown.reading
    if len(sent) > MOST or any(one.partition(SEPARATOR)[0] == FORM for one in sent):
        raise TrialError
    trial = read_trial(reading, sent, None, None)
    rows = rows_of(shown.page)
    if ask and ask not in rows:
        raise TrialError
    fields = tuple(f"{factor}{SEPARATOR}{value}" for factor, value in trial)
    tried = tuple(
        Tried(
            factor=factor,
            name=rows[factor][0].name,
            theme=rows[factor][1],
            value=value,
            says=said_of(rows[factor][0], value),
            query=query_of([one for one in fields if one != f"{factor}{SEPARATOR}{value}"], shown),
        )
        for factor, value in trial
    )
    factors = tuple((one, rows[one][0].name) for one in rows)
    asked = asked_of(shown, ask, fields) if ask else None
    if not trial:
        return Trying((), asked, factors, ())
    after = try_answers(reading, trial)
    return Trying(
        tried,
        asked,
        factors,
        fields,
        change_panel(reading, after, language),
        (
            side(reading, language, "now", shown.page.home),
            side(after, language, "tried", None),
        ),
    )


def asked_of(shown: AllianceShown, factor: str, fields: Sequence[str]) -> Asked:
    """Return a factor with the answers that can be tried; what else is tried stays so."""
    row, theme = rows_of(shown.page)[factor]
    others = [one for one in fields if not one.startswith(f"{factor}{SEPARATOR}")]
    options = []
    for one in row.choices:
        field = f"{factor}{SEPARATOR}{one.value}"
        query = query_of([*others, field], shown)
        options.append(Option(one.label, one.says, query, one.is_current, field in fields))
    return Asked(factor, row.name, theme, row.ask, tuple(options))


def said_of(row: FactorRow, value: str) -> str:
    """Return an answer that is tried in words, its number before it where it has one."""
    one = next(each for each in row.choices if each.value == value)
    return f"{one.label} {one.says}".strip()


def query_of(fields: Sequence[str], shown: AllianceShown) -> str:
    """Return what an address ends with to try some answers, from the view that is read."""
    pairs = [("try", one) for one in fields]
    view = [] if shown.page.view == "ours" else [("view", shown.page.view)]
    told = urlencode([*pairs, *view])
    return f"?{told}" if told else ""
