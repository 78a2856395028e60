"""The dictionary: the instrument's terms and a few more of contracts, with how each is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from alliancemap.instruments.load import load_words
from alliancemap.vocabulary.shipped import shipped

# Terms that stand in every other sentence of the product: they are shown once on a page, so that
# the page does not become a field of dots. All others are shown once in each part of it.
EVERYWHERE = frozenset(
    {"alliance", "partner", "factor", "theme", "level", "unknown", "range", "map", "verdict"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One term in one language: what it is called, what it means, an example, related terms.

    `forms` are the ways in which it stands in a sentence; it is found `once` on a page where it is
    one of those that stand everywhere.
    """

    id: str
    term: str
    definition: str
    example: str
    see: tuple[str, ...]
    forms: tuple[str, ...]
    once: bool


@lru_cache(maxsize=4)
def dictionary(language: str) -> Mapping[str, Entry]:
    """Return every term in a language by its id, the instrument's first.

    KeyError for a language we do not speak.
    """
    forms: dict[str, str] = shipped(language, "forms")["forms"]
    found = [
        (id_, one.term, one.definition, one.example, one.see)
        for id_, one in load_words(language=language).terms.items()
    ]
    found += [
        (id_, one["term"], one["definition"], one["example"], ())
        for id_, one in shipped(language, "added")["term"].items()
    ]
    return MappingProxyType(
        {
            id_: Entry(
                id_,
                term,
                definition,
                example,
                see,
                tuple(forms[id_].split(", ")),
                id_ in EVERYWHERE,
            )
            for id_, term, definition, example, see in found
        }
    )
