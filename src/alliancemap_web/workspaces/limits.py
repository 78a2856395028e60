"""How often somebody may guess a link, or have letters sent, counted in the cache."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from alliancemap_web.lounge.rates import address_of

AN_HOUR, A_DAY = 3_600, 86_400
# Nobody comes upon a link by guessing; this only keeps the guessing cheap for us.
WRONG_LINKS_AN_HOUR = 30
# So that no workspace becomes a way to send strangers what they did not ask for.
LETTERS_A_DAY = 50


def guesses_too_often(request: HttpRequest) -> bool:
    """Say whether so many wrong links came from an address this hour that none is tried now."""
    return counted("links", address_of(request)) >= WRONG_LINKS_AN_HOUR


def count_wrong_link(request: HttpRequest) -> None:
    """Count a link that opened nothing."""
    count("links", address_of(request), AN_HOUR)


def may_send_letter(workspace: int) -> bool:
    """Say whether a workspace may have one more letter sent today, and count it if so."""
    if counted("letters", str(workspace)) >= LETTERS_A_DAY:
        return False
    count("letters", str(workspace), A_DAY)
    return True


def counted(kind: str, whose: str) -> int:
    """Return how often it was, in the time that began with the first."""
    return int(cache.get(name_of(kind, whose), 0))


def count(kind: str, whose: str, seconds: int) -> None:
    """Count one more; the first begins the time in which they are counted."""
    name = name_of(kind, whose)
    cache.add(name, 0, seconds)
    try:
        cache.incr(name)
    except ValueError:  # its time ended just now
        cache.add(name, 1, seconds)


def name_of(kind: str, whose: str) -> str:
    """Return what the cache calls a count; it names nobody."""
    return f"workspaces-{kind}-{hashlib.sha256(whose.encode()).hexdigest()}"
