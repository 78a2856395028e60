"""`alliancemap glossary`: the terms of the trade in plain words, in both languages."""

import unicodedata
from argparse import Namespace
from collections.abc import Mapping
from difflib import get_close_matches

from alliancemap.cli.error import CliError
from alliancemap.cli.screen import Screen
from alliancemap.instruments.load import load_instrument
from alliancemap.reading.paper import Paper, columns, padded
from alliancemap.reading.voice import Voice, voice_for
from alliancemap.vocabulary import Entry, dictionary
from alliancemap.words import LANGUAGES

SUGGESTED = 3


def run(arguments: Namespace, screen: Screen) -> int:
    """Print one term, or the list of all terms."""
    voice = voice_for(load_instrument(), screen.language)
    books = {language: dictionary(language) for language in LANGUAGES}
    asked = " ".join(arguments.term)
    if not asked:
        screen.lines(list_lines(books, voice, screen.paper))
        return 0
    found = terms_like(asked, list(books.values()))
    if not found:
        raise nothing_like(asked, books[voice.language])
    lines = [line for term in found for line in ["", *term_lines(term, books, voice, screen.paper)]]
    screen.lines(lines[1:])
    return 0


def folded(text: str) -> str:
    """Return a term as it is compared: small letters without accents, dashes or underscores."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(kept.replace("_", " ").replace("-", " ").replace("’", "'").split())


def terms_like(asked: str, languages: list[Mapping[str, Entry]]) -> list[str]:
    """Return the ids of the terms that are called so in any language, else those that begin so."""
    wanted = folded(asked)
    names = {
        term: {folded(term), *(folded(terms[term].term) for terms in languages)}
        for term in languages[0]
    }
    same = [term for term, called in names.items() if wanted in called]
    if same or not wanted:
        return same
    return [
        term for term, called in names.items() if any(name.startswith(wanted) for name in called)
    ]


def nothing_like(asked: str, terms: Mapping[str, Entry]) -> CliError:
    """Return the error for a term that is not there, naming near ones when there are any."""
    called = {folded(term.term): term.term for term in terms.values()}
    near = get_close_matches(folded(asked)[:60], called, n=SUGGESTED, cutoff=0.6)
    if near:
        return CliError("CLI027", found=asked[:60], known=", ".join(called[one] for one in near))
    return CliError("CLI028", found=asked[:60])


def term_lines(
    term: str, books: dict[str, Mapping[str, Entry]], voice: Voice, paper: Paper
) -> list[str]:
    """Return a term: its definition, its example, its name in the other language, related terms."""
    words = books[voice.language][term]
    lines = [
        *paper.block(words.term, indent=0, style="bold"),
        *paper.block(words.definition),
        *paper.block(words.example, style="dim"),
    ]
    for language, other in books.items():
        if language != voice.language:
            said = voice.phrase(
                "glossary.also",
                language=voice.phrase(f"glossary.{language}"),
                term=other[term].term,
            )
            lines += paper.block(said)
    if words.see:
        related = ", ".join(books[voice.language][one].term for one in words.see)
        lines += paper.block(voice.phrase("glossary.see", terms=related))
    return lines


def list_lines(books: dict[str, Mapping[str, Entry]], voice: Voice, paper: Paper) -> list[str]:
    """Return every term beside its name in the other language."""
    other = next(one for language, one in books.items() if language != voice.language)
    pairs = sorted((one.term, other[id_].term) for id_, one in books[voice.language].items())
    pairs.sort(key=lambda pair: folded(pair[0]))
    width = min(max(columns(first) for first, _ in pairs), paper.width // 2 - 2)
    lines = [paper.paint(voice.phrase("glossary.title", count=len(pairs)), "bold")]
    for first, second in pairs:
        if columns(first) <= width:
            lines.append(f"  {padded(first, width)}  {paper.paint(second, 'dim')}".rstrip())
        else:
            lines += [f"  {first}", f"  {padded('', width)}  {paper.paint(second, 'dim')}"]
    return lines
