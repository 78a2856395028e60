"""The routes of alliances: the list, one of them, what stands beside its file, its acts."""

import json
from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from ninja import Body, Query, Router

from alliancemap_web import clock
from alliancemap_web.api import shapes
from alliancemap_web.api.actions.alliances import change_beside, replace_document
from alliancemap_web.api.problems import problem
from alliancemap_web.api.repeats import repeatable
from alliancemap_web.api.shapes import answer, program_of, responses
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio import actions
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.beginning import Begun, begin
from alliancemap_web.portfolio.queries import Kept, Row, find_alliance, find_row, list_alliances
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.rights import NotAllowedError

ROOT = "/api/1"
PARTS = ("document", "assessment", "freshness", "acts", "answers")
router = Router(tags=["alliances"])


def found(request: HttpRequest, key: str) -> Kept:
    """Return an alliance of the program's workspace; RefusedError (404) when there is none."""
    kept = find_alliance(program_of(request).member, key)
    if kept is None:
        raise refused(404, "PRT008")
    return kept


def row_plain(row: Row) -> dict[str, Any]:
    """Return a row as plain data, with the ways on from it."""
    here = f"{ROOT}/alliances/{row.key}"
    links = {"self": here, **{part: f"{here}/{part}" for part in PARTS}}
    plain = {**asdict(row), "links": {**links, "map": f"{here}/map.svg"}}
    del plain["level"]
    return plain


def act_plain(entry: Entry) -> dict[str, Any]:
    """Return an act as plain data."""
    plain = asdict(entry)
    plain["by_person"] = plain.pop("person") is not None
    return plain


def shown(request: HttpRequest, key: str, status: int = 200, **more: str) -> HttpResponse:
    """Return one alliance's row as the answer; RefusedError (404) when there is none."""
    row = find_row(program_of(request).member, key)
    if row is None:
        raise refused(404, "PRT008")
    return answer(row_plain(row), status, **more)


@router.get("/alliances", response=responses(shapes.Alliances), summary="List alliances")
def alliances(
    request: HttpRequest,
    start: shapes.Start = 0,
    most: shapes.Most = 50,
    stage: shapes.Stage | None = None,
    verdict: shapes.Verdict | None = None,
    text: Annotated[
        str, Query(max_length=200, description="Words in the name or the partner's.")
    ] = "",
    archived: shapes.Flag = "false",
    order: shapes.Order = "changed",
) -> HttpResponse:
    """Some of the alliances, by the last change unless another order is asked for."""
    listing = list_alliances(
        program_of(request).member,
        archived=archived == "true",
        stage=stage or "",
        verdict=verdict or "",
        text=text,
        order=order,
        start=start,
        most=most,
    )
    data = {
        "total": listing.total,
        "start": start,
        "most": most,
        "alliances": [row_plain(row) for row in listing.rows],
    }
    ways = page_links(request, start, most, listing.total)
    return answer(data, Link=ways)


def page_links(request: HttpRequest, start: int, most: int, total: int) -> str:
    """Return the Link header (RFC 8288) of a page of a list: the pages around it."""
    places = {"first": 0, "last": max(0, (total - 1) // most * most)}
    if start > 0:
        places["prev"] = max(0, start - most)
    if start + most < total:
        places["next"] = start + most
    asked: dict[str, str | int] = {key: str(value) for key, value in request.GET.items()}
    return ", ".join(
        f'<{request.path}?{urlencode({**asked, "start": at, "most": most})}>; rel="{name}"'
        for name, at in places.items()
    )


@router.post(
    "/alliances",
    response=responses(shapes.Alliance, 403, 409, 413, 415, status=201),
    summary="Begin an alliance",
)
@repeatable
def begin_alliance(request: HttpRequest, body: shapes.NewAlliance) -> HttpResponse:
    """Keep a new alliance: a whole alliance file, or a partner and an aim to begin with."""
    member, now = program_of(request).member, clock.now()
    if (body.document is None) == (body.partner is None):
        raise problem(422, "API012")
    if body.document is not None:
        key = actions.create(member, body.document, now, "api", stage=body.stage)
    else:
        begun = Begun(body.partner or "", body.ours, body.aim, stage=body.stage)
        if body.sector is not None:
            begun = Begun(begun.partner, begun.ours, begun.aim, body.sector, begun.stage)
        key = begin(member, begun, current_language(), now, "api")
    return shown(request, key, 201, Location=f"{ROOT}/alliances/{key}")


@router.get("/alliances/{key}", response=responses(shapes.Alliance, 404), summary="One alliance")
def alliance(request: HttpRequest, key: str) -> HttpResponse:
    """One alliance as lists show it, with the ways to its parts."""
    return shown(request, key)


@router.patch(
    "/alliances/{key}",
    response=responses(shapes.Alliance, 403, 404, 413, 415),
    summary="Stage, signing, review, archive",
)
def change_alliance(request: HttpRequest, key: str, body: shapes.AllianceChange) -> HttpResponse:
    """Change what stands beside its file; all of what is sent, or nothing."""
    changes = body.model_dump(exclude_unset=True)
    change_beside(program_of(request).member, key, changes, clock.now())
    return shown(request, key)


@router.get("/alliances/{key}/document", response=responses(dict, 404), summary="Its file")
def document(request: HttpRequest, key: str) -> HttpResponse:
    """The alliance file as data, as it stands now: the command line reads it as it is."""
    return answer(json.loads(found(request, key).document))


@router.put(
    "/alliances/{key}/document",
    response=responses(shapes.Recorded, 403, 404, 409, 413, 415),
    by_alias=True,
    summary="Let a newer file stand",
)
def put_document(
    request: HttpRequest,
    key: str,
    body: Annotated[dict[str, Any], Body(...)],
    since: Annotated[
        int | None,
        Query(ge=0, le=shapes.MOST_STARTS, description="The last act seen: 409 if there are more."),
    ] = None,
) -> HttpResponse:
    """Put a newer alliance file in the place of what stands; its history stays."""
    done = replace_document(program_of(request).member, key, body, since, clock.now())
    return recorded_answer(done)


@router.get(
    "/alliances/{key}/acts", response=responses(shapes.Acts, 404), by_alias=True, summary="Its acts"
)
def acts(
    request: HttpRequest,
    key: str,
    after: Annotated[int, Query(ge=0, le=shapes.MOST_STARTS, description="The last act seen.")] = 0,
    most: Annotated[int, Query(ge=1, le=1000, description="How many to return.")] = 200,
) -> HttpResponse:
    """All that was ever done to an alliance, in its order."""
    kept = found(request, key)
    later = [one for one in kept.acts if one.sequence > after]
    told = [act_plain(one) for one in later[:most]]
    return answer({"sequence": kept.row.sequence, "total": len(kept.acts), "acts": told})


@router.post(
    "/alliances/{key}/acts",
    response=responses(shapes.Recorded, 403, 404, 409, 413, 415),
    by_alias=True,
    summary="Add acts",
)
@repeatable
def add_acts(request: HttpRequest, key: str, body: list[shapes.ActChange]) -> HttpResponse:
    """Add acts, all of them or none; one that is there by its id is not added again."""
    if not 1 <= len(body) <= shapes.MOST_CHANGES:
        raise problem(422, "API014", most=shapes.MOST_CHANGES)
    changes = [Change(one.register_, one.value, one.id, one.undoes) for one in body]
    return added(request, key, changes)


@router.post(
    "/alliances/{key}/answers",
    response=responses(shapes.Recorded, 403, 404, 409, 413, 415),
    by_alias=True,
    summary="Answer a factor",
)
@repeatable
def add_answer(request: HttpRequest, key: str, body: shapes.Statement) -> HttpResponse:
    """Add one statement about a factor; what others said stands beside it."""
    value = body.model_dump(exclude_none=True, exclude={"factor", "id"})
    return added(request, key, [Change(f"answer/{body.factor}", value, body.id)])


def added(request: HttpRequest, key: str, changes: list[Change]) -> HttpResponse:
    """Return what was added of some changes."""
    member = program_of(request).member
    undone = {one.undoes for one in changes if one.undoes}
    if undone and not member.may("edit"):
        # Programs have no number of their own: what one said is known by its name.
        mine = {one.id for one in found(request, key).acts if is_own(one, member.name)}
        if not undone <= mine:
            raise NotAllowedError("edit")
    return recorded_answer(actions.record(member, key, changes, clock.now(), "api"))


def is_own(entry: Entry, name: str) -> bool:
    """Say whether a program of a name did an act."""
    return entry.person is None and entry.origin == "api" and entry.by == name


def recorded_answer(recorded: actions.Recorded) -> HttpResponse:
    """Return what was added as the answer."""
    told = [act_plain(one) for one in recorded.entries]
    return answer({"sequence": recorded.sequence, "acts": told})
