"""The one table of the alliance file: every key, what it takes, and the order it is written in.

The reader, the JSON Schema, the reference page and the order of the writer all come from it.
Each record and key has an id (`answer`, `answer.level`) under which `words` describes it.
"""

from typing import get_args

from alliancemap.alliance_file.error import FORBIDDEN
from alliancemap.alliance_file.kinds import (
    Choice,
    Coded,
    Day,
    FactOption,
    Flag,
    IdList,
    Instrument,
    Key,
    Keyed,
    Level,
    Record,
    Sector,
    Several,
    Text,
    Version,
    Whole,
)
from alliancemap.model.alliance import FormId, Language, Seen, Side, Standing, Sureness, View

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
        Key("fades", Day()),
        Key("settles", Flag()),
    ),
    short="level",
)
EXCLUSIVITY = Record(
    "exclusivity",
    (Key("field", SOME, required=True), Key("region", SOME), Key("until", Day())),
    short="field",
)
PROMISED_PERSON = Record(
    "promised_person", (Key("name", SOME, required=True), Key("hours", COUNT)), short="name"
)
PROMISES = Record(
    "promises",
    (
        Key("exclusive", Several(EXCLUSIVITY)),
        Key("people", Several(PROMISED_PERSON)),
        Key("hours", COUNT),
    ),
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
PARTY_TRANSLATION = Record(
    "party_translation", (Key("name", SOME), Key("country", SOME), Key("place", SOME))
)
RELATION_TRANSLATION = Record(
    "relation_translation",
    (
        Key("form_words", SOME),
        Key("brings", Keyed("brings", "party", SOME)),
        Key("together", SOME),
    ),
)
AFTERWARDS_TRANSLATION = Record(
    "afterwards_translation", (Key("what_happened", SOME), Key("cause", SOME))
)
TRANSLATION = Record(
    "translation",
    (
        Key("name", SOME),
        Key("aim", SOME),
        Key("customer", SOME),
        Key("need", SOME),
        Key("parties", Keyed("parties", "party", PARTY_TRANSLATION, blank=False)),
        Key("relations", Keyed("relations", "relation", RELATION_TRANSLATION, blank=False)),
        Key("set_aside", Keyed("set_aside", "gate", SOME)),
        Key("afterwards", AFTERWARDS_TRANSLATION),
    ),
)
TRANSLATIONS = Record(
    "translations", tuple(Key(language, TRANSLATION) for language in get_args(Language))
)
ALLIANCE = Record(
    "alliance",
    (
        Key("alliancemap", Version(), required=True),
        Key("instrument", Instrument()),
        Key("sector", Sector()),
        Key("language", Choice(get_args(Language))),
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
        Key("promises", PROMISES),
        Key("answers", Keyed("answers", "factor", Several(ANSWER, short_items=False))),
        Key("set_aside", Keyed("set_aside", "gate", SET_ASIDE, blank=False)),
        Key("weights", Keyed("weights", "factor", Whole(1, 9))),
        Key("feeling", FEELING),
        Key("afterwards", AFTERWARDS),
        Key("translations", TRANSLATIONS),
    ),
)


def records() -> tuple[Record, ...]:
    """Return every record of the file, each once, in the order a reader meets them."""
    return (
        ALLIANCE,
        NEED,
        PARTY,
        RELATION,
        SENTENCE,
        PROMISES,
        EXCLUSIVITY,
        PROMISED_PERSON,
        ANSWER,
        SOURCE,
        SET_ASIDE,
        FEELING,
        AFTERWARDS,
        TRANSLATIONS,
        TRANSLATION,
        PARTY_TRANSLATION,
        RELATION_TRANSLATION,
        AFTERWARDS_TRANSLATION,
    )
