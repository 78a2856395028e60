"""The firms and the clock are those of the page of an alliance, with people on both sides."""

from dataclasses import dataclass
from datetime import date

import pytest
from web.portfolio.conftest import ada, alliance, owner, sit, stranger, time
from web.portfolio.desk import Desk

from alliancemap.model.alliance import Side
from alliancemap.model.contacts import Rank, TieKind
from alliancemap.model.functions import Function
from alliancemap_web.contacts.actions import add_people
from alliancemap_web.contacts.given import Given
from alliancemap_web.contacts.queries import People, people_of

__all__ = ["ada", "alliance", "owner", "people", "sit", "stranger", "time"]


@dataclass
class Known:
    """The people of the alliance: Ada and Ben of ours, Eva and Max of theirs, known by name."""

    desk: Desk
    keys: dict[str, str]

    def add(
        self,
        side: Side,
        name: str,
        function: Function,
        rank: Rank = "middle",
        known_by: tuple[str, ...] = (),
        met_on: date | None = None,
        kinds: tuple[TieKind, ...] = (),
        **more: object,
    ) -> str:
        """Write one more person down; return the key."""
        given = Given(
            side,
            name,
            str(more.get("role", "")),
            rank,
            function,
            left_on=more.get("left_on"),  # type: ignore[arg-type]
            known_by=tuple(self.keys[one] for one in known_by),
            met_on=met_on,
            kinds=kinds,
        )
        (key,) = add_people(self.desk.member, self.desk.kept(), [given], self.desk.clock.moment)
        self.keys[name] = key
        return key

    def now(self) -> People:
        """Everybody as kept."""
        return people_of(self.desk.kept().id)


@pytest.fixture
def people(ada: Desk) -> Known:
    """Ada knows Eva and Max, Ben knows Max; Ida is there and nobody knows her."""
    known = Known(ada, {})
    known.add("us", "Ada", "direction", "top")
    known.add("us", "Ben", "engineering", "operating")
    known.add("partner", "Eva Lund", "direction", "top", ("Ada",), date(2025, 12, 20), ("work",))
    known.add("partner", "Max", "engineering", "operating", ("Ada", "Ben"), date(2025, 6, 1))
    known.add("partner", "Ida", "operations")
    return known
