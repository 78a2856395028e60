"""The one table of the alliance file: every key, what it takes, and the order it is written in.

The reader, the JSON Schema, the reference page and the order of the writer all come from it.
Each record and key has an id (`answer`, `answer.level`) under which `words` describes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from alliancemap.alliance_file.error import FORBIDDEN
from alliancemap.model.alliance import FormId, Seen, Side, Standing, Sureness, View

FORMAT = 1
LARGEST_NUMBER = 2**53 - 1  # the largest whole number that JSON readers keep exactly

# Patterns are written so that Python and ECMA 262 (JSON Schema) read them alike.
ID = "^[A-Za-z][A-Za-z0-9_-]{0,63}$"
INSTRUMENT = "^[a-z][a-z0-9_]{0,63} [0-9]{1,4}\\.[0-9]{1,4}$"
CURRENCY = "^[A-Z]{3}$"
LINK = f'^https?://[^ <>"\\t\\n{FORBIDDEN}\\u00a0\\u2028\\u2029]+$'
DAY = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
YEARS = (1000, 9999)
RANGE = "^(0 ?[-–] ?[0-4]|1 ?[-–] ?[1-4]|2 ?[-–] ?[2-4]|3 ?[-–] ?[34]|4 ?[-–] ?4)$"
ANY_TEXT = f"^[^{FORBIDDEN}]*$"
SOME_TEXT = f"^[^{FORBIDDEN}]*[^ \\t\\n{FORBIDDEN}][^{FORBIDDEN}]*$"

LEVELS = (0, 1, 2, 3, 4)
UNKNOWN = ("unknown",)
NOT_RELEVANT = ("not relevant", "not_relevant")

Ids = Literal["party", "relation", "factor", "gate", "fact"]


@dataclass(frozen=True, slots=True)
class Text:
    """Text. It may be empty only when `blank`."""

    blank: bool = True


@dataclass(frozen=True, slots=True)
class Coded:
    """Text of one form; `code` is the problem when it has another."""

    pattern: str
    code: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month or a day: 2014, 2014-08 or 2014-08-11."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level 0 to 4, a range of levels, `unknown` or `not relevant`."""


@dataclass(frozen=True, slots=True)
class Version:
    """The format's own version."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument and its version, one that the reader knows."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of the instrument."""


@dataclass(frozen=True, slots=True)
class FactOption:
    """An option of the fact under whose key it stands."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record."""

    name: str
    shape: "Shape"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. A value that is no mapping stands for the key `short` names."""

    name: str
    keys: tuple[Key, ...]
    short: str | None = None
    one_of: tuple[str, ...] = ()  # at least one of these keys must be there


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping from ids to one shape; a key without a value is left out when `blank`."""

    name: str
    ids: Ids
    of: "Shape"
    blank: bool = True
    named: tuple[tuple[str, "Shape"], ...] = ()  # ids with a shape of their own


@dataclass(frozen=True, slots=True)
class IdList:
    """A list of two or more different ids."""


@dataclass(frozen=True, slots=True)
class Several:
    """One value or a list of them. Without `short_items`, a list holds mappings only, and a
    list without any mapping is itself one value (a range of levels)."""

    of: Record
    short_items: bool = True


Leafy = Text | Coded | Whole | Choice | Day | Level | Version | Instrument | Sector | FactOption
Shape = Leafy | Record | Keyed | IdList | Several

ANY = Text()
SOME = Text(blank=False)
COUNT = Whole(0, LARGEST_NUMBER)
LINKED = Coded(LINK, "FILE045")

SOURCE = Record(
    "source",
    (
        Key("text", SOME),
        Key("url", LINKED),
        Key("date", Day()),
        Key("seen", Choice(get_args(Seen))),
    ),
    short="text",  # or `url`, when the text is a web address: see `bare_key`
    one_of=("text", "url"),
)
SOURCES = Several(SOURCE)
SENTENCE = Record(
    "sentence",
    (
        Key("says", SOME, required=True),
        Key("standing", Choice(get_args(Standing))),
        Key("sources", SOURCES),
    ),
    short="says",
)
NEED = Record("need", (Key("text", ANY), Key("sources", SOURCES)), short="text")


def _party(side: tuple[str, ...], *, required: bool) -> Record:
    return Record(
        "party",
        (
            Key("side", Choice(side), required=required),
            Key("name", SOME, required=True),
            Key("people", COUNT),
            Key("revenue", COUNT),
            Key("currency", Coded(CURRENCY, "FILE058")),
            Key("country", ANY),
            Key("place", ANY),
            Key("founded", Whole(1, 9999)),
            Key("note", ANY),
            Key("sources", SOURCES),
        ),
    )


PARTY = _party(get_args(Side), required=True)
OWN_SIDE = ("us", "partner")  # ids that need no `side`: they say it themselves

RELATION = Record(
    "relation",
    (
        Key("between", IdList(), required=True),
        Key("form", Choice(get_args(FormId))),
        Key("form_words", ANY),
        Key("brings", Keyed("brings", "party", SENTENCE)),
        Key("together", SENTENCE),
        Key("facts", Keyed("facts", "fact", FactOption())),
    ),
)
ANSWER = Record(
    "answer",
    (
        Key("level", Level(), required=True),
        Key("sure", Choice(get_args(Sureness))),
        Key("note", ANY),
        Key("sources", SOURCES),
        Key("date", Day()),
        Key("who", ANY),
        Key("view", Choice(get_args(View))),
        Key("relation", Coded(ID, "FILE052")),
    ),
    short="level",
)
SET_ASIDE = Record(
    "set_aside",
    (Key("reason", SOME, required=True), Key("who", ANY), Key("date", Day())),
    short="reason",
)
FEELING = Record(
    "feeling", (Key("level", Whole(0, 4), required=True), Key("knows", ANY)), short="level"
)
AFTERWARDS = Record(
    "afterwards",
    (
        Key("verdict", Choice(("success", "mixed", "failure", "running")), required=True),
        Key("year", Whole(*YEARS)),
        Key("what_happened", ANY),
        Key("cause", ANY),
        Key("sources", SOURCES),
    ),
)
ALLIANCE = Record(
    "alliance",
    (
        Key("alliancemap", Version(), required=True),
        Key("instrument", Instrument()),
        Key("sector", Sector()),
        Key("name", SOME, required=True),
        Key("date", Day()),
        Key("aim", ANY),
        Key("customer", ANY),
        Key("need", NEED),
        Key("note", ANY),
        Key(
            "parties",
            Keyed(
                "parties",
                "party",
                PARTY,
                blank=False,
                named=tuple((side, _party((side,), required=False)) for side in OWN_SIDE),
            ),
            required=True,
        ),
        Key("relations", Keyed("relations", "relation", RELATION, blank=False)),
        Key("answers", Keyed("answers", "factor", Several(ANSWER, short_items=False))),
        Key("set_aside", Keyed("set_aside", "gate", SET_ASIDE, blank=False)),
        Key("weights", Keyed("weights", "factor", Whole(1, 9))),
        Key("feeling", FEELING),
        Key("afterwards", AFTERWARDS),
    ),
)


def bare_key(record: Record, text: object, is_link: Callable[[str], bool]) -> str | None:
    """Return the key that a value standing for a whole record fills; a web address is a `url`."""
    if record.name == "source" and isinstance(text, str) and is_link(text):
        return "url"
    return record.short


def records() -> tuple[Record, ...]:
    """Return every record of the file, each once, in the order a reader meets them."""
    return (
        ALLIANCE,
        NEED,
        PARTY,
        RELATION,
        SENTENCE,
        ANSWER,
        SOURCE,
        SET_ASIDE,
        FEELING,
        AFTERWARDS,
    )
