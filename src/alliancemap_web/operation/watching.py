"""The outermost layer of every request: it gets a number, a line in the log, and is counted."""

import logging
from collections.abc import Callable
from time import perf_counter

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from alliancemap_web.operation import metrics
from alliancemap_web.operation.facts import CURRENT, facts_of, number_for
from alliancemap_web.operation.logs import REQUESTS
from alliancemap_web.operation.security import note_answer

LOG = logging.getLogger(REQUESTS)
# Asked every few seconds by whoever watches; only a change is worth a line.
UNTOLD = frozenset({"health_live", "health_ready", "metrics"})


def told(request: HttpRequest, response: HttpResponseBase, began: float) -> HttpResponseBase:
    """Return an answer with its request's number, having written its line and counted it."""
    seconds = perf_counter() - began
    response.headers["X-Request-ID"] = request.number  # type: ignore[attr-defined]
    facts = facts_of(request)
    if facts["route"] in UNTOLD:
        return response
    note_answer(request, response)
    status = response.status_code
    metrics.count_request(str(facts["route"]), str(facts["method"]), status, seconds)
    if LOG.isEnabledFor(logging.INFO):
        figures = {"status": status, "ms": round(seconds * 1000, 1)}
        level = logging.ERROR if status >= 500 else logging.INFO
        LOG.log(level, "request", extra={"facts": facts | figures})
    return response


@sync_and_async_middleware
def watched(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., object]:
    """Return the middleware that does so."""

    def begin(request: HttpRequest) -> float:
        request.number = number_for(request)  # type: ignore[attr-defined]
        CURRENT.set(request)
        metrics.meter()  # what is noted on the way is counted from the first request on
        return perf_counter()

    if iscoroutinefunction(get_response):

        async def asynchronous(request: HttpRequest) -> HttpResponseBase:
            began = begin(request)
            return told(request, await get_response(request), began)

        return asynchronous

    def synchronous(request: HttpRequest) -> HttpResponseBase:
        began = begin(request)
        try:
            return told(request, get_response(request), began)
        finally:
            # This thread answers others, and works in between.
            CURRENT.set(None)

    return synchronous
