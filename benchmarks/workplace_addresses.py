"""A plain page beside all those of the face.

It goes the same way as every page, through all that stands before and behind it, and says who is
signed in: less than that no page of a workspace can do.
"""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from alliancemap_web import urls

TEXT = "<!doctype html><html lang=en><title>Plain</title><h1>{{ request.user.email }}</h1></html>"
PAGE = engines["django"].from_string(TEXT)


def plain(request: HttpRequest) -> HttpResponse:
    """Show who is signed in."""
    return HttpResponse(PAGE.render({}, request))


urlpatterns = [path("plain/", plain), *urls.urlpatterns]
