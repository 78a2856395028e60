"""The routes of what the library says: of one alliance, of several, and the map as a file."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from alliancemap.export.files import export_map
from alliancemap.model.clashes import find_clashes
from alliancemap.model.comparison import compare
from alliancemap.model.freshness import freshness as freshness_of
from alliancemap.wire import (
    assessment_to_plain,
    clashes_to_plain,
    comparison_to_plain,
    freshness_to_plain,
)
from alliancemap_web import clock
from alliancemap_web.alliances.pictures import content_of
from alliancemap_web.alliances.readings import Judged, read_as
from alliancemap_web.api import shapes
from alliancemap_web.api.alliance_routes import found
from alliancemap_web.api.problems import problem
from alliancemap_web.api.shapes import answer, program_of, responses
from alliancemap_web.comparison.side_by_side import distinct
from alliancemap_web.languages import current_language
from alliancemap_web.portfolio.queries import documents_of, documents_promising
from alliancemap_web.portfolio.readings import as_of, judged_of
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.queries import settings_of

Language = Literal["en", "fr"]
Kind = Literal["svg", "png", "pdf", "pptx"]
KINDS: dict[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
MOST_COMPARED = 12
OnDay = Annotated[shapes.Day | None, Query(description="The day; today when none is named.")]
router = Router(tags=["readings"])


def reading_of(request: HttpRequest, key: str, view: shapes.View = "ours") -> Judged:
    """Return the reading of an alliance of the program's; RefusedError (404) when there is none."""
    return read_as(judged_of(found(request, key).document), view)


@router.get("/alliances/{key}/assessment", response=responses(dict, 404), summary="Its reading")
def assessment(
    request: HttpRequest,
    key: str,
    view: shapes.View = "ours",
    at: Annotated[shapes.Moment | None, Query(description="As it stood then.")] = None,
) -> HttpResponse:
    """The whole reading, exactly as the library and `alliancemap assess --json` give it."""
    if at is None:
        return answer(assessment_to_plain(reading_of(request, key, view).assessment))
    then = as_of(found(request, key).acts, at)
    if then is None:
        raise problem(404, "API015")
    return answer(assessment_to_plain(read_as(then, view).assessment))


@router.get("/alliances/{key}/freshness", response=responses(dict, 404), summary="What faded")
def freshness(
    request: HttpRequest,
    key: str,
    view: shapes.View = "ours",
    on: Annotated[
        shapes.Day | None, Query(description="The day; today when none is named.")
    ] = None,
) -> HttpResponse:
    """Which answers have faded by a day, and which contradict each other."""
    day = (on or clock.today()).isoformat()
    reading = reading_of(request, key, view)
    fresh = freshness_of(reading.alliance, reading.instrument, reading.assessment, day)
    return answer(freshness_to_plain(fresh))


@router.get("/alliances/{key}/map.{kind}", response=responses(bytes, 404), summary="Its map")
def map_file(
    request: HttpRequest, key: str, kind: Kind, language: Language | None = None
) -> HttpResponse:
    """The map as a file; without a language in that of the request."""
    content = content_of(reading_of(request, key), language or current_language())
    response = HttpResponse(export_map(content, kind), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{key}.{kind}"'
    return response


@router.get("/comparison", response=responses(dict, 404), summary="Alliances side by side")
def comparison(
    request: HttpRequest,
    a: Annotated[list[str], Query(min_length=1, max_length=MOST_COMPARED, description="A key.")],
    view: shapes.View = "ours",
) -> HttpResponse:
    """The order of some alliances and how sure it is, as `alliancemap compare --json` gives it."""
    keys = list(dict.fromkeys(a))
    kept = documents_of(program_of(request).member, keys)
    if len(kept) < len(keys):
        raise refused(404, "PRT008")
    readings = [read_as(judged_of(text), view) for _, text in kept]
    if len({(one.instrument.id, one.instrument.version) for one in readings}) > 1:
        raise problem(422, "API016")
    names = distinct([row.name for row, _ in kept])
    pairs = [(name, one.assessment) for name, one in zip(names, readings, strict=True)]
    return answer(comparison_to_plain(compare(pairs)))


@router.get("/clashes", response=responses(dict), summary="Where alliances clash")
def clashes(
    request: HttpRequest,
    on: Annotated[
        shapes.Day | None, Query(description="The day; today when none is named.")
    ] = None,
) -> HttpResponse:
    """Where the promises of alliances that are not over clash, by the hours the firm has."""
    member = program_of(request).member
    promising, _ = documents_promising(member)
    alliances = [judged_of(text).alliance for _, text in promising]
    names = distinct([row.name for row, _ in promising])
    day = (on or clock.today()).isoformat()
    hours = settings_of(member).hours
    told = find_clashes(list(zip(names, alliances, strict=True)), day, hours)
    return answer(clashes_to_plain(told))
