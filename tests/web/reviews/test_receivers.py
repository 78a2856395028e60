"""What is heard of changes: acts on answers, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.queries import Row
from alliancemap_web.reviews import receivers
from alliancemap_web.workspaces.rights import Member

NOW = datetime(2026, 1, 5, tzinfo=UTC)
MEMBER = Member(1, "k" * 12, "Petite", "owner", "Ada")
ROW = Row("a" * 12, "Inhaler", "", "talks", "", "whole")
ACT = Entry(2, "id", "answer/M03", {"level": 1}, None, None, "Ada", NOW, "page")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str] | None]:
    """The factors for which watches were looked at."""
    kept: list[frozenset[str] | None] = []

    def fire(_member: Member, _key: str, touched: frozenset[str] | None, _now: datetime) -> int:
        kept.append(touched)
        return 0

    monkeypatch.setattr(receivers, "fire_watches", fire)
    return kept


def tell(*entries: Entry, **more: Any) -> None:
    """Tell the room of some acts."""
    given = {"member": MEMBER, "before": ROW, "after": ROW, "entries": entries, "now": NOW}
    receivers.after_change(**{**given, **more})


def test_watches_on_the_touched_factors_are_looked_at(heard: list[Any]) -> None:
    tell(ACT, replace(ACT, register="answer/R05"), replace(ACT, register="fact/aim"))
    assert heard == [frozenset({"M03", "R05"})]


def test_a_whole_file_touches_all(heard: list[Any]) -> None:
    tell(replace(ACT, register="base"))
    assert heard == [None]


def test_what_moves_no_answer_is_not_looked_at(heard: list[Any]) -> None:
    tell()
    tell(replace(ACT, register="fact/aim"))
    tell(ACT, before=None)
    tell(ACT, after=None)
    assert heard == []
