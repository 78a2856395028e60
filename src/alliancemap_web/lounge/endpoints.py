"""What the phone's scripts ask the server: who is signed in, syncs, sealed links, opened files."""

import re
from datetime import UTC, datetime

from django.contrib.auth import logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods, require_POST

from alliancemap.alliance_file import AllianceFileError, read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.reading.opened import known_vocabularies
from alliancemap_web.lounge.actions import (
    forget_talk,
    make_link,
    milliseconds,
    revoke_link,
)
from alliancemap_web.lounge.actions import sync as sync_talk
from alliancemap_web.lounge.checks import is_text_of, is_whole, read_sync
from alliancemap_web.lounge.messages import Data, message, person_of, read_message
from alliancemap_web.lounge.queries import find_box, list_talks
from alliancemap_web.lounge.rates import count_request
from alliancemap_web.lounge.refusals import Reason, RefusedError, refused
from alliancemap_web.lounge.told import let_go

LARGEST_SYNC = 1_500_000
LARGEST_BOX = 300_000
# Around a box: its days, and the quotes.
LARGEST_LINK = LARGEST_BOX + 1_000
# The reader takes a million bytes, which JSON may write at twice the length.
LARGEST_FILE = 2_100_000
MOST_DAYS = 30
BOX = re.compile(r"[A-Za-z0-9+/_=-]+")
LINKS_AN_HOUR = 60
FILES_AN_HOUR = 120
TITLE = "file"


@require_http_methods(["GET", "HEAD", "DELETE"])
@message
def session(request: HttpRequest) -> Data:
    """Say who is signed in and how far the server's copies of their talks go; DELETE signs out."""
    if request.method == "DELETE":
        person_of(request)
        logout(request)
    now = milliseconds(datetime.now(UTC))
    person = request.user
    if not person.is_authenticated or not person.is_active:
        return {
            "signed_in": False, "person": None, "csrf": "", "now": now, "talks": [],
            "forgotten": [],
        }  # fmt: skip
    talks = list_talks(person.pk)
    standing = [one for one in talks if not one.is_forgotten]
    return {
        "signed_in": True,
        "person": {"id": str(person.public_id), "email": person.email},
        "csrf": get_token(request),
        "now": now,
        "talks": [{"id": one.id, "sequence": one.sequence} for one in standing],
        "forgotten": [one.id for one in talks if one.is_forgotten],
    }


@require_POST
@message
def sync(request: HttpRequest) -> Data:
    """Keep what a phone brings of one talk, and tell what it may not have."""
    person = person_of(request)
    brought = read_sync(read_message(request, LARGEST_SYNC))
    now = datetime.now(UTC)
    newer = sync_talk(person, brought, now)
    return {
        "acknowledged": [one.id for one in brought.operations],
        "operations": [one.plain() for one in newer.operations],
        "sequence": newer.sequence,
        "more": newer.more,
        "now": milliseconds(now),
    }


@require_http_methods(["DELETE"])
@message
def talk(request: HttpRequest, number: str) -> Data:
    """Delete one talk of the person who is signed in."""
    forget_talk(person_of(request), str(number), datetime.now(UTC))
    let_go()
    return {"forgotten": str(number)}


@require_POST
@message
def links(request: HttpRequest) -> Data:
    """Keep a box that the phone sealed, for some days."""
    count_request(request, "links", LINKS_AN_HOUR)
    sent = read_message(request, LARGEST_LINK)
    box, days = sent.get("box"), sent.get("days")
    if not is_text_of(BOX, box):
        raise refused(400, "WEB102", place="box")
    if len(str(box)) > LARGEST_BOX:
        raise refused(413, "WEB110", most=LARGEST_BOX)
    if not is_whole(days, MOST_DAYS) or days == 0:
        raise refused(400, "WEB102", place="days")
    made = make_link(str(box), int(days or 1), datetime.now(UTC))
    return {"id": made.name, "revoke": made.revoke, "until": milliseconds(made.until)}


@require_http_methods(["GET", "HEAD", "DELETE"])
@message
def link(request: HttpRequest, name: str) -> Data:
    """Give a link's sealed box, or take it back."""
    now = datetime.now(UTC)
    if request.method == "DELETE":
        count_request(request, "revoke", LINKS_AN_HOUR)
        revoke = read_message(request, LARGEST_LINK).get("revoke")
        revoke_link(name, revoke if isinstance(revoke, str) else "", now)
        return {"gone": True}
    found = find_box(name, now)
    if found is None:
        raise refused(404, "WEB111")
    box, until = found
    return {"box": box, "until": milliseconds(until)}


@require_POST
@message
def open_file(request: HttpRequest) -> Data:
    """Read an alliance file, keep nothing of it, and give it as plain JSON."""
    count_request(request, "open", FILES_AN_HOUR)
    sent = read_message(request, LARGEST_FILE)
    text = sent.get("text")
    if not isinstance(text, str):
        raise refused(400, "WEB102", place="text")
    try:
        # Half a letter is none; the reader says so of the bytes.
        content = text.encode(errors="surrogatepass")
        alliance = read_alliance(content, known_vocabularies(), TITLE)
    except AllianceFileError as error:
        reasons = (reason(one.code, one.message.values) for one in error.problems)
        raise RefusedError(400, *reasons) from None
    return {"file": plain_alliance(alliance)}


def reason(code: str, values: tuple[tuple[str, object], ...]) -> Reason:
    """Return a problem of a file as the reason why it is not opened."""
    shown = (
        (
            name,
            value
            if isinstance(value, str | int)
            else ", ".join(map(str, value if isinstance(value, tuple) else (value,))),
        )
        for name, value in values
    )
    return Reason(code, tuple(shown))
