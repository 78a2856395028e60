"""The door of every page of one alliance: who may not see it finds nothing there."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from alliancemap_web import clock
from alliancemap_web.logbook.actions import note_seen
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.trouble import if_it_can
from alliancemap_web.workspaces.actions import note_visit
from alliancemap_web.workspaces.entry import Page, for_members
from alliancemap_web.workspaces.rights import Member, Right


def for_alliance(right: Right, *, outline: bool = False) -> Callable[[Page], Page]:
    """Return the decorator of a page of one alliance: it hands on the member and the alliance.

    The page is called as page(request, member, kept, ...). 404 for an alliance that is not there
    for the member, or is there only in outline unless the page says it can show that.
    """

    def decorator(page: Page) -> Page:
        @for_members(right)
        def entered(
            request: HttpRequest, member: Member, alliance: str, **rest: Any
        ) -> HttpResponse:
            kept = find_alliance(member, alliance)
            if kept is None or not (kept.is_whole or outline):
                raise Http404
            if not member.sees_all:
                note_visit(member, kept.key, kept.row.level, clock.now())
            with if_it_can():
                note_seen(member, kept.key)
            # The templates' tabs read it.
            request.kept = kept  # type: ignore[attr-defined]
            return page(request, member, kept, **rest)

        return entered

    return decorator
