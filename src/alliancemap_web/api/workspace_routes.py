"""The routes of the whole workspace: what it is, and a search through it."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from alliancemap_web.api import shapes
from alliancemap_web.api.alliance_routes import ROOT, row_plain
from alliancemap_web.api.queries.keys import ROLE_OF
from alliancemap_web.api.shapes import answer, program_of, responses
from alliancemap_web.finding.search import search
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.queries import list_alliances
from alliancemap_web.workspaces.queries import settings_of

SCOPE_OF = {role: scope for scope, role in ROLE_OF.items()}
router = Router(tags=["workspace"])


@router.get("/workspace", response=responses(shapes.Workspace), summary="The workspace")
def workspace(request: HttpRequest) -> HttpResponse:
    """The workspace that the key opens, and what the key may do there."""
    member = program_of(request).member
    kept = settings_of(member)
    names = ("alliances", "comparison", "clashes", "search")
    return answer(
        {
            "key": member.key,
            "name": kept.name,
            "hours": kept.hours,
            "fades_after": kept.fades_after,
            "alliances": list_alliances(member, most=1).total,
            "scope": SCOPE_OF[member.role],
            "links": {name: f"{ROOT}/{name}" for name in names},
        }
    )


@router.get("/search", response=responses(shapes.Found), summary="Search")
def find(
    request: HttpRequest,
    text: Annotated[str, Query(min_length=1, max_length=200, description="The words.")],
    start: shapes.Start = 0,
    most: shapes.Most = 20,
    archived: shapes.Flag = "false",
) -> HttpResponse:
    """Everything with all of the words in it, the latest changed first."""
    member, language = program_of(request).member, current_language()
    found = search(member, text, language, start, most, all_=archived == "true")
    return answer(
        {
            "words": list(found.words),
            "total": found.total,
            "factors": [{"id": one.id, "name": one.name, "ask": one.ask} for one in found.factors],
            "alliances": [
                {
                    "alliance": row_plain(one.row),
                    "hits": [
                        {
                            "where": hit.where,
                            "factor": hit.factor,
                            "path": hit.path,
                            "text": "".join(piece.text for piece in hit.pieces),
                        }
                        for hit in one.hits
                    ],
                    "more": one.more,
                }
                for one in found.alliances
            ],
        }
    )
