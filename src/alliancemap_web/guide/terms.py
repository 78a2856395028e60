"""The vocabulary as its page shows it: each term in both languages, side by side."""

import unicodedata
from dataclasses import dataclass

from alliancemap.instruments import GradeWords, TermWords, load_words
from alliancemap.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its id, the reader's own words and those of the other language."""

    id: str
    own: TermWords
    other: TermWords
    other_language: str
    see: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of evidence: its id and words."""

    id: str
    words: GradeWords


def terms(language: str) -> tuple[Term, ...]:
    """Return every term, in the alphabet of the language."""
    other = next(one for one in LANGUAGES if one != language)
    own_terms, other_terms = (load_words(language=one).terms for one in (language, other))
    found = (
        Term(
            id=id_,
            own=own,
            other=other_terms[id_],
            other_language=other,
            see=tuple((one, own_terms[one].term) for one in own.see),
        )
        for id_, own in own_terms.items()
    )
    return tuple(sorted(found, key=lambda one: alphabetical(one.own.term)))


def alphabetical(text: str) -> str:
    """Return a key that sorts words as a dictionary does: without accents or capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def grades(language: str) -> tuple[Grade, ...]:
    """Return the grades of evidence, the strongest first."""
    return tuple(Grade(id_, words) for id_, words in load_words(language=language).grades.items())
