"""How often one address may ask for what costs the server something, counted in the cache."""

import hashlib
import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from alliancemap_web.lounge.refusals import refused

AN_HOUR = 3600
# A household or a host is given this much of an IPv6 address, and all the addresses below it.
IPV6_PREFIX = 64


def count_request(request: HttpRequest, kind: str, most: int) -> None:
    """Count a request; RefusedError (429) when its address asked `most` times this hour."""
    address = hashlib.sha256(address_of(request).encode()).hexdigest()
    key = f"lounge-{kind}-{address}"
    cache.add(key, 0, AN_HOUR)
    try:
        count = cache.incr(key)
    except ValueError:  # its hour ended just now
        return
    if count > most:
        raise refused(429, "WEB112")


def address_of(request: HttpRequest) -> str:
    """Return whose request it is: an IPv4 address, or the network that an IPv6 one lies in.

    Behind a proxy it is the last address that the proxy names: what stands before that one the
    visitor may have made up.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_HTTPS:
        named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        address = named or address
    try:
        known = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.IPv6Network((known, IPV6_PREFIX), strict=False))
