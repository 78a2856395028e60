"""How fresh the answers are on a day, as text: what has faded, and who contradicts whom."""

from alliancemap.model.answers import current_answers
from alliancemap.model.contradictions import Contradiction
from alliancemap.model.freshness import freshness_messages
from alliancemap.model.message import Message
from alliancemap.reading.given import one_answer
from alliancemap.reading.opened import Reading
from alliancemap.reading.paper import Paper
from alliancemap.reading.spoken import factor_named
from alliancemap.reading.voice import Voice
from alliancemap.words import dated

CONTRADICTION = "freshness.contradiction"


def freshness_lines(reading: Reading, day: str, paper: Paper) -> list[str]:
    """Return what has faded by a day (2027-05-01) and every contradiction with its statements.

    ValueError when `day` is not a whole day.
    """
    voice, fresh = reading.voice(), reading.freshness(day)
    counting = current_answers(reading.alliance, reading.assessment.view)
    messages = freshness_messages(fresh)
    lines = paper.heading(voice.phrase("heading.freshness"))
    for message in messages:
        if message.code != CONTRADICTION:
            lines += paper.block(voice.says(message))
    for factor in fresh.faded:
        until = dated(counting[factor].fades or "", voice.language)
        said = voice.phrase("given.good_until", day=until)
        lines += paper.block(voice.after_colon(factor_named(factor, voice), said), mark="- ")
    if fresh.contradictions:
        lines += paper.heading(voice.phrase("heading.contradictions"))
    said_of = [message for message in messages if message.code == CONTRADICTION]
    for contradiction, message in zip(fresh.contradictions, said_of, strict=True):
        lines += contradiction_lines(contradiction, message, voice, paper)
    return lines


def contradiction_lines(
    contradiction: Contradiction, message: Message, voice: Voice, paper: Paper
) -> list[str]:
    """Return a contradiction in a sentence, then each statement with who gave it and why."""
    lines = paper.block(voice.says(message))
    for answer in contradiction.answers:
        lines += one_answer(answer, voice, paper)
    return lines
