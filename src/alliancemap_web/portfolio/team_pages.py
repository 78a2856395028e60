"""The team's page of an alliance: the ways to what the firm does about it together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliancemap_web import clock
from alliancemap_web.portfolio.doors import doors, grouped
from alliancemap_web.portfolio.entry import for_alliance
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


@require_safe
@for_alliance("see")
def alliance_team(request: HttpRequest, member: Member, kept: Kept) -> HttpResponse:
    """Show the doors of the rooms, each with how things stand there."""
    groups = grouped(doors(member, kept, clock.now()))
    return render(request, "portfolio/team.html", {"groups": groups})
