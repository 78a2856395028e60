"""Everything that was said about each factor: by whom, by which act, and whether it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alliancemap.model.ageing import has_faded
from alliancemap.model.alliance import Alliance, Answer
from alliancemap.model.answers import current_answers
from alliancemap.model.contradictions import contradictions
from alliancemap_web.portfolio.acts import BASE, Entry, standing
from alliancemap_web.portfolio.fold import add_statement, expanded


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a factor that nobody took back. `entry` is the act it came by, None where
    it came with the alliance's file.
    """

    answer: Answer
    entry: Entry | None
    counts: bool
    is_faded: bool
    is_contested: bool

    @property
    def id(self) -> str:
        """Return the act's id; nothing where there is none."""
        return self.entry.id if self.entry else ""


def statements(
    alliance: Alliance, acts: Sequence[Entry], day: str
) -> dict[str, tuple[Statement, ...]]:
    """Return the statements about each factor as of a day, the oldest first.

    `alliance` is what the acts add up to; `day` a full one, such as 2027-05-01.
    """
    came_by = sources_of(acts)
    relations = tuple(one.id for one in alliance.relations)
    views = {answer.view for answer in alliance.answers}
    counting = {
        id(answer)
        for view in views
        for relation in relations
        for answer in current_answers(alliance, view, relation).values()
    }
    contested = {
        id(answer)
        for view in views
        for relation in relations
        for found in contradictions(alliance, view, relation)
        for answer in found.answers
    }
    told: dict[str, list[Statement]] = {}
    for answer in alliance.answers:
        before = told.setdefault(answer.factor, [])
        entries = came_by.get(answer.factor, [])
        entry = entries[len(before)] if len(before) < len(entries) else None
        counts = id(answer) in counting
        before.append(
            Statement(
                answer, entry, counts, counts and has_faded(answer, day), id(answer) in contested
            )
        )
    return {factor: tuple(said) for factor, said in told.items()}


def sources_of(acts: Sequence[Entry]) -> dict[str, list[Entry | None]]:
    """Return for each factor the act that each of its statements came by, in the file's order."""
    data: dict[str, Any] = {"answers": {}}
    came_by: dict[int, Entry] = {}
    for entry in standing(tuple(acts)):
        if entry.register == BASE:
            data = expanded(entry.value)
            came_by = {}
        elif entry.factor is not None:
            add_statement(data, entry)
            came_by[id(data["answers"][entry.factor][-1])] = entry
    return {
        factor: [came_by.get(id(one)) for one in said] for factor, said in data["answers"].items()
    }


def taking_back(acts: Sequence[Entry]) -> frozenset[str]:
    """Return the acts that are taken back as things stand."""
    gone: set[str] = set()
    for entry in reversed(acts):
        if entry.id not in gone and entry.undoes is not None:
            gone.add(entry.undoes)
    return frozenset(gone)
