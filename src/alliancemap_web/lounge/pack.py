"""What the phone knows of the instrument: its plans and words in one language, in one JSON file."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from alliancemap.instruments import (
    DEFAULT_INSTRUMENT,
    DEFAULT_SECTOR,
    DEFAULT_VERSION,
    FactorWords,
    InstrumentWords,
    load_instrument,
    load_words,
    sectors,
)
from alliancemap.model.plan import compile_plan
from alliancemap.picture.stencil import make_stencil
from alliancemap.vocabulary import Finder, Form, dictionary, finder
from alliancemap.vocabulary.marking import find
from alliancemap.words import LANGUAGES, table

Data = dict[str, Any]
Sentence = str | dict[str, str]

# The file of what every language says alike.
COMMON = "common"
# The files of words that the phone speaks from.
FILES = ("lounge", "ending", "result", "map", "calendar")
# A sentence named in a script, and the beginning of some that are named by what follows.
NAMED = re.compile(r"""["'`]([a-z_]+\.[a-z0-9_]+)["'`]""")
BEGUN = re.compile(r"`([a-z_]+\.[a-z0-9_]*)\$\{")
FACTOR = ("name", "short", "ask", "meaning", "levels", "direction", "example", "risk_label")


def make_pack(language: str, scripts: str) -> Data:
    """Return all that the phone reads besides its scripts, as plain data, in one language.

    `scripts` is their text: of the sentences only those come along that a script can say.
    """
    words = {one: load_words(sector=one, language=language) for one in sectors()}
    own = words[DEFAULT_SECTOR]
    instrument = load_instrument()
    factors = {one.id: list(one.factors) for one in instrument.sets}
    held = {one: terms_held(one) for one in LANGUAGES}
    # Packs of all languages have the same keys, whatever stands in their sentences.
    used = {term for some in held.values() for listed in some.values() for term in listed}
    return {
        "language": language,
        "instrument": {"id": DEFAULT_INSTRUMENT, "version": DEFAULT_VERSION},
        "sentences": sentences(language, scripts),
        "sectors": {one: sector(one, words[one], own) for one in words},
        "factors": {
            id_: chosen(one, FACTOR) | {"terms": held[language][id_]}
            for id_, one in own.factors.items()
        },
        "terms": terms(used, language),
        "gates": gates(words),
        "themes": {id_: asdict(one) for id_, one in own.themes.items()},
        "stages": dict(own.stages),
        "sets": {id_: asdict(one) | {"factors": factors[id_]} for id_, one in own.sets.items()},
        "sureness": dict(own.surenesses),
        "forms": {id_: chosen(one, ("map_label",)) for id_, one in own.forms.items()},
        "stencil": make_stencil(own, instrument, language),
    }


def terms_held(language: str) -> dict[str, list[str]]:
    """Return the terms of each factor's words, but for those that stand everywhere."""
    listed = (one for one in dictionary(language).values() if not one.once)
    known = finder(Form(form, one.id) for one in listed for form in one.forms)
    return {id_: terms_in(one, known) for id_, one in load_words(language=language).factors.items()}


def terms_in(words: FactorWords, known: Finder) -> list[str]:
    """Return the terms in a question's words, in the order in which they come."""
    texts = (words.name, words.ask, words.meaning, *words.levels)
    return list(dict.fromkeys(one.term for text in texts for one in find(text, known)))


def terms(ids: set[str], language: str) -> Data:
    """Return some terms: name and definition, and what it is called in the other language."""
    other = dictionary(next(one for one in LANGUAGES if one != language))
    return {
        id_: {"term": one.term, "definition": one.definition, "other": other[id_].term}
        for id_, one in dictionary(language).items()
        if id_ in ids
    }


def sector(name: str, words: InstrumentWords, own: InstrumentWords) -> Data:
    """Return one sector: its name, its plan, and what its factors say otherwise than usual."""
    instrument = load_instrument(sector=name)
    return {
        "name": own.sector_name(name),
        "digest": instrument.digest,
        "plan": asdict(compile_plan(instrument)),
        "factors": {
            id_: told
            for id_, one in words.factors.items()
            if (told := differing(one, own.factors[id_]))
        },
    }


def differing(words: FactorWords, own: FactorWords) -> Data:
    """Return what a factor's words say otherwise than the usual ones."""
    told, usual = chosen(words, FACTOR), chosen(own, FACTOR)
    return {key: value for key, value in told.items() if usual[key] != value}


def common(packs: Mapping[str, Any]) -> Data:
    """Return what the packs of all languages say alike, for the one file that all of them share."""
    first, *others = packs.values()
    found: Data = {}
    for key, value in first.items():
        beside = [one[key] for one in others]
        if isinstance(value, dict):
            if inner := common({str(at): one for at, one in enumerate([value, *beside])}):
                found[key] = inner
        elif all(one == value for one in beside):
            found[key] = value
    return found


def apart(packs: Mapping[str, Data]) -> dict[str, Data]:
    """Return the packs without what they share, null in its place, so that its order stays."""
    shared = common(packs)
    return {language: without(pack, shared) for language, pack in packs.items()}


def without(own: Data, shared: Data) -> Data:
    """Return a table with null for what another has too."""
    return {
        key: without(value, shared[key])
        if isinstance(value, dict) and key in shared
        else None
        if key in shared
        else value
        for key, value in own.items()
    }


def gates(words: dict[str, InstrumentWords]) -> Data:
    """Return the words of the deal-breakers of all sectors."""
    return {id_: asdict(one) for spoken in words.values() for id_, one in spoken.gates.items()}


def chosen(words: object, names: tuple[str, ...]) -> Data:
    """Return some of what a record of words holds, without what is empty."""
    found = {name: getattr(words, name) for name in names}
    return {name: value for name, value in found.items() if value}


def sentences(language: str, scripts: str) -> dict[str, Sentence]:
    """Return the sentences that scripts say, flat: "section.key" and the sentence or its forms."""
    named = set(NAMED.findall(scripts))
    begun = tuple(set(BEGUN.findall(scripts)))
    return {
        code: sentence
        for file in FILES
        for code, sentence in table(language, file).items()
        if code in named or code.startswith(begun)
    }
