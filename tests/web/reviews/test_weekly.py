"""One weekly letter is enough: a room above says whom it writes to."""

import pytest

from alliancemap_web.reviews import weekly
from alliancemap_web.workspaces.rights import Member

ADA = Member(1, "a" * 12, "Petite", "owner", "Ada")


def test_nobody_is_told_until_a_room_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weekly, "TELLINGS", [])
    assert not weekly.is_told(ADA)
    weekly.register(lambda member: member.name == "Ben")
    assert not weekly.is_told(ADA)
    weekly.register(lambda member: member.name == "Ada")
    assert weekly.is_told(ADA)


def test_a_room_says_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weekly, "TELLINGS", [])

    def telling(member: Member) -> bool:
        return True

    weekly.register(telling)
    weekly.register(telling)
    assert [telling] == weekly.TELLINGS
