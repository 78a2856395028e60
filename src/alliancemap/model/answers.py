"""What an answer is worth to the scores: a span of levels, or not relevant."""

from collections.abc import Iterator, Mapping

from alliancemap.model.alliance import Alliance, Answer, View
from alliancemap.model.instrument import TOP_LEVEL

Span = tuple[int, int]
UNKNOWN: Span = (0, TOP_LEVEL)
NOT_RELEVANT: Span = (-1, -1)
Levels = Mapping[str, Span]


def current_answers(
    alliance: Alliance, view: View = "ours", relation: str | None = None
) -> dict[str, Answer]:
    """Return the answer that counts for each factor: of one view and relation, the latest.

    Later dates win; an answer without a date is older than any date; between equals the one further
    down the file wins. `relation` None means the alliance's first relation; an answer that names no
    relation belongs to every one.
    """
    latest: dict[str, Answer] = {}
    for answer in answers_about(alliance, view, relation):
        before = latest.get(answer.factor)
        if before is None or (answer.date or "") >= (before.date or ""):
            latest[answer.factor] = answer
    return latest


def answers_about(
    alliance: Alliance, view: View = "ours", relation: str | None = None
) -> Iterator[Answer]:
    """Yield the answers of one view and relation, those that no longer count too, as they stand."""
    wanted = relation or alliance.relations[0].id
    for answer in alliance.answers:
        if answer.view == view and answer.relation in (None, wanted):
            yield answer


def span(answer: Answer) -> Span:
    """Return the levels an answer allows: a level is one point, unknown the whole scale."""
    if answer.state == "not_relevant":
        return NOT_RELEVANT
    if answer.low is None or answer.high is None:
        return UNKNOWN
    return (answer.low, answer.high)


def levels(alliance: Alliance, view: View = "ours", relation: str | None = None) -> dict[str, Span]:
    """Return the span of every factor that somebody answered, for one view and relation."""
    answers = current_answers(alliance, view, relation)
    return {factor: span(answer) for factor, answer in answers.items()}
