"""What rooms above note on the map of an alliance: disagreement, conditions of support.

A room registers in its AppConfig.ready: `noted.register(noting)`, where `noting` takes a member,
the alliance and a language and returns its notes, in few queries. What a member may not see they
leave out.
"""

from collections.abc import Callable, Iterable

from alliancemap.picture.content import MapNote
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Noting = Callable[[Member, Kept, str], Iterable[MapNote]]

NOTINGS: list[Noting] = []


def register(noting: Noting) -> None:
    """Let a room note things on the map."""
    if noting not in NOTINGS:
        NOTINGS.append(noting)


def noted(member: Member, kept: Kept, language: str) -> tuple[MapNote, ...]:
    """Return what is noted on the map of an alliance for a member; nothing on an outline."""
    if not kept.is_whole:
        return ()
    return tuple(note for noting in NOTINGS for note in noting(member, kept, language))
