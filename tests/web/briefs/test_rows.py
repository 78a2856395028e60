"""A link is open in one state only."""

from datetime import UTC, datetime

import pytest

from alliancemap_web.briefs.rows import ShareRow

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize("state", ["open", "expired", "ended", "maker_gone"])
def test_a_link_is_open_when_its_state_is(state: str) -> None:
    row = ShareRow(
        "k", "Marie", "a", "A x B", "en", ("map",), (), True, 1, "Ada", True, NOW, NOW, None, "",
        state, 0, None,
    )  # fmt: skip
    assert row.is_open is (state == "open")
