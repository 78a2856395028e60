"""The firms and the clock are those of the page of an alliance; a team of five is asked."""

import pytest
from web.portfolio.conftest import ada, alliance, owner, sit, stranger, time
from web.portfolio.desk import Desk
from web.rounds.team import Team, gather

__all__ = ["ada", "alliance", "owner", "sit", "stranger", "team", "time"]


@pytest.fixture
def team(ada: Desk) -> Team:
    """Five people who are asked four questions, with names."""
    return gather(ada)
