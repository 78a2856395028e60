"""What goes with a workspace is what the rooms above say."""

import pytest

from alliancemap_web.workspaces import going
from alliancemap_web.workspaces.going import Going


def test_the_rooms_say_what_goes_and_nothing_of_what_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(going, "COUNTINGS", [])

    def alliances(workspace: int) -> list[Going]:
        return [Going("portfolio.alliances", workspace), Going("portfolio.files", 0)]

    def keys(workspace: int) -> list[Going]:
        return [Going("api.keys", 2)]

    for counting in (alliances, keys, alliances):
        going.register(counting)
    assert going.going(7) == (Going("portfolio.alliances", 7), Going("api.keys", 2))
