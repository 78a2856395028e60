"""The very first address: it leads to the pages in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Lead to the gallery, in the language the browser asks for."""
    response = redirect(f"/{get_language_from_request(request)[:2]}/")
    patch_vary_headers(response, ("Accept-Language",))
    return response
