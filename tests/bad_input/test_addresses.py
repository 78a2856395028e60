"""What no form holds is sent to every address that takes one: taken or refused, none fails.

The addresses are those of the map, with a firm that has one of everything (tests/web/access).
"""

import random
from collections import Counter
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from bad_input.importers import rows
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web.access.conftest import built, firm  # noqa: F401 - fixtures
from web.access.firm import Firm, undone
from web.access.rows import addresses, there
from web.access.test_links import KINDS, come, links_of
from web.access.tries import NOTED, WRITES, address, form_of

pytestmark = pytest.mark.slow
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
SEED, EACH = 20_261_124, 2
NAMES = addresses()
ODD = {
    "zeros": "0" * 5_000 + "1", "digits": "9" * 30, "far": str(2**63), "below": "-1",
    "other digits": "٣²", "end of days": "9999-12-31", "no day": "2027-02-31",
    "first day": "0001-01-01", "end moment": "9999-12-31T23:59", "nan": "nan", "inf": "1e999",
    "marks": "\u202e\u2066\u200b\x01\x1b[31m\x7f\u2028", "nul": "a\0b",
    "alike": "Аda Ｌumio ‮", "braces": "{name} {0} {{x}} %s {% load x %} <script>'\";--",
    "path": "../../../etc/passwd", "key": "zzzzzzzzzzzz", "uuid": "0" * 32, "blank": " \t\u3000",
    "long": "é" * 60_000, "lines": "a\r\nBcc: x@example.org\r\n\r\nb", "json": '[{"a":' * 300,
    "link": "http://[::1", "port": "https://example.org:99999999/", "mail": "a@" + "b" * 300,
    "null": "null", "list": "[]", "table": "{}",
}  # fmt: skip
BYTES = (b"%ff%fe", b"%ed%a0%80", b"%c0%80", b"%", b"%zz", b"\xff\xfe", b"%00", b"%u0041")


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """Return a form's fields as browsers send them."""
    return urlencode(pairs).encode()


def bodies(fields: dict[str, Any], dice: random.Random) -> Iterator[tuple[str, bytes, str]]:
    """Odd ways to send a form, each with its name, body and kind of content."""
    good = [(name, str(one)) for name, value in fields.items()
            for one in (value if isinstance(value, list) else [value])]  # fmt: skip
    names = list(fields)
    for odd, text in ODD.items():
        yield f"all {odd}", encoded([(name, text) for name in names]), FORM
        one = dice.choice(names)
        yield f"{one} {odd}", encoded([(n, text if n == one else v) for n, v in good]), FORM
    gone = dice.choice(names)
    yield f"without {gone}", encoded([one for one in good if one[0] != gone]), FORM
    yield "nothing", b"", FORM
    yield "twice", encoded(good + [(name, "zz") for name in names]), FORM
    yield "twice, good last", encoded([(name, "zz") for name in names] + good), FORM
    for raw in BYTES:
        yield f"bytes {raw!r}", b"&".join(quote(n).encode() + b"=" + raw for n in names), FORM
    yield "names", encoded([("\0", "x"), ("x" * 5_000, "x"), *good]), FORM
    yield "many", encoded([(f"a{number}", "x") for number in range(1_500)]), FORM
    for charset in ("utf-16", "utf-7", "nonsense", "\xe9", "idna", "rot13"):
        yield f"charset {charset!r}", encoded(good), f"{FORM}; charset={charset}"
    for content in (b"", b"{", b"[]", b"null", b"1", b'"x"', b"[" * 9_000, b"\xff", b'{"a": NaN}',
                    b'{"a":"\\ud800\\u0000"}', b"9" * 5_000):  # fmt: skip
        yield f"JSON {content[:20]!r}", content, JSON
    head = b'--x\r\nContent-Disposition: form-data; name="'
    for name in names:
        part = head + name.encode() + b'"; filename="a\0/../b.csv"\r\n\r\n\xff\0\r\n'
        yield f"{name} is a file", part + b"--x--\r\n", "multipart/form-data; boundary=x"
    yield "cut multipart", head + b"a", "multipart/form-data; boundary=x"
    yield "no boundary", encoded(good), "multipart/form-data"
    yield "odd boundary", encoded(good), "multipart/form-data; boundary=\xe9"
    yield "odd base64", head + (b'a"\r\nContent-Transfer-Encoding: base64\r\n\r\n@\r\n--x--'), (
        "multipart/form-data; boundary=x")  # fmt: skip
    yield "other", b"<a/>", "text/xml"
    yield "no kind", b"<a/>", ""


def came(firm: Firm) -> dict[str, Client]:  # noqa: F811
    """Who sends: the owner, a program with a key, and who came by the links of each kind."""
    key = {"authorization": f"Bearer {firm.links['api']}"}
    program = Client(headers=key, raise_request_exception=False)
    owner = firm.browser("owner")
    owner.raise_request_exception = False
    return {"": owner, "key": program} | {kind: come(firm, *links_of(kind)) for kind in KINDS}


def asked(client: Client, method: str, path: str, body: bytes, kind: str) -> tuple[int, bool]:
    """Send a body; return the status, and whether rows came or went. What happened is undone."""
    cookies = {name: one.value for name, one in client.cookies.items()}
    cache.clear()
    connection.queries_log.clear()
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = client.generic(method, path, body, content_type=kind)
        _ = b"".join(answer) if answer.streaming else answer.content
        wrote = {found[1] for one in queries if (found := WRITES.match(one["sql"]))}
        # Counting takes long; a statement whose effect was taken back leaves nothing.
        is_changed = bool(wrote - NOTED) and rows() != START
    client.cookies = SimpleCookie(cookies)
    return answer.status_code, is_changed


START: dict[str, int] = {}


def test_no_address_fails_whatever_is_sent(firm: Firm) -> None:  # noqa: F811
    dice = random.Random(SEED)
    clients = came(firm)
    START.update(rows())
    found, told = [], Counter[int]()
    for path, row in there().items():
        if not row.send or row.door == "off":
            continue
        client = clients[{"link": row.kind, "key": "key"}.get(row.door, "")]
        here = address(firm, row, NAMES[path])
        for name, body, kind in dice.sample(list(bodies(form_of(firm, row), dice)), EACH):
            for method in row.by:
                status, is_changed = asked(client, method, here, body, kind)
                told[status] += 1
                if status >= 500 or (status >= 400 and is_changed):
                    found.append(f"{status} {method} {path} [{name}]")
    assert not found
    assert told.total() > 300, told
    # They get past the doors: most are judged by the page itself.
    assert told[404] + told[403] < told.total() // 5, told
