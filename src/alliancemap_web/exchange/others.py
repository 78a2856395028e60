"""What other rooms add to everything that is taken out, by the name of their file."""

from collections.abc import Callable
from typing import Any

from alliancemap_web.workspaces.rights import Member


def more_files() -> dict[str, Callable[[Member], Any]]:
    """Return the files of other rooms: a name, and what gives a member its plain data."""
    return {}
