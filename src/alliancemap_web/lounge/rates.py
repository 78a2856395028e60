"""How often one address may ask for what costs the server something, counted in the cache."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from alliancemap_web.lounge.refusals import refused

AN_HOUR = 3600


def count_request(request: HttpRequest, kind: str, most: int) -> None:
    """Count a request; RefusedError (429) when its address asked `most` times this hour."""
    address = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()
    key = f"lounge-{kind}-{address}"
    cache.add(key, 0, AN_HOUR)
    try:
        count = cache.incr(key)
    except ValueError:  # its hour ended just now
        return
    if count > most:
        raise refused(429, "WEB112")
