"""The vocabulary as its page shows it, both languages side by side, and as scripts read it."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from alliancemap.instruments import GradeWords, load_words
from alliancemap.vocabulary import Entry, dictionary
from alliancemap.words import LANGUAGES
from alliancemap_web.languages import sentence

# What the script that shows a term says besides: sentences of words/<language>/vocabulary.toml.
SAID = ("close", "whole", "off", "here", "own_definition", "own_example")


@dataclass(frozen=True, slots=True)
class Side:
    """A term in one language."""

    language: str
    term: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its id, the reader's own words and those of the other language."""

    id: str
    own: Entry
    other: Entry
    other_language: str
    see: tuple[tuple[str, str], ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The term in both languages, the reader's first."""
        own_language = next(one for one in LANGUAGES if one != self.other_language)
        both = ((own_language, self.own), (self.other_language, self.other))
        return tuple(Side(name, one.term, one.definition, one.example) for name, one in both)


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of evidence: its id and words."""

    id: str
    words: GradeWords


def terms(language: str) -> tuple[Term, ...]:
    """Return every term, in the alphabet of the language."""
    other = next(one for one in LANGUAGES if one != language)
    own_terms, other_terms = dictionary(language), dictionary(other)
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


@lru_cache(maxsize=1)  # what is shipped never changes while a program runs
def shared_book() -> tuple[str, str]:
    """Return the dictionary in both languages as JSON, and the digest that its address holds."""
    languages = {
        language: {
            "words": {name: sentence(f"vocabulary.shown_{name}", language) for name in SAID},
            "terms": {
                one.id: {
                    "term": one.term,
                    "definition": one.definition,
                    "example": one.example,
                    "forms": one.forms,
                    "once": one.once,
                }
                for one in dictionary(language).values()
            },
        }
        for language in LANGUAGES
    }
    text = json.dumps({"languages": languages}, ensure_ascii=False, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()[:16]


def grades(language: str) -> tuple[Grade, ...]:
    """Return the grades of evidence, the strongest first."""
    return tuple(Grade(id_, words) for id_, words in load_words(language=language).grades.items())
