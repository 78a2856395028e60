"""A team of five that has seen what a round showed, its owner at the desk, and phones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from portfolio_made import member_in
from web.meetings.team import NOW, Phone, Team, team
from web.portfolio.desk import Clock, Desk

from alliancemap_web import clock
from alliancemap_web.workspaces.rights import Role


@pytest.fixture
def made(db: None, examples: Path) -> Team:
    """The team, in a round with names."""
    return team()


@pytest.fixture
def unnamed(db: None, examples: Path) -> Team:
    """The team, in a round without names."""
    return team(names=False)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the pages, which stands still until a test moves it."""
    moving = Clock(NOW)
    monkeypatch.setattr(clock, "now", lambda: moving.moment)
    return moving


@pytest.fixture
def desk(made: Team, time: Clock) -> Desk:
    """The owner at the page of the alliance."""
    return Desk(made.owner, made.alliance, time)


@pytest.fixture
def phone(made: Team, time: Clock) -> Callable[[str], Phone]:
    """Let somebody of the team take their phone."""
    return made.phone


@pytest.fixture
def sit(made: Team, time: Clock) -> Callable[..., Desk]:
    """Let somebody else of the firm sit down at the page of the alliance."""

    def down(name: str, role: Role = "editor", firm: str = "Petite") -> Desk:
        member = member_in(firm, f"{name.lower()}@example.org", name, role)
        return Desk(member, made.alliance, time, made.owner.key)

    return down
