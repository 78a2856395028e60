"""`alliancemap explain`: a number opened to its arithmetic, or a card of the instrument.

`explain TOPIC` shows a card, `explain FILE TOPIC` opens a number of an alliance, `explain FILE` and
`explain` alone list what there is. A word that is a topic is never taken for a file.
"""

from argparse import Namespace

from alliancemap.alliance_file.nearest import listed, nearest
from alliancemap.cli.error import CliError
from alliancemap.cli.files import reading_from, view_in
from alliancemap.cli.screen import Screen
from alliancemap.instruments.load import load_instrument
from alliancemap.model.arithmetic import open_number, topics
from alliancemap.model.assessment import case_of
from alliancemap.model.instrument import THEMES, Instrument
from alliancemap.model.plan import compile_plan
from alliancemap.reading.cards import card_lines, cards
from alliancemap.reading.given import answer_lines, theme_answer_lines
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper
from alliancemap.reading.spoken import title_lines
from alliancemap.reading.voice import Voice, voice_for


def run(arguments: Namespace, screen: Screen) -> int:
    """Print what `WHAT` asks for."""
    asked = arguments.what
    if len(asked) > 2:
        raise CliError("CLI004", found=" ".join(asked[2:]), command="alliancemap explain")
    instrument = load_instrument()
    known = cards(instrument)
    if not asked:
        screen.lines(topic_lines(instrument, voice_for(instrument, screen.language), screen.paper))
        return 0
    topic = named(asked[0], (*known, *results(instrument)))
    if len(asked) == 2:
        reading = reading_from(asked[0], screen.language, view_in(arguments))
        screen.lines(opened_lines(reading, asked[1], screen.paper))
    elif topic in results(instrument):
        raise CliError("CLI026", found=topic)
    elif topic is not None:
        voice = voice_for(instrument, screen.language)
        screen.lines(card_lines(topic, instrument, voice, screen.paper))
    elif looks_like_a_topic(asked[0]):
        raise unknown(asked[0], known)
    else:
        reading = reading_from(asked[0], screen.language, view_in(arguments))
        screen.lines(topic_lines(reading.instrument, reading.voice(), screen.paper))
    return 0


def results(instrument: Instrument) -> tuple[str, ...]:
    """Return the topics that only an alliance has: its verdict, its futures and the like."""
    known = cards(instrument)
    return tuple(topic for topic in topics(instrument) if topic not in known)


def named(asked: str, known: tuple[str, ...]) -> str | None:
    """Return the topic that a word names, whatever its case (`r17` is R17), or None."""
    return next((topic for topic in known if topic.lower() == asked.lower()), None)


def looks_like_a_topic(asked: str) -> bool:
    """Say whether a word can only be meant as an id: a letter and digits, as in R71."""
    return asked[:1].isalpha() and asked[1:].isdigit()


def unknown(asked: str, known: tuple[str, ...]) -> CliError:
    """Return the error for a topic that is not there, naming the nearest one when one is near."""
    near = nearest(asked, known)
    if near is not None:
        return CliError("CLI024", found=asked[:60], nearest=near)
    return CliError("CLI025", found=asked[:60], known=listed(tuple(dict.fromkeys(known))))


def opened_lines(reading: Reading, asked: str, paper: Paper) -> list[str]:
    """Return one number of a reading opened to its arithmetic; a rule, which has none, as a card.

    CliError CLI024 or CLI025 for a topic that is not there.
    """
    instrument, voice = reading.instrument, reading.voice()
    openable = topics(instrument)
    topic = named(asked, (*openable, *cards(instrument)))
    if topic is None:
        raise unknown(asked, (*openable, *cards(instrument)))
    if topic not in openable:
        return card_lines(topic, instrument, voice, paper)
    plan = compile_plan(instrument)
    case = case_of(reading.alliance, plan, reading.assessment.view)
    lines = title_lines(reading.alliance, reading.assessment, voice, paper)
    title = (
        voice.phrase(f"explain.{topic}") if topic in results(instrument) else name_of(topic, voice)
    )
    lines += paper.heading(title)
    for message in open_number(case, reading.assessment, topic):
        lines += paper.block(voice.says(message))
    if topic in THEMES:
        return lines + theme_answer_lines(reading, topic, paper)
    return lines + answer_lines(reading, topic, paper)


def name_of(topic: str, voice: Voice) -> str:
    """Return what a topic with a card is called, its id with it where it has one."""
    if topic in THEMES:
        return voice.words.theme(topic).name
    if topic in voice.words.forms:
        return f"{topic}  {voice.words.form(topic).name}"
    return f"{topic}  {voice.words.factor(topic).name}"


def topic_lines(instrument: Instrument, voice: Voice, paper: Paper) -> list[str]:
    """Return everything that can be opened or explained, by kind."""
    table = instrument.structure
    kinds = (
        ("explain.results", ", ".join(results(instrument))),
        ("explain.themes", ", ".join(THEMES)),
        ("explain.forms", ", ".join(table.forms)),
        ("explain.factors", listed([factor.id for factor in instrument.factors])),
        ("explain.rules", listed([rule.id for rule in table.rules])),
    )
    lines = [paper.paint(voice.phrase("heading.topics"), "bold")]
    for key, ids in kinds:
        lines += paper.block(voice.phrase(key, ids=ids))
    return [*lines, "", *paper.block(voice.phrase("explain.how"), indent=0, style="dim")]
