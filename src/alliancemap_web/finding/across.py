"""One factor across a firm's alliances: how each of them answers it."""

from dataclasses import dataclass

from alliancemap.instruments import load_instrument, load_words
from alliancemap.model.answers import UNKNOWN, current_answers, span
from alliancemap_web.alliances.speech import span_words
from alliancemap_web.portfolio.queries import Row, documents_by_name
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.workspaces.rights import Member

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Across:
    """How one alliance answers a factor: levels, in words, sureness and note."""

    row: Row
    low: int
    high: int
    says: str
    sure: str
    note: str


@dataclass(frozen=True, slots=True)
class FactorAcross:
    """A factor, and every alliance's answer to it; `has_more` when there are further pages."""

    id: str
    name: str
    ask: str
    theme: str
    answers: tuple[Across, ...]
    silent: int
    has_more: bool


def factor_across(
    member: Member, factor: str, language: str, number: int = 1
) -> FactorAcross | None:
    """Return how the alliances a member sees answer a factor, by name; None when there is none."""
    known = {one.id: one for one in load_instrument().factors}
    if factor not in known:
        return None
    said = load_words(language=language).factor(factor)
    rows, total = documents_by_name(member, ON_A_PAGE * (number - 1), ON_A_PAGE)
    answers = tuple(
        found for row, text in rows if (found := across(row, text, factor, language)) is not None
    )
    return FactorAcross(
        id=factor,
        name=said.name,
        ask=said.ask,
        theme=known[factor].theme,
        answers=answers,
        silent=len(rows) - len(answers),
        has_more=total > ON_A_PAGE * number,
    )


def across(row: Row, text: str, factor: str, language: str) -> Across | None:
    """Return how one alliance answers a factor; None when it does not."""
    reading = judged_of(text)
    answer = current_answers(reading.alliance).get(factor)
    if answer is None or span(answer) == UNKNOWN:
        return None
    low, high = span(answer)
    words = reading.words(language)
    sure = words.sureness(answer.sure) if answer.sure else ""
    return Across(row, low, high, span_words((low, high), language), sure, answer.note or "")
