"""Two worlds that differ in what one side answered and in nothing else, read on every channel."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

Act = Callable[[], object]
# What differs from one answer to the next whatever the world: tokens and what is made by chance.
CHANCE = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(rb'"csrf[^"]*": *"[^"]*"'),
    re.compile(rb'name="act" value="[^"]*"'),
    re.compile(rb"[0-9a-f]{32,64}"),  # seals of the log, and what they are salted with
    re.compile(rb"(DTSTAMP|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})[^\s\"]*"),
)


def same(body: bytes) -> bytes:
    """A body without what is made by chance; of an archive, what lies in it."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return b"".join(one.encode() + same(archive.read(one)) for one in archive.namelist())
    for pattern in CHANCE:
        body = pattern.sub(b"", body)
    return body


def told(client: Client, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """All that an address tells: status, headers, body."""
    answer = client.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = [
        (name, value)
        for name, value in answer.headers.items()
        if name not in ("Content-Length", "Date", "ETag", "Last-Modified", "X-Request-ID")
    ]
    return answer.status_code, sorted(headers), same(body)


class UndoneError(Exception):
    """The end of a world: whatever was done in it is taken back."""


def in_world(act: Act, seen: Callable[[], object]) -> object:
    """What is seen after an act, which is then undone as if it had never been."""
    found: list[object] = []
    try:
        with transaction.atomic():
            act()
            found.append(seen())
            raise UndoneError
    except UndoneError:
        return found[0]


def routes(before: str) -> Iterator[str]:
    """Every address of the face that begins so, with braces for values."""
    for path in walked(get_resolver()):
        if before in path:
            yield re.sub(r"^\w\w/", "/en/", path)


def walked(start: URLResolver, before: str = "") -> Iterator[str]:
    for one in start.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from walked(one, path)
        elif isinstance(one, URLPattern):
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)
