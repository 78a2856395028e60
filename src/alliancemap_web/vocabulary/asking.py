"""What a word check asks of one person, and what they chose in its form; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alliancemap.vocabulary import READINGS, dictionary, word_checks
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.vocabulary.queries import Asked, Chosen


@dataclass(frozen=True, slots=True)
class Offered:
    """One reading that may be chosen."""

    id: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One word: the sentence it stands in, the readings to choose from, one's own sentence."""

    word: str
    term: str
    said: str
    offered: tuple[Offered, ...]
    text: str


def questions(asked: Asked, sent: Mapping[str, Chosen] | None = None) -> tuple[Question, ...]:
    """Return what somebody is asked, with what they chose before or just now.

    The readings come in an order of each person's own, so that none is always the first.
    """
    language = current_language()
    known, terms = word_checks(language), dictionary(language)
    chosen = {**asked.picks, **(sent or {})}
    found = []
    for place, word in enumerate(asked.check.words):
        one = known[word]
        mine = chosen.get(word, Chosen(""))
        turn = (asked.id + place) % len(READINGS)
        order = READINGS[turn:] + READINGS[:turn]
        texts = [(id_, one.readings[id_]) for id_ in order]
        texts += [(id_, sentence(f"vocabulary.pick_{id_}")) for id_ in ("other", "unsure")]
        offered = tuple(Offered(id_, text, mine.reading == id_) for id_, text in texts)
        found.append(Question(word, terms[word].term, one.said, offered, mine.text))
    return tuple(found)


def chosen_in(sent: Mapping[str, str], words: Sequence[str]) -> dict[str, Chosen]:
    """Return what was chosen in a sent form, by word; words left out are left out."""
    return {
        word: Chosen(sent[f"pick_{word}"], sent.get(f"text_{word}", ""))
        for word in words
        if sent.get(f"pick_{word}")
    }
