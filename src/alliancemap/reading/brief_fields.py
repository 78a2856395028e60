"""Fields: the places in a brief's text where the map's own numbers stand, whoever wrote the text.

A text holds a field as its name in braces, {futures}; the name is that of the text's language
({avenirs} in French), so that people who edit it can read it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from alliancemap.model.scoring import ThemeScore, as_read
from alliancemap.picture.compose import counted_futures, gauge_word
from alliancemap.reading.opened import Reading
from alliancemap.words import level, phrase

FIELDS = (
    "verdict", "futures", "known", "unknown", "market", "value", "risk", "deal_breakers",
)  # fmt: skip
_FIELD = re.compile(r"\{([^\W\d][\w-]{0,30})\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or the value of a field (`field` is its name, else empty)."""

    text: str
    field: str = ""


def field_values(reading: Reading, language: str) -> dict[str, str]:
    """Return what each of FIELDS says on the map of a reading, as words inside a sentence."""
    assessment, voice = reading.assessment, reading.voice(language)
    _, futures = counted_futures(assessment, language)
    relevant = sum(theme.relevant for theme in assessment.themes)
    fired = sum(gate.status == "fired" for gate in assessment.gates)

    def said(code: str, /, **values: str | int) -> str:
        return phrase(f"brief.{code}", language, "brief", **values)

    return {
        "verdict": said("verdict", verdict=voice.result(f"verdict.{assessment.verdict.code}")),
        "futures": small(futures),
        "known": said("of", count=assessment.known, part=assessment.known, whole=relevant),
        "unknown": said("of", count=assessment.unknown, part=assessment.unknown, whole=relevant),
        **{one.theme: theme_words(one, reading, language) for one in assessment.themes},
        "deal_breakers": said("deal_breakers", count=fired),
    }


def theme_words(theme: ThemeScore, reading: Reading, language: str) -> str:
    """Return a theme's word and its range as the map shows them: fair to strong (1.8 to 3.2)."""
    spoken = reading.voice(language).words.theme(theme.theme)
    read = as_read(theme.theme, theme.score)
    low, high = level(read.low, language), level(read.high, language)
    code = "brief.range" if low != high else "brief.point"
    word = small(gauge_word(theme, spoken, language))
    return phrase(code, language, "brief", word=word, low=low, high=high)


def small(text: str) -> str:
    """Return a text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


@lru_cache(maxsize=4)
def field_names(language: str) -> Mapping[str, str]:
    """Return how each of FIELDS is written in a text of a language."""
    return {field: phrase(f"field.{field}", language, "brief") for field in FIELDS}


def marked(field: str, language: str) -> str:
    """Return a field as it stands in a text of a language: {futures}."""
    return "{" + field_names(language)[field] + "}"


def pieces(text: str, values: Mapping[str, str], language: str) -> tuple[Piece, ...]:
    """Return a text in pieces, its fields filled; braces around anything else stay as they are."""
    known = {name: field for field, name in field_names(language).items()}
    found: list[Piece] = []
    end = 0
    for match in _FIELD.finditer(text):
        field = known.get(match[1].lower())
        if field is None or field not in values:
            continue
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        found.append(Piece(values[field], field))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def filled(text: str, values: Mapping[str, str], language: str) -> str:
    """Return a text with its fields filled."""
    return "".join(piece.text for piece in pieces(text, values, language))


def fields_in(text: str, language: str) -> tuple[str, ...]:
    """Return the fields that a text holds, each once, in its order."""
    known = {name: field for field, name in field_names(language).items()}
    found = (known.get(match[1].lower()) for match in _FIELD.finditer(text))
    return tuple(dict.fromkeys(field for field in found if field))


def misspelt(text: str, language: str) -> tuple[str, ...]:
    """Return the names in braces that are no field of the language, in the text's order."""
    known = set(field_names(language).values())
    found = (match[1] for match in _FIELD.finditer(text) if match[1].lower() not in known)
    return tuple(dict.fromkeys(found))
