"""What alliances are called is what the room above says."""

import pytest

from alliancemap_web.workspaces import named
from alliancemap_web.workspaces.named import Named
from alliancemap_web.workspaces.rights import Member


def test_the_room_above_names_the_alliances_a_member_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named, "NAMINGS", [])
    ada = Member(1, "key", "Lumio", "owner", "Ada")
    assert named.named(ada, 5) == ()

    def naming(member: Member, most: int) -> list[Named]:
        return [Named(f"{member.key}{number}", "Orchid") for number in range(most + 3)]

    named.register(naming)
    named.register(naming)
    assert [one.key for one in named.named(ada, 2)] == ["key0", "key1"]
