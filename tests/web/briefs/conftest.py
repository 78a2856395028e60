"""A firm with an alliance, its people, and guests who come by a link."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from web.portfolio.conftest import ada, alliance, owner, sit, stranger, time
from web.portfolio.desk import Clock, Desk

__all__ = ["ada", "alliance", "owner", "sit", "stranger", "time"]

Share = Callable[..., str]


@pytest.fixture
def share(ada: Desk) -> Share:
    """Make a link of chosen parts; its path is returned."""

    def made(*parts: str, **fields: Any) -> str:
        sent = {"name": "Marie", "parts": parts, "days": "14", "way": "frozen", "language": "en"}
        answer = ada.client.post(ada.address("team/sharing/"), {**sent, **fields})
        assert answer.status_code == 200, answer.status_code
        address: str = answer.context["address"]
        assert address, answer.context["wrong"]
        return "/" + address.split("/", 3)[3]

    return made


@pytest.fixture
def guest() -> Callable[[str], Any]:
    """Open a path in a browser of somebody without an account, going on where it leads."""

    def opened(path: str, client: Client | None = None) -> Any:
        return (client or Client()).get(path, follow=True)

    return opened


@pytest.fixture
def later(time: Clock) -> Clock:
    """The clock, to let time pass."""
    return time
