"""The pages of this room: a workspace's keys, the interface described for people and programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliancemap_web import clock
from alliancemap_web.api.actions.keys import LONGEST_NAME, make_key, revoke_key
from alliancemap_web.api.interface import description
from alliancemap_web.api.problems import STATUSES
from alliancemap_web.api.queries.keys import ROLE_OF, list_keys
from alliancemap_web.api.schema import operations
from alliancemap_web.api.shapes import day_of
from alliancemap_web.languages import current_language, sentence
from alliancemap_web.portfolio.refusals import RefusedError, refused
from alliancemap_web.workspaces.entry import for_members
from alliancemap_web.workspaces.rights import Member

FIELDS = {"API020": "name", "API021": "scope", "API022": "until"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_members("manage")
def api_keys(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the keys of the workspace, and make one, whose secret is shown this once."""
    sent = {one: request.POST.get(one, "") for one in ("name", "scope", "until")}
    values: dict[str, Any] = {"sent": sent, "secret": "", "wrong": "", "wrong_field": ""}
    if request.method == "POST":
        try:
            values["secret"] = made(member, sent)
        except RefusedError as error:
            reason = error.reasons[0]
            values["wrong"] = reason.sentence(current_language())
            values["wrong_field"] = FIELDS.get(reason.code, "name")
        else:
            values["sent"] = {}
    values |= {
        "keys": list_keys(member),
        "scopes": tuple(ROLE_OF),
        "today": clock.today(),
        "most_letters": LONGEST_NAME,
        "done": request.GET.get("done") == "revoked",
    }
    return render(request, "api/keys.html", values, status=422 if values["wrong"] else 200)


def made(member: Member, sent: dict[str, str]) -> str:
    """Return the secret of the key that a form asks for; RefusedError when it cannot be."""
    try:
        until = day_of(sent["until"]) if sent["until"] else None
    except ValueError:
        raise refused(422, "API022") from None
    return make_key(member, sent["name"], sent["scope"], until, clock.now())


@require_POST
@for_members("manage")
def api_key_revoke(request: HttpRequest, member: Member, which: str) -> HttpResponse:  # noqa: ARG001 - a page
    """Let a key open nothing any more."""
    revoke_key(member, which)
    return redirect(f"{reverse('api_keys', kwargs={'key': member.key})}?done=revoked")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a page
    """Give the description of the interface to programs."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


@require_safe
def rest_reference(request: HttpRequest) -> HttpResponse:
    """Show what the interface offers, read off its description."""
    routes = [
        {
            "method": method.upper(),
            "path": path,
            "says": sentence(f"api.route_{operation['operationId'].rpartition('_routes_')[2]}"),
            "given": [one["name"] for one in operation.get("parameters", ())],
            "statuses": sorted(int(one) for one in operation["responses"]),
        }
        for path, method, operation in operations(description())
    ]
    values = {
        "routes": routes,
        "statuses": [(one, sentence(f"api.status_{one}")) for one in STATUSES],
    }
    return render(request, "api/reference.html", values)
