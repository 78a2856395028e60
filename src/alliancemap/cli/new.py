"""`alliancemap new`: a commented starter file, with the questions of a short set when asked."""

import json
from argparse import Namespace
from collections.abc import Iterable

from alliancemap.cli.files import STANDARD, write_new
from alliancemap.cli.screen import Screen
from alliancemap.instruments.load import DEFAULT_SECTOR, load_instrument
from alliancemap.model.instrument import Instrument
from alliancemap.reading.paper import wrapped
from alliancemap.reading.voice import Voice, voice_for

WIDTH = 98


def run(arguments: Namespace, screen: Screen) -> int:
    """Write the starter file to FILE, which must not exist yet, or to standard output."""
    instrument = load_instrument(sector=getattr(arguments, "sector", DEFAULT_SECTOR))
    voice = voice_for(instrument, screen.language)
    text = starter(instrument, voice, getattr(arguments, "set", None))
    if arguments.file in (None, STANDARD):
        screen.data(text)
        return 0
    write_new(arguments.file, text.encode())
    screen.lines(screen.paper.block(voice.phrase("written.next", file=arguments.file), indent=0))
    return 0


def starter(instrument: Instrument, voice: Voice, chosen: str | None) -> str:
    """Return the text of a starter file that reads without a problem as it stands.

    `chosen` is the id of a short set whose questions stand ready to be answered; with None all
    factors are listed as notes.
    """
    say = voice.phrase
    lines = [
        *note(say("new.header")),
        *note(say("new.schema")),
        "",
        "alliancemap: 1",
        f"instrument: {instrument.id} {instrument.version}",
        f"sector: {instrument.sector}",
        f"name: {quoted(say('new.name'))}",
        *note(say("new.date")),
        *note(say("new.aim")),
        *note(say("new.customer")),
        *note(say("new.need")),
        "",
        "parties:",
        "  us:",
        f"    name: {quoted(say('new.us'))}",
        *note(say("new.people"), "    "),
        *note(say("new.place"), "    "),
        "  partner:",
        f"    name: {quoted(say('new.partner'))}",
        "",
        *note(say("new.relation")),
        "relations:",
        "  main:",
        "    between: [us, partner]",
        "    # form: K1",
        "    # brings:",
        f"    #   us: {say('new.brings_us')}",
        f"    #   partner: {say('new.brings_partner')}",
        "",
        *note(say("new.answers")),
        *note(say("new.how_sure")),
        "#   M01:",
        "#     level: 2",
        "#     sure: fairly_sure",
        f"#     note: {say('new.note')}",
        f"#     sources: {say('new.source')}",
    ]
    lines += [*answers(instrument, voice, chosen), ""]
    lines += [*note(say("new.feeling")), "# feeling:", "#   level: 2"]
    lines.append(f"#   knows: {say('new.knows')}")
    return "\n".join(lines) + "\n"


def answers(instrument: Instrument, voice: Voice, chosen: str | None) -> list[str]:
    """Return the part `answers`: a short set ready to fill in, or every factor as a note."""
    if chosen is None:
        ids = [factor.id for factor in instrument.factors]
        lines = [*note(voice.phrase("new.all", count=len(ids))), "answers:"]
        return [*lines, *every_factor(instrument, voice)]
    factors = next(one.factors for one in instrument.sets if one.id == chosen)
    said = voice.words.set_of_questions(chosen)
    lines = [*note(voice.phrase("new.set", name=said.name, use=said.use)), "answers:"]
    for factor in factors:
        words = voice.words.factor(factor)
        lines += ["", *note(f"{factor}  {words.name}. {words.ask}", "  ")]
        for level, text in enumerate(words.levels):
            lines += note(f"  {level}  {text}", "  ", hang="     ")
        lines.append(f"  {factor}: unknown")
    return lines


def every_factor(instrument: Instrument, voice: Voice) -> list[str]:
    """Return every factor as a note that becomes an answer when its # is removed."""
    lines: list[str] = []
    theme = ""
    for factor in instrument.factors:
        if factor.theme != theme:
            theme = factor.theme
            lines += ["", *note(voice.words.theme(theme).name, "  ")]
        lines.append(f"  # {factor.id}: unknown  # {voice.words.factor(factor.id).name}")
    return lines


def note(text: str, indent: str = "", hang: str = "") -> list[str]:
    """Return a text as note lines, wrapped; its own leading spaces stay on the first line."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    lines: Iterable[str] = wrapped(text, WIDTH - len(indent) - len(hang) - 2)
    first, *rest = lines
    return [f"{indent}# {lead}{first}", *(f"{indent}# {hang}{line}" for line in rest)]


def quoted(text: str) -> str:
    """Return a text as a quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)
