"""The firms and the clock are those of the page of an alliance."""

from web.portfolio.conftest import ada, alliance, owner, sit, stranger, time

__all__ = ["ada", "alliance", "owner", "sit", "stranger", "time"]
