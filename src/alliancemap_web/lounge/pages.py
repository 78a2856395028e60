"""The lounge as browsers fetch it: its one page, its files, its worker; nothing personal."""

import re

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from alliancemap_web.lounge.bundle import Served, bundle

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
A_DAY = "public, max-age=86400"
# The page talks to this server, and a worker keeps it; no other page needs either.
MAY = csp_update({"manifest-src": [SELF], "worker-src": [SELF]})
VERSION = "Lounge-Version"


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Lead to the lounge in the language the browser asks for."""
    response = redirect("lounge", get_language_from_request(request)[:2])
    patch_vary_headers(response, ("Accept-Language",))
    return response


@MAY  # type: ignore[arg-type]  # its types know of views without further arguments only
@require_safe
def lounge(request: HttpRequest, language: str) -> HttpResponse:
    """Give the lounge's one page, the same for everybody."""
    now = bundle()
    response = answer(request, now.shells[language], ASK_AGAIN, now.digest)
    response["Content-Language"] = language
    return response


@require_safe
def manifest(request: HttpRequest, language: str) -> HttpResponse:
    """Tell a browser how to install the lounge."""
    now = bundle()
    response = answer(request, now.manifests[language], ASK_AGAIN, now.digest)
    response["Content-Language"] = language
    return response


@require_safe
def lounge_file(request: HttpRequest, digest: str, path: str) -> HttpResponse:
    """Give one file under the name of what it is now; an older name leads nowhere."""
    now = bundle()
    if digest != now.digest or path not in now.files:
        raise Http404
    return answer(request, now.files[path], FOREVER)


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """Give one picture for the home screen."""
    icons = bundle().icons
    if name not in icons:
        raise Http404
    return answer(request, icons[name], A_DAY)


@MAY
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the lounge on the phone."""
    now = bundle()
    return answer(request, now.worker, ASK_AGAIN, now.digest)


def answer(request: HttpRequest, file: Served, kept: str, version: str = "") -> HttpResponse:
    """Return a file as an answer, packed as the browser can unpack it."""
    asked = request.headers.get("Accept-Encoding", "")
    way = next((one for one in file.packed if takes(asked, one)), None)
    response = HttpResponse(
        file.content if way is None else file.packed[way],
        content_type=file.content_type,
        headers={"Cache-Control": kept},
    )
    if way is not None:
        response["Content-Encoding"] = way
    if version:
        response[VERSION] = version
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def takes(asked: str, way: str) -> bool:
    """Say whether an Accept-Encoding header names a way of packing, and does not refuse it."""
    found = re.search(rf"(?:^|,)\s*{way}\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)", asked)
    return found is not None and float(found[1] or 1) > 0
