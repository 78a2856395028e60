"""Which factor a note is about: the words of the note against those of each factor.

A word counts the more, the fewer factors use it (inverse document frequency: K. Sparck Jones, "A
statistical interpretation of term specificity", 1972) and the more prominent its place is. Pure:
the same note and the same words always file alike.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from alliancemap.instruments import InstrumentWords, load_words
from alliancemap.instruments.words import FactorWords
from alliancemap.words import LANGUAGES
from alliancemap_web.portfolio.searching import folded
from alliancemap_web.reviews.filing_words import COMMON, HINTS

MOST_GUESSES = 3
# Below this a note stays unfiled: a word or two that stand in the explanations of a few factors.
FLOOR = 7.0
HINT = 2.6
STEM = 6
WORD = re.compile(r"[a-z0-9]+")
UNSAYING = frozenset(COMMON.split())


@dataclass(frozen=True, slots=True)
class Guess:
    """One factor that a note may be about: how strongly, and the note's words that say so."""

    factor: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The stems of each factor with their weight, and the rarity of each stem."""

    weights: dict[str, dict[str, float]]
    rarity: dict[str, float]
    hints: dict[str, tuple[str, ...]]
    hint_rarity: dict[str, float]


def guesses(text: str, instrument: str, version: str, sector: str) -> tuple[Guess, ...]:
    """Return the likeliest factors of a note, at most three, the likeliest first.

    `text` in English or French; none when no word of it says anything.
    """
    index = index_of(instrument, version, sector)
    said = list(dict.fromkeys(words_of(text)))
    found = (scored(factor, said, index) for factor in index.weights)
    likely = [one for one in found if one.score > 0]
    return tuple(sorted(likely, key=lambda one: (-one.score, one.factor))[:MOST_GUESSES])


def filed(found: Sequence[Guess]) -> str:
    """Return the factor that a note goes under by itself; nothing when none is likely enough."""
    return found[0].factor if found and found[0].score >= FLOOR else ""


def scored(factor: str, said: list[str], index: Index) -> Guess:
    """Return how strongly the words of a note speak for a factor."""
    weights, score, because = index.weights[factor], 0.0, []
    for word in said:
        root = stem(word)
        lexical = weights.get(root, 0.0) * index.rarity.get(root, 0.0)
        hinted = max(
            (
                HINT * index.hint_rarity[one]
                for one in index.hints.get(factor, ())
                if begins(word, one)
            ),
            default=0.0,
        )
        if strength := max(lexical, hinted):
            score += strength
            because.append((strength, word))
    strongest = sorted(because, key=lambda one: -one[0])
    return Guess(factor, round(score, 6), tuple(word for _, word in strongest[:4]))


def begins(word: str, beginning: str) -> bool:
    """Say whether a word begins so; a short beginning must be nearly the whole word."""
    return word.startswith(beginning) and (len(beginning) > 4 or len(word) <= len(beginning) + 3)


@lru_cache(maxsize=16)
def index_of(instrument: str, version: str, sector: str) -> Index:
    """Return the index of an instrument's words, in all languages, for one sector."""
    weights: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        words = load_words(instrument, version, sector, language)
        for factor, said in words.factors.items():
            kept = weights.setdefault(factor, {})
            for root, weight in stems_of(said):
                kept[root] = max(kept.get(root, 0.0), weight)
    known = {factor: tuple(HINTS.get(factor, "").split()) for factor in weights}
    return Index(weights, rarity(weights), known, rarity(known))


def rarity(of: dict[str, dict[str, float]] | dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Return how much each word says, by how few factors use it: log(factors / users)."""
    users: dict[str, int] = {}
    for said in of.values():
        for word in dict.fromkeys(said):
            users[word] = users.get(word, 0) + 1
    return {word: math.log(len(of) / count) for word, count in users.items()}


def stems_of(said: FactorWords) -> Iterator[tuple[str, float]]:
    """Yield the stems of a factor's words, each with the weight of its place."""
    places = (
        (3.0, (said.name, said.short)),
        (1.5, (said.ask, *said.risk_label)),
        (1.0, (said.meaning,)),
        (0.7, said.levels),
        (0.5, (said.example,)),
    )
    for weight, texts in places:
        for text in texts:
            for word in words_of(text):
                yield stem(word), weight


def words_of(text: str) -> Iterator[str]:
    """Yield the folded words of a text that may say something."""
    for word in WORD.findall(folded(text)):
        if len(word) > 2 and word not in UNSAYING:
            yield word


def stem(word: str) -> str:
    """Return the beginning of a word that its forms share, near enough: six letters, no plural."""
    return word.rstrip("sx")[:STEM] if len(word) > 4 else word


def names_of(words: InstrumentWords) -> tuple[tuple[str, str], ...]:
    """Return every factor with its name, in the instrument's order."""
    return tuple((factor, one.name) for factor, one in words.factors.items())
