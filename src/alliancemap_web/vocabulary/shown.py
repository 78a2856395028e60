"""A firm's words as their pages and scripts have them: both languages side by side."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alliancemap.vocabulary import dictionary
from alliancemap.words import LANGUAGES
from alliancemap_web.languages import sentence
from alliancemap_web.vocabulary.queries import Term
from alliancemap_web.vocabulary.sayings import Said, forms_of


@dataclass(frozen=True, slots=True)
class Side:
    """A term in one language: what the dictionary says, and what the firm says beside it."""

    language: str
    term: str
    definition: str
    example: str
    said: Said


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as a page shows it, the reader's language first; `see` are related terms."""

    id: str
    is_own: bool
    has_said: bool
    proposed: int
    sides: tuple[Side, ...]
    see: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """What it is called in the reader's language, or in the other where it has no name."""
        return next((one.term for one in self.sides if one.term), "")


def shown(term: Term, language: str) -> Shown:
    """Return a term as pages show it to a reader of a language."""
    order = (language, *(one for one in LANGUAGES if one != language))
    see = term.entries[language].see if term.entries else ()
    names = dictionary(language)
    return Shown(
        term.id, term.is_own, term.has_said, term.proposed,
        tuple(side(term, one) for one in order),
        tuple((one, names[one].term) for one in see),
    )  # fmt: skip


def side(term: Term, language: str) -> Side:
    """Return a term in one language."""
    said = term.said[language]
    if not term.entries:
        return Side(language, said.term, "", "", said)
    entry = term.entries[language]
    return Side(language, entry.term, entry.definition, entry.example, said)


def in_order(terms: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return terms in the alphabet of the reader."""
    return tuple(sorted(terms, key=lambda one: plain(one.name)))


def plain(text: str) -> str:
    """Return a text without capitals or accents, as words are looked up."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def found(terms: Iterable[Shown], asked: str) -> tuple[Shown, ...]:
    """Return the terms in which all words asked for stand, in any language, called so first."""
    wanted = plain(asked).split()
    texts = [(one, plain(" ".join(words_in(one)))) for one in terms]
    kept = [one for one, text in texts if all(word in text for word in wanted)]
    return tuple(
        sorted(kept, key=lambda one: not any(plain(asked) in plain(s.term) for s in one.sides))
        if wanted
        else kept
    )


def words_in(one: Shown) -> Iterable[str]:
    """Yield every text of a term."""
    for part in one.sides:
        yield from (part.term, part.definition, part.example)
        yield from (part.said.forms, part.said.definition, part.said.example)


def book(terms: Mapping[str, Term], firm: str) -> dict[str, Any]:
    """Return what a firm says as scripts lay it over the dictionary."""
    return {
        "words": {
            language: {
                "own_definition": sentence(
                    "vocabulary.shown_own_definition_of", language, firm=firm
                ),
                "own_example": sentence("vocabulary.shown_own_example_of", language, firm=firm),
            }
            for language in LANGUAGES
        },
        "terms": {
            one.id: {language: side_of(one, said) for language, said in one.said.items()}
            for one in terms.values()
            if one.stands and one.has_said
        },
    }


def side_of(term: Term, said: Said) -> dict[str, Any]:
    """Return what a firm says of a term in one language, its forms when it is its own."""
    own = {"definition": said.definition, "example": said.example}
    if term.is_own:
        own |= {"term": said.term, "forms": list(forms_of(said))}  # type: ignore[dict-item]
    return {name: value for name, value in own.items() if value}
