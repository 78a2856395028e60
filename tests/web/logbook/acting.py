"""People and a program of made-up workspaces, who do something of which the log speaks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from alliancemap_web.logbook.actions import together
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.queries import entries_of, head_of

NOW = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
ORCHID = "gfhjkmnpqrst"


@dataclass(frozen=True)
class Person:
    """Somebody in a workspace, as the rooms above know them."""

    workspace: int = 7
    key: str = "bcdfghjkmnpq"
    name: str = "Ada"
    person: int | None = 11
    program: str = ""


ADA, BOB = Person(), Person(name="Bob", person=12)
PROGRAM = Person(name="Figures", person=None, program="zzzzzzzzzzzz")


def told(chain: str = ADA.key) -> list[tuple[str, str]]:
    """Who did what, in order; the chain holds."""
    found = check(head_of(chain), entries_of(chain))
    assert not found.code
    return [(one.who.name, one.event) for one in entries_of(chain)]


class RefusedError(Exception):
    """An act that is not done."""


def fail_after(call: Callable[[], None]) -> None:
    """Do something in a block that then fails."""

    def block() -> None:
        with together():
            call()
            raise RefusedError

    with pytest.raises(RefusedError):
        block()
