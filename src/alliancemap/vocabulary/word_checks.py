"""The word check: sentences that firms have understood by one word, none of them wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from alliancemap.vocabulary.shipped import shipped

READINGS = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class WordCheck:
    """One word over which people quarrel, in one language; `id` is its term's.

    `said` is the sentence it stands in; `readings` are what it may mean, by "a", "b" and "c", and
    `asks` is the question for the contract that each of them raises.
    """

    id: str
    said: str
    readings: Mapping[str, str]
    asks: Mapping[str, str]


@lru_cache(maxsize=4)
def word_checks(language: str) -> Mapping[str, WordCheck]:
    """Return the word checks in a language by their terms' ids, in the order to offer them.

    KeyError for a language we do not speak.
    """
    return MappingProxyType(
        {
            id_: WordCheck(
                id_,
                one["said"],
                MappingProxyType({reading: one[reading] for reading in READINGS}),
                MappingProxyType({reading: one[f"{reading}_asks"] for reading in READINGS}),
            )
            for id_, one in shipped(language, "checks")["check"].items()
        }
    )
