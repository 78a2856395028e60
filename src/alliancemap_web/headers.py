"""The headers that Django has no setting for, on every answer."""

from collections.abc import Callable

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

HEADERS = {
    # Nothing here asks for a device, a place or a purse.
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A file may have changed on disk a moment ago: pages are asked for again each time.
PAGES = {"Cache-Control": "no-cache"}


@sync_and_async_middleware
def more_headers(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., object]:
    """Return the middleware that adds them, without replacing what a page has set itself."""

    def with_headers(response: HttpResponseBase) -> HttpResponseBase:
        for name, value in (HEADERS | PAGES).items():
            response.headers.setdefault(name, value)
        return response

    if iscoroutinefunction(get_response):

        async def asynchronous(request: HttpRequest) -> HttpResponseBase:
            return with_headers(await get_response(request))

        return asynchronous

    def synchronous(request: HttpRequest) -> HttpResponseBase:
        return with_headers(get_response(request))

    return synchronous
