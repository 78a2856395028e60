"""What one map says, in one language: every text chosen, every number whole, nothing placed."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.model.alliance import FormId, Standing
from alliancemap.model.instrument import ThemeId
from alliancemap.model.verdict import VerdictCode

NoteKind = Literal["split", "condition"]
NOTE_KINDS: tuple[NoteKind, ...] = ("split", "condition")


@dataclass(frozen=True, slots=True)
class Firm:
    """One circle: a firm's name, size and place. `people` is None when nobody knows."""

    party: str
    name: str
    people: int | None
    people_words: str
    place: str


@dataclass(frozen=True, slots=True)
class Flow:
    """One yellow arrow: what is brought, how strongly (thousandths), and how well that is known."""

    label: str
    text: str
    low: int
    high: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """One risk in words below the tide; hollow when it is only suspected."""

    factor: str
    text: str
    suspected: bool


@dataclass(frozen=True, slots=True)
class Rock:
    """A fired gate, standing above the water; or one set aside, with the written reason."""

    gate: str
    text: str
    set_aside: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """A theme's range as the reader sees it (risk already turned round: 4000 is the stormiest)."""

    theme: ThemeId
    name: str
    word: str
    known_words: str
    low: int
    high: int
    point: int
    low_end: str
    high_end: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table twin: the theme it belongs to, what it is, and what it says in full."""

    theme: Literal["market", "value", "risk", "neutral"]
    part: str
    says: str


@dataclass(frozen=True, slots=True)
class MapNote:
    """One thing noted at a part of the map.

    `part` is the part's id ("flow-together", "gauge-value"); where `factor` names a factor or a
    deal-breaker that is drawn by itself, the note stands there. Kind "split": people disagree here,
    "condition": open conditions of support. `count` is how many, `text` says it whole in the
    reader's language, `link` is the address where more is said (empty for none).
    """

    part: str
    kind: NoteKind
    count: int
    text: str
    link: str = ""
    factor: str = ""


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything on the one page. Texts are in `language`; nothing here is shortened or wrapped.

    `market_low` and `market_high` say how strongly the need is met; `tide_known` and
    `tide_possible` how high the risk stands for sure and how high it could stand (all thousandths,
    0 to 4000). `form` is K1, K2, E, JV or W, or None while no structure is drawn. `risks` come
    worst first; the first four are drawn. `dots_yes` is None while it is too early to count.
    `not_scored` names the file's other firms, which only the table twin has room for. `notes` stand
    as badges at its parts.
    """

    language: str
    title: str
    aim: str
    verdict: VerdictCode
    verdict_words: str
    verdict_line: str
    dots_yes: int | None
    dots_words: str
    market_label: str
    customer: str
    need: str
    market_low: int
    market_high: int
    us: Firm
    partner: Firm
    we_bring: Flow
    they_bring: Flow
    together: Flow
    form: FormId | None
    form_words: str
    risk_label: str
    tide_known: int
    tide_possible: int
    risks: tuple[Mark, ...]
    rocks: tuple[Rock, ...]
    gauges: tuple[Gauge, ...]
    foot: str
    how_to_read: str
    description: str
    table: tuple[TableRow, ...]
    table_title: str
    table_heads: tuple[str, str]
    not_scored: tuple[str, ...] = ()
    notes: tuple[MapNote, ...] = ()
