"""The facts of an alliance, gathered once: which there are, in the parts they are asked in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from alliancemap.instruments import InstrumentWords, load_words, sectors
from alliancemap.model.alliance import Alliance, Language, Party, party_on
from alliancemap_web.languages import NAMES, sentence, spoken
from alliancemap_web.portfolio.fact_part import FactPart, label, sources
from alliancemap_web.portfolio.fields import Field, filled
from alliancemap_web.portfolio.fold import Data
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.portfolio.relation_parts import relation_parts
from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.portfolio.translated_parts import translated_fields

STAGE, SIGNED = ("stage",), ("signed",)


def fact_parts(
    alliance: Alliance, data: Data, row: Row, words: InstrumentWords
) -> tuple[FactPart, ...]:
    """Return every fact of an alliance in its parts, with what its file's data say."""
    parts = (
        stage_part(row),
        about_part(words.language),
        need_part(),
        *(party_part(alliance, party) for party in alliance.parties),
        *(part for one in alliance.relations for part in relation_parts(alliance, one, words)),
        promises_part(),
        feeling_part(),
        weights_part(words),
        later_part(),
        *translation_parts(alliance),
    )
    return tuple(
        replace(part, fields=tuple(
            one if one.path in (STAGE, SIGNED) else filled(one, data) for one in part.fields
        ))
        for part in parts
    )  # fmt: skip


def parts_of_registers(
    parts: tuple[FactPart, ...], registers: Iterable[str]
) -> tuple[FactPart, ...]:
    """Return the parts cut down to the fields that some acts changed."""
    touched = frozenset(registers)
    cut = (
        replace(part, fields=tuple(one for one in part.fields if is_touched(one, touched)))
        for part in parts
    )
    return tuple(part for part in cut if part.fields)


def is_touched(field: Field, registers: frozenset[str]) -> bool:
    """Say whether an act on one of some registers changes a field: its own, or one around it."""
    own = field.register
    return any(own == one or own.startswith(f"{one}/") or one == "base" for one in registers)


def stage_part(row: Row) -> FactPart:
    """Return how far the alliance has come."""
    stages = tuple((one, sentence(f"workspaces.shell_stage_{one}")) for one in STAGES)
    signed = row.signed_on.isoformat() if row.signed_on else ""
    return FactPart(
        "stage",
        sentence("portfolio.part_stage"),
        (
            Field(STAGE, label("stage"), "choice", row.stage, row.stage, options=stages,
                  is_required=True),
            Field(SIGNED, label("signed"), "date", signed, signed, label("signed_help")),
        ),
    )  # fmt: skip


def about_part(language: str) -> FactPart:
    """Return what the alliance is."""
    packs = tuple(
        (one, load_words(sector=one, language=language).sector_name(one)) for one in sectors()
    )
    tongues = tuple((one, NAMES[one]) for one in get_args(Language))
    return FactPart(
        "fact-aim",
        sentence("portfolio.part_about"),
        (
            Field(("name",), label("name"), is_required=True),
            Field(("aim",), label("aim"), help=label("aim_help")),
            Field(("date",), label("date"), "date", help=label("date_help")),
            Field(("sector",), label("sector"), "choice", options=packs),
            Field(("language",), label("language"), "choice", options=tongues,
                  help=label("language_help")),
            Field(("note",), label("note"), "long"),
        ),
    )  # fmt: skip


def need_part() -> FactPart:
    """Return whom the alliance is for and what they need."""
    return FactPart(
        "fact-need",
        spoken("fact_need"),
        (
            Field(("customer",), label("customer")),
            Field(("need", "text"), label("need")),
            sources(("need",)),
        ),
    )


def party_part(alliance: Alliance, party: Party) -> FactPart:
    """Return the facts of one firm."""
    place = ("parties", party.id)
    sides = {party_on(alliance, "us"): "fact-us", party_on(alliance, "partner"): "fact-partner"}
    is_tied = any(party.id in one.between for one in alliance.relations)
    return FactPart(
        sides.get(party, f"party-{party.id}"),
        sentence("portfolio.part_party", name=party.name),
        (
            Field((*place, "name"), label("party_name"), is_required=True),
            Field((*place, "people"), label("people"), "number"),
            Field((*place, "revenue"), label("revenue"), "number", help=label("revenue_help")),
            Field((*place, "currency"), label("currency"), "currency", help=label("currency_help")),
            Field((*place, "place"), label("place")),
            Field((*place, "country"), label("country")),
            Field((*place, "founded"), label("founded"), "number", low=1, high=9999),
            Field((*place, "note"), label("party_note"), "long"),
            sources(place),
        ),
        goes=() if is_tied or party in sides else place,
    )


def promises_part() -> FactPart:
    """Return what we promise in the alliance."""
    return FactPart(
        "promises",
        sentence("portfolio.part_promises"),
        (
            Field(("promises", "exclusive"), label("exclusive"), "rows", rows_of="exclusive"),
            Field(("promises", "people"), label("promised"), "rows", rows_of="people"),
            Field(("promises", "hours"), label("hours"), "number", help=label("hours_help")),
        ),
        sentence("portfolio.part_promises_lead"),
    )


def feeling_part() -> FactPart:
    """Return the overall feeling, asked last."""
    levels = tuple((str(number), f"{number}") for number in range(5))
    return FactPart(
        "feeling",
        sentence("portfolio.part_feeling"),
        (
            Field(("feeling", "level"), label("feeling"), "choice", options=levels,
                  drops=("feeling",), help=label("feeling_help")),
            Field(("feeling", "knows"), label("knows"), "long", needs=("feeling", "level")),
        ),
    )  # fmt: skip


def weights_part(words: InstrumentWords) -> FactPart:
    """Return our own weights."""
    return FactPart(
        "weights",
        sentence("portfolio.part_weights"),
        tuple(
            Field(("weights", factor), f"{factor} {said.name}", "number", low=1, high=9)
            for factor, said in words.factors.items()
        ),
        sentence("portfolio.part_weights_lead"),
    )


def later_part() -> FactPart:
    """Return what happened afterwards, which no score reads."""
    ends = tuple(
        (one, spoken(f"later_{one}")) for one in ("success", "mixed", "failure", "running")
    )
    verdict = ("afterwards", "verdict")
    return FactPart(
        "later",
        spoken("later_title"),
        (
            Field(verdict, label("later_verdict"), "choice", options=ends, drops=("afterwards",)),
            Field(("afterwards", "year"), label("later_year"), "number", low=1, high=9999,
                  needs=verdict),
            Field(("afterwards", "what_happened"), label("later_what"), "long", needs=verdict),
            Field(("afterwards", "cause"), label("later_cause"), "long", needs=verdict),
            sources(("afterwards",), verdict),
        ),
        spoken("later_lead"),
    )  # fmt: skip


def translation_parts(alliance: Alliance) -> tuple[FactPart, ...]:
    """Return the map's sentences in the other language; nothing while nobody said which it has."""
    if alliance.language is None:
        return ()
    other = next(one for one in get_args(Language) if one != alliance.language)
    return (
        FactPart(
            "translation",
            sentence("portfolio.part_translation", language=NAMES[other]),
            translated_fields(alliance, other),
            sentence("portfolio.part_translation_lead"),
        ),
    )
