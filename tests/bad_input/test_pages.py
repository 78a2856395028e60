"""What no page offers is sent to every form that can be found: taken or refused, none fails.

The forms are those of the pages themselves, found by following links from a firm's start page.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from bad_input.found_forms import FoundForm, own_links, read_page
from bad_input.importers import rows
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation
from web.meetings.team import team

from alliancemap_web.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TOKEN = "csrfmiddlewaretoken"
FORM = "application/x-www-form-urlencoded"
MOST_PAGES = 60
ENDS = ("sign-out", "devices/end", "members/leave")
TYPED = {
    *("text", "textarea", "search", "email", "url", "number", "date", "hidden", "select", "radio"),
}
NASTY = {
    "zeros": "0" * 5_000 + "1",
    "digits": "9" * 30,
    "other digits": "٣²",
    "end of days": "9999-12-31",
    "marks": "\u202e\u2066\u200b\x01\x1b[31m\x7f\u2028",
    "braces": "{name} {0} {{x}} %s {% load x %} <script>alert(1)</script>'\";--",
    "path": "../../../etc/passwd",
    "key": "zzzzzzzzzzzz",
}
NASTIES = tuple(NASTY.items())


def name_of(address: str) -> str:
    """The name of the page that an address leads to."""
    with translation.override("en"):
        try:
            return resolve(address.partition("?")[0]).url_name or ""
        except Resolver404:
            return ""


def found(client: Client, start: list[str]) -> Iterator[FoundForm]:
    """Each form of the pages that links lead to, one page of a name and one form of a kind."""
    seen: set[str] = set()
    kinds: set[tuple[str, str, tuple[str, ...]]] = set()
    waiting = list(start)
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if name_of(address) in seen:
            continue
        seen.add(name_of(address))
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            read_out(answer)
            continue
        page = read_page(answer.content, address)
        waiting += [one for one in own_links(page) if one.startswith("/en/work/")]
        for form in page.forms:
            names = tuple(sorted({re.sub("[0-9]+", "", one) for one in form.names}))
            kind = (form.method, name_of(form.action), names)
            if kind not in kinds and not any(one in form.action for one in ENDS):
                kinds.add(kind)
                yield form


def test_no_form_of_any_page_fails_whatever_is_sent(examples: object) -> None:
    firm = team(firm="Petite")
    firm.ended()
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(email="ada@example.org"))
    home = f"/en/work/{firm.owner.key}/"
    alliance = f"{home}alliances/{firm.alliance}/"
    start = [alliance, f"{alliance}team/", home, "/en/account/password/", "/en/account/name/"]
    forms = list(found(client, start))
    assert len(forms) > 30
    dice = 0
    for form in forms:
        typed = {name for name, kind, _ in form.fields if kind in TYPED}
        # Two of them for each form, so that all are sent to many.
        for at in (dice, dice + 3):
            name, text = NASTIES[at % len(NASTIES)]
            if form.method == "get" and name == "zeros":
                continue  # too long for an address; servers refuse it before us
            cache.clear()
            sent = form.filled() | {one: [text] for one in typed if one != TOKEN}
            dice += 1
            with transaction.atomic():
                before = rows() if dice % 5 == 0 else {}
                answer = asked(client, form, sent)
                read_out(answer)
                assert answer.status_code < 500, (form.action, name, answer.status_code)
                if before and answer.status_code >= 400:
                    assert rows() == before, (form.action, name)
                transaction.set_rollback(True)
    assert dice > 60


def asked(client: Client, form: FoundForm, sent: dict[str, list[str]]) -> Any:
    """Send a form as browsers do."""
    content = urlencode([(name, one) for name, values in sent.items() for one in values])
    if form.method == "post":
        return client.post(form.action, content, content_type=FORM)
    return client.get(f"{form.action.partition('?')[0]}?{content}")


def read_out(answer: Any) -> None:
    """Read a file to its end, which closes it."""
    if answer.streaming:
        for _ in answer.streaming_content:
            pass
