"""`alliancemap next`: the next question, its five levels, why, and what an answer is worth."""

from argparse import Namespace

from alliancemap.cli.files import reading_from, view_in
from alliancemap.cli.screen import Screen
from alliancemap.reading.asked import question_cards, questions_for


def run(arguments: Namespace, screen: Screen) -> int:
    """Print the next question or questions, as text or JSON."""
    reading = reading_from(arguments.file, screen.language, view_in(arguments))
    count = getattr(arguments, "count", 1)
    questions = questions_for(reading, count, getattr(arguments, "set", None))
    if getattr(arguments, "json", False):
        from alliancemap.wire import questions_to_plain

        screen.json(questions_to_plain(questions))
        return 0
    screen.lines(question_cards(questions, reading.assessment, reading.voice(), screen.paper))
    return 0
