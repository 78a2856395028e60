"""What is answered to programs that watch: alive, ready, and figures for whoever may have them."""

from secrets import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alliancemap_web.operation import health, metrics

UNKEPT = {"Cache-Control": "no-store"}


@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a page
    """Answer at all."""
    return HttpResponse("ok\n", content_type="text/plain", headers=UNKEPT)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a page
    """Say whether all is in place (200) or not (503); what is missing stands in the log."""
    is_ready = not health.lacking_now()
    answer = HttpResponse(
        "ok\n" if is_ready else "not ready\n",
        content_type="text/plain",
        headers=UNKEPT,
        status=200 if is_ready else 503,
    )
    # Or Django would log it each time that somebody asks.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Give out the figures to who names the token; for all others there is nothing here."""
    token = settings.METRICS.token
    given = request.headers.get("Authorization", "")
    if token is None or not compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    content, kind = metrics.exposed()
    return HttpResponse(content, content_type=kind, headers=UNKEPT)
