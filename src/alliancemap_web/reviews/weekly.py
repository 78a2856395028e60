"""Who is written to every week by a room above, about all that is due too: one letter is enough.

A room registers in its AppConfig.ready: `weekly.register(telling)`, where `telling` takes a member
and says whether it writes to them every week.
"""

from collections.abc import Callable

from alliancemap_web.workspaces.rights import Member

Telling = Callable[[Member], bool]

TELLINGS: list[Telling] = []


def register(telling: Telling) -> None:
    """Let a room say whom it writes to every week."""
    if telling not in TELLINGS:
        TELLINGS.append(telling)


def is_told(member: Member) -> bool:
    """Say whether some room above writes to a member every week."""
    return any(telling(member) for telling in TELLINGS)
