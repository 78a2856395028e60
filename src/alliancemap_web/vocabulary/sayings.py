"""What a firm says of a term: its fields by language, checked, and laid one over another; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alliancemap.words import LANGUAGES
from alliancemap_web.portfolio.refusals import refused

# The fields of a saying and how many letters each may have.
FIELDS = {"term": 80, "forms": 200, "definition": 300, "example": 300}
# Those of a term that is in the dictionary already.
BESIDE = ("definition", "example")

# By language the fields that are set; an empty text takes one away.
Changes = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a firm says of a term in one language; what it does not say is empty."""

    term: str = ""
    forms: str = ""
    definition: str = ""
    example: str = ""


def all_said(changes: Iterable[Changes]) -> dict[str, Said]:
    """Return what stands after some changes, one after another, in every language."""
    standing: Changes = {language: {} for language in LANGUAGES}
    for one in changes:
        for language, fields in one.items():
            standing[language] |= fields
    return {language: Said(**fields) for language, fields in standing.items()}


def checked(given: Mapping[str, Mapping[str, str]], *, is_own: bool) -> Changes:
    """Return what was typed as changes, spaces put in order.

    RefusedError for a field that is too long (VOC001), and for a language or field we do not know
    (VOC002).
    """
    known = tuple(FIELDS) if is_own else BESIDE
    found: Changes = {}
    for language, fields in given.items():
        if language not in LANGUAGES or not set(fields) <= set(known):
            raise refused(422, "VOC002")
        found[language] = {}
        for name, text in fields.items():
            plain = " ".join(text.replace("\0", " ").split())
            if len(plain) > FIELDS[name]:
                raise refused(422, "VOC001", most=FIELDS[name])
            found[language][name] = plain
    return found


def differing(changes: Changes, standing: Mapping[str, Said]) -> Changes:
    """Return of some changes those that would change what stands."""
    found = {
        language: {
            name: text for name, text in fields.items() if getattr(standing[language], name) != text
        }
        for language, fields in changes.items()
    }
    return {language: fields for language, fields in found.items() if fields}


def forms_of(said: Said) -> tuple[str, ...]:
    """Return how a firm's own term stands in a sentence: as they listed it, and in the plural."""
    listed = [one.strip() for one in said.forms.split(",")]
    words = said.term.split()
    # English puts the last word in the plural, French most often each.
    plurals = (" ".join([*words[:-1], *map(plural, words[-1:])]), " ".join(map(plural, words)))
    forms = (said.term, *listed, *plurals)
    return tuple(dict.fromkeys(one for one in forms if len(one) > 1))


def plural(word: str) -> str:
    """Return a word with its plural's s, where it has room for one."""
    return word if word.endswith(("s", "x", "z")) else f"{word}s"
