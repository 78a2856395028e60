"""Search over all that a member may see: alliances, factors, and every sentence somebody wrote."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from alliancemap.instruments import load_instrument, load_words
from alliancemap_web.portfolio.queries import Row, documents_with
from alliancemap_web.portfolio.searching import folded, is_said
from alliancemap_web.workspaces.rights import Member

Where = Literal["fact", "note", "source"]
MOST_WORDS = 8
MOST_HITS = 60
MOST_OF_ONE = 4
AROUND = 90


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `is_found` when it is what was looked for."""

    text: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence with the words in it: of a factor's note or source, or of a fact of a path."""

    where: Where
    factor: str
    path: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One alliance in which the words stand, its sentences with them, and how many more."""

    row: Row
    hits: tuple[Hit, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FoundFactor:
    """A factor whose name or question has the words in it."""

    id: str
    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found; `total` alliances in all, of which some are here."""

    words: tuple[str, ...]
    factors: tuple[FoundFactor, ...]
    alliances: tuple[Found, ...]
    total: int


def search(
    member: Member, text: str, language: str, start: int = 0, most: int = 20, *, all_: bool = False
) -> Results:
    """Return what a member may see with all of some words in it, the latest changed first.

    Accents and capitals make no difference. Archived alliances are looked through with `all_`.
    """
    words = tuple(dict.fromkeys(folded(text).split()))[:MOST_WORDS]
    if not words:
        return Results((), (), (), 0)
    found, total = documents_with(member, words, start, most, archived=all_)
    return Results(
        words,
        found_factors(words, language),
        tuple(found_in(row, json.loads(document), words) for row, document in found),
        total,
    )


def found_factors(words: tuple[str, ...], language: str) -> tuple[FoundFactor, ...]:
    """Return the factors of the current instrument that the words name."""
    said = load_words(language=language)
    return tuple(
        FoundFactor(one, said.factor(one).name, said.factor(one).ask)
        for one, flat in named_factors(language)
        if how_many(words, flat) == len(words)
    )


@lru_cache(maxsize=4)
def named_factors(language: str) -> tuple[tuple[str, str], ...]:
    """Return each factor of the current instrument with the folded text it is found by."""
    said = load_words(language=language)
    return tuple(
        (one.id, folded(f"{one.id} {said.factor(one.id).name} {said.factor(one.id).short}"))
        for one in load_instrument().factors
    )


def found_in(row: Row, data: dict[str, Any], words: tuple[str, ...]) -> Found:
    """Return the sentences of an alliance in which any of the words stands, the fullest first."""
    hits = [(found, one) for one in sentences(data) if (found := how_many(words, folded(one[-1])))]
    fullest = sorted(hits, key=lambda one: -one[0])[:MOST_OF_ONE]
    return Found(
        row,
        tuple(
            Hit(where, factor, path, marked(text, words))
            for _, (where, factor, path, text) in fullest
        ),
        len(hits) - len(fullest),
    )


def how_many(words: tuple[str, ...], flat: str) -> int:
    """Return how many of some words stand in a folded text."""
    return sum(word in flat for word in words)


def sentences(data: dict[str, Any]) -> Iterator[tuple[Where, str, str, str]]:
    """Yield every text of a file's data: where it stands, its factor, its path, itself."""
    for key, value in data.items():
        if key == "answers":
            for factor, said in value.items():
                yield from said_about(factor, said)
        elif is_said(key, value):
            yield from facts(value, key)


def said_about(factor: str, said: list[dict[str, Any]]) -> Iterator[tuple[Where, str, str, str]]:
    """Yield the notes and sources of the statements about a factor."""
    for one in said:
        if one.get("note"):
            yield "note", factor, "", one["note"]
        sources = one.get("sources") or []
        for source in sources if isinstance(sources, list) else [sources]:
            told = source if isinstance(source, dict) else {"text": source}
            text = " ".join(str(told[key]) for key in ("text", "url") if told.get(key))
            if text:
                yield "source", factor, "", text


def facts(value: Any, path: str) -> Iterator[tuple[Where, str, str, str]]:
    """Yield the texts below a key of the file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if is_said(key, inner):
                yield from facts(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner, path)
    elif isinstance(value, str):
        yield "fact", "", path, value


def marked(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """Return the part of a text around the first of the words, each of them marked.

    What is shown is the text as written; a letter's place is found by folding it by itself. Of
    words that begin at the same place the longest is marked.
    """
    places = [place for place, letter in enumerate(text) for _ in plain(letter)]
    flat = "".join(plain(letter) for letter in text)
    spans = sorted(
        (
            (places[at.start()], end_of(text, places[at.end() - 1] + 1))
            for word in words
            for at in re.finditer(re.escape(word), flat)
        ),
        key=lambda span: (span[0], -span[1]),
    )
    if not spans:
        return (Piece(text[: 2 * AROUND], is_found=False),) if text else ()
    begin = max(0, spans[0][0] - AROUND)
    end = min(len(text), spans[0][1] + AROUND)
    pieces = [Piece("… ", is_found=False)] if begin else []
    at = begin
    for start, stop in spans:
        if start < at or stop > end:
            continue
        pieces += [Piece(text[at:start], is_found=False), Piece(text[start:stop], is_found=True)]
        at = stop
    pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), is_found=False))
    return tuple(one for one in pieces if one.text)


def end_of(text: str, end: int) -> int:
    """Return where a part of a text ends that may not be cut off from its accents."""
    while end < len(text) and not plain(text[end]):
        end += 1
    return end


@lru_cache(maxsize=2000)
def plain(letter: str) -> str:
    """Return a letter folded; a blank stays one."""
    return " " if letter.isspace() else folded(letter)
