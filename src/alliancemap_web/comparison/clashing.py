"""Where a firm's alliances get in each other's way, in sentences, each with its ways there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alliancemap.instruments import load_words
from alliancemap.model.clashes import clash_messages, find_clashes
from alliancemap_web.alliances.speech import sentences
from alliancemap_web.comparison.side_by_side import distinct
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.portfolio.readings import judged_of


@dataclass(frozen=True, slots=True)
class Promised:
    """What one alliance promises; `hours` is None where it does not say how many a month."""

    row: Row
    exclusive: tuple[str, ...]
    people: tuple[str, ...]
    hours: int | None


@dataclass(frozen=True, slots=True)
class ClashPage:
    """What clashes on a day, in sentences, beside what every alliance promises.

    `silent` counts the alliances that promise nothing; `hours` are what all of them need a month,
    `available` what the firm has, where it said.
    """

    says: tuple[str, ...]
    is_clear: bool
    promised: tuple[Promised, ...]
    silent: int
    hours: int
    available: int | None


def clash_page(
    kept: Sequence[tuple[Row, str]],
    total: int,
    today: date,
    available: int | None,
    language: str,
) -> ClashPage:
    """Return where alliances that are not over clash today, each given as row and document.

    `total` is how many there are, those that promise nothing among them.
    """
    living = [(row, judged_of(text).alliance) for row, text in kept if row.stage != "ended"]
    names = distinct([row.name for row, _ in living])
    clashes = find_clashes(
        [(name, alliance) for name, (_, alliance) in zip(names, living, strict=True)],
        today.isoformat(),
        available,
    )
    needs = dict(clashes.attention.needs)
    promised = tuple(
        Promised(
            row,
            tuple(
                ", ".join(part for part in (one.field, one.region, one.until) if part)
                for one in alliance.promises.exclusive
            ),
            tuple(
                one.name if one.hours is None else f"{one.name} ({one.hours})"
                for one in alliance.promises.people
            ),
            needs[name],
        )
        for name, (row, alliance) in zip(names, living, strict=True)
        if alliance.promises.exclusive or alliance.promises.people or needs[name] is not None
    )
    return ClashPage(
        says=sentences(clash_messages(clashes), load_words(language=language)),
        is_clear=clashes.is_empty,
        promised=promised,
        silent=total - len(promised),
        hours=clashes.attention.hours,
        available=available,
    )
