"""The interface as a whole: its routes behind one door, its refusals, its description."""

import logging
import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from alliancemap_web.api import alliance_routes, reading_routes, workspace_routes
from alliancemap_web.api.doors import MOST_SENT, KeyDoor, StrictParser
from alliancemap_web.api.problems import ProblemError, problem, told
from alliancemap_web.api.queries.keys import Program
from alliancemap_web.api.schema import finished, operations
from alliancemap_web.logbook.actions import note_once, note_seen, place_of, who_is
from alliancemap_web.logbook.looking import note_export, note_refused, page_of
from alliancemap_web.portfolio.refusals import Reason, RefusedError
from alliancemap_web.trouble import if_it_can, note, trouble_of
from alliancemap_web.workspaces.entry import private
from alliancemap_web.workspaces.rights import NotAllowedError

log = logging.getLogger("alliancemap_web.api")
PREFIX = "api/1/"
MOST_TOLD = 20

interface = NinjaAPI(
    title="Alliancemap",
    version="1",
    description="A firm's alliances: kept, judged and compared.",
    docs_url=None,
    openapi_url=None,
    auth=KeyDoor(),
    parser=StrictParser(),
    urls_namespace="interface",
)
for one in (workspace_routes, alliance_routes, reading_routes):
    interface.add_router("", one.router)


def unkeyed(error: AuthenticationError) -> ProblemError:  # noqa: ARG001 - one of the translations
    """Return the refusal of a request without a key."""
    return problem(401, "API001")


def badly_sent(error: ValidationError) -> ProblemError:
    """Return the refusal of a request whose parts do not fit, each part a reason."""
    places = [".".join(str(step) for step in one["loc"]) for one in error.errors[:MOST_TOLD]]
    reasons = [Reason("API010", (("place", place),)) for place in places]
    return ProblemError(422, *reasons, at=places)


def translated(error: Exception) -> ProblemError:
    """Return any failure of a route as the problem that a program is told."""
    match error:
        case ProblemError():
            return error
        case RefusedError():
            return ProblemError(error.status, *error.reasons)
        case NotAllowedError():
            return problem(403, "API004", right=error.right)
        case AuthenticationError():
            return unkeyed(error)
        case ValidationError():
            return badly_sent(error)
        case Http404():
            return problem(404, "API005")
        case RequestDataTooBig():
            return problem(413, "API008", most=MOST_SENT // 1_000_000)
        case HttpError():
            return problem(400, "API009")
        case _ if (trouble := trouble_of(error)) is not None:
            note(error)
            code = "API028" if trouble.status == 507 else "API029"
            cannot = problem(trouble.status, code)
            cannot.more["Retry-After"] = str(trouble.after)
            return cannot
        case _:
            log.error("the interface failed", exc_info=error)
            return problem(500, "API018")


def answered(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:  # noqa: ARG001 - ninja names it
    """Return the answer to a failure."""
    problem_told = translated(error() if isinstance(error, type) else error)
    response = told(problem_told)
    if problem_told.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Alliancemap"'
    return response


for kind in (
    Exception, HttpError, ValidationError, Http404, RefusedError, NotAllowedError, ProblemError
):  # fmt: skip
    interface.add_exception_handler(kind, answered)

View = Callable[..., HttpResponse]


def nothing_here(request: HttpRequest, **given: str) -> HttpResponse:  # noqa: ARG001 - a view
    """Answer an address of the interface that leads nowhere."""
    return private(answered(request, Http404()))


@lru_cache(maxsize=1)
def queries() -> dict[tuple[str, str], frozenset[str]]:
    """Return what each operation, by its method and path, may be asked with in its address."""
    return {
        (method.upper(), path): frozenset(
            one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"
        )
        for path, method, operation in operations(description())
    }


def refuse_unknown(request: HttpRequest) -> None:
    """Refuse (422) what an address asks with and no route reads: a filter misspelt filters not."""
    match = request.resolver_match
    path = "/" + re.sub("<(.+?)>", "{\\1}", match.route if match else "")
    known = queries().get((str(request.method), path))
    unknown = () if known is None else sorted(set(request.GET) - known)[:MOST_TOLD]
    if unknown:
        reasons = [Reason("API010", (("place", f"query.{name[:80]}"),)) for name in unknown]
        raise ProblemError(422, *reasons, at=[f"query.{name[:80]}" for name in unknown])


def note_read(request: HttpRequest, response: HttpResponse, given: dict[str, Any]) -> None:
    """Tell the log what a program took: files each time, alliances and lists once a day."""
    program = getattr(request, "auth", None)
    if not isinstance(program, Program):
        return
    alliance = str(given.get("key", ""))
    if response.status_code == 403:
        note_refused(request, program.member, alliance)
    if request.method != "GET" or response.status_code >= 400:
        return
    note_export(request, response, program.member, alliance)
    with if_it_can():
        if alliance:
            note_seen(program.member, alliance)
        else:
            page = page_of(request)
            note_once(place_of(program.member), who_is(program.member), "list_read", page=page)


def kept_in_form(view: View) -> View:
    """Return a view whose answers are problems also where Django or ninja refuse by themselves."""

    @wraps(view)
    def viewed(request: HttpRequest, **given: Any) -> HttpResponse:
        try:
            refuse_unknown(request)
            response = view(request, **given)
            note_read(request, response, given)
        except (Http404, ProblemError) as error:
            response = answered(request, error)
        if response.status_code == 405:
            allowed = ", ".join(sorted(response.headers.get("Allow", "").split(", ")))
            response = told(problem(405, "API006", allowed=allowed))
            response["Allow"] = allowed
        return private(response)

    viewed.csrf_exempt = True  # type: ignore[attr-defined]
    return viewed


def interface_patterns() -> list[URLPattern]:
    """Return the routes of the interface, below its prefix."""
    patterns = [one for one in interface.urls[0] if isinstance(one, URLPattern)]
    for one in patterns:
        one.callback = kept_in_form(one.callback)
    return patterns


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """Return the description of the interface (OpenAPI 3.1)."""
    return finished(dict(interface.get_openapi_schema(path_prefix=f"/{PREFIX}")))
