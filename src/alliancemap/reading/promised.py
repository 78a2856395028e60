"""Where the promises of several alliances get in each other's way, as text."""

from alliancemap.model.clashes import Clashes, clash_messages
from alliancemap.reading.paper import Paper
from alliancemap.words import dated, phrase, say


def clash_lines(clashes: Clashes, language: str, paper: Paper) -> list[str]:
    """Return each clash in a sentence under the day it is about, then what each alliance needs."""
    day = dated(clashes.day, language)
    lines = paper.block(phrase("clashes.title", language, "cli", day=day), 0, style="bold")
    lines.append("")
    for message in clash_messages(clashes):
        # No value of these messages is an id that would have to be named.
        lines += paper.block(say(message, language, lambda _, name: name))
    attention = clashes.attention
    if attention.unknown == len(attention.needs):
        return lines
    lines += paper.heading(phrase("heading.hours", language, "cli"))
    for name, hours in attention.needs:
        key = "clashes.hours_unknown" if hours is None else "clashes.hours"
        lines += paper.block(phrase(key, language, "cli", name=name, count=hours or 0), mark="- ")
    return lines
