"""Speaks: turns the model's message codes into English or French sentences."""

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from alliancemap.model.interval import half_up
from alliancemap.model.message import Message, Value

LANGUAGES = ("en", "fr")
SHIPPED = Path(__file__).parent
NameOf = Callable[[str, str], str]

# What a value's name says about it: the ids that `name_of` turns into words, by kind.
NAMED = {
    "factor": "factor",
    "theme": "theme",
    "gate": "gate",
    "form": "form",
    "rule": "rule",
}
# Values that are codes with a sentence of their own.
SPOKEN = {"verdict": "verdict", "verdict_before": "verdict", "what": "side"}
# Which file of words has the sentences of the errors whose codes begin so.
FILES = {
    "FILE": "file",
    "INS": "instrument",
    "CLI": "cli",
    "WEB": "web",
    "EXP": "export",
    "WRK": "workspaces",
    "PRT": "portfolio",
    "REV": "reviews",
    "CMP": "comparison",
    "FND": "finding",
    "XCH": "exchange",
    "API": "api",
    "BRF": "briefs",
    "RND": "rounds",
    "MTG": "meetings",
    "VOC": "vocabulary",
    "DEC": "decisions",
    "MIR": "mirror",
    "CON": "contacts",
    "OWN": "own",
    "PRV": "privacy",
    "LOG": "logbook",
}
NARROW_SPACE, HARD_SPACE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
FIRST_WITHOUT_SPACE = 10_000  # English writes 9999 but 10,000


@cache
def table(language: str, name: str) -> dict[str, str | dict[str, str]]:
    """Return one file of sentences, `name`.toml, flat: "section.key" to its sentence.

    KeyError for a language we do not speak.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    text = (SHIPPED / language / f"{name}.toml").read_text("utf-8")
    flat: dict[str, str | dict[str, str]] = {}
    for section, entries in tomllib.loads(text).items():
        for key, entry in entries.items():
            flat[f"{section}.{key}"] = entry
    return flat


def phrase(code: str, language: str, file: str = "result", /, **values: str | int) -> str:
    """Return the sentence `code` of a file of words, with its values put in.

    A sentence that depends on a number has the forms `one` and `other`, chosen by the value
    `count`, or by `dots` where futures are counted. Whole numbers are written the language's way.
    KeyError for an unknown code.
    """
    entry = table(language, file)[code]
    if isinstance(entry, dict):
        count = values.get("count", values.get("dots", 0))
        # French takes the singular for zero too.
        singular = count == 1 or (language == "fr" and count == 0)
        entry = entry["one" if singular else "other"]
    shown = {
        name: whole(value, language) if isinstance(value, int) else value
        for name, value in values.items()
    }
    return entry.format_map(shown)


def say(message: Message, language: str, name_of: NameOf) -> str:
    """Return the sentence of a message; `name_of(kind, id)` gives the name of a factor, theme...

    Values named `..._score` are thousandths of a level and written as levels with one decimal;
    `..._share` are thousandths and written as so many in a hundred; `day` is written as a date.
    """
    values = {name: shown(name, value, language, name_of) for name, value in message.values}
    counts = {name: value for name, value in message.values if isinstance(value, int)}
    if "count" in counts:
        values["count"] = counts["count"]
    return phrase(message.code, language, "result", **values)


def shown(name: str, value: Value, language: str, name_of: NameOf) -> str | int:
    """Return one value of a message in words, by what its name says about it."""
    if isinstance(value, tuple):
        kind = NAMED.get(name.removesuffix("s"))
        names = [name_of(kind, one) if kind else one for one in value]
        # A deal-breaker's name is a statement, and an alliance's may hold an "and": in a list each
        # keeps its own quotes.
        is_quoted = kind == "gate" or name == "alliances"
        return listed([quoted(one, language) for one in names] if is_quoted else names, language)
    if isinstance(value, int):
        if name.endswith("_score"):
            return level(value, language)
        if name.endswith("_share"):
            return percent(value, language)
        return value
    if name == "day":
        return dated(value, language)
    if name in SPOKEN:
        return phrase(f"{SPOKEN[name]}.{value}", language)
    kind = NAMED.get(name)
    return name_of(kind, value) if kind else value


def whole(number: int, language: str) -> str:
    """Return a whole number with the language's thousands separator."""
    separator = "," if language == "en" else NARROW_SPACE
    if abs(number) < FIRST_WITHOUT_SPACE:
        return str(number)
    return f"{number:,}".replace(",", separator)


def level(thousandths: int, language: str) -> str:
    """Return thousandths of a level as a level with one decimal: 2350 is 2.4, or 2,4."""
    tenths = half_up(thousandths, 100)
    return f"{tenths // 10}{'.' if language == 'en' else ','}{tenths % 10}"


def fine_level(thousandths: int, language: str) -> str:
    """Return thousandths of a level with two decimals, rounded half up: 2.35, or 2,35."""
    hundredths = half_up(thousandths, 10)
    return f"{hundredths // 100}{'.' if language == 'en' else ','}{hundredths % 100:02}"


def percent(thousandths: int, language: str) -> str:
    """Return thousandths as so many in a hundred."""
    number = half_up(thousandths, 10)
    return f"{number}%" if language == "en" else f"{number}{HARD_SPACE}%"


def quoted(text: str, language: str) -> str:
    """Return a text in the language's quotation marks."""
    return f"“{text}”" if language == "en" else f"«{NARROW_SPACE}{text}{NARROW_SPACE}»"


def listed(words: Iterable[str], language: str) -> str:
    """Return words as a list one can say: a, b and c."""
    items = list(words)
    joint = "and" if language == "en" else "et"
    return f" {joint} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def error_sentence(code: str, language: str, **values: str | int) -> str:
    """Return the sentence of an error code, which begins with one of FILES, with its place."""
    return phrase(f"error.{code}", language, FILES[code.rstrip("0123456789")], **values)


def dated(day: str, language: str) -> str:
    """Return an ISO day (2014-08-11, 2014-08 or 2014) as people write it; other text unchanged."""
    parts = day.split("-")
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return day
    year, *rest = parts
    if not rest:
        return year
    month = table(language, "calendar").get(f"month.{int(rest[0])}")
    if month is None:
        return day
    if len(rest) == 1:
        return f"{month} {year}"
    number = int(rest[1])
    if language == "fr" and number == 1:
        return f"1er {month} {year}"
    return f"{number} {month} {year}"
