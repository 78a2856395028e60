"""Whatever is sent, and however: no byte of it stands in the log.

Every address of the program is asked with marks: in the path where it takes a key or a secret, in
the question, in each field of a form, in files and in JSON; also while every page fails.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from portfolio_made import PASSWORD, data_of, member_in
from web.operation.conftest import Log
from web.portfolio.conftest import NOW

from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.operation import pages
from alliancemap_web.operation.logs import JsonLines
from alliancemap_web.portfolio.actions import create
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member

MARK = "marked7secret"
ANSWER = "Wir halten sie für unfair ✗ marked7answer"
MAIL = "marked7mail@example.org"
FIELDS = {
    "text": ANSWER, "name": ANSWER, "note": ANSWER, "reason": ANSWER, "why": ANSWER, "q": ANSWER,
    "level": ANSWER, "answer": ANSWER, "code": MARK, "password": MARK, "login": MAIL,
    "email": MAIL, "url": f"https://169.254.169.254/{MARK}", "address": MAIL, "next": f"/{MARK}",
}  # fmt: skip
GONE = {"account_logout", "account_delete"}  # they would end the visit


def addresses(start: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """Every address: its path with braces for values, and its name."""
    for one in start.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, path)
        elif isinstance(one, URLPattern):
            yield path, one.name or ""


def filled(path: str, key: str, alliance: str) -> str:
    """An address with a mark wherever it takes anything."""
    known = {"key": key, "alliance": alliance}

    def value(found: re.Match[str]) -> str:
        kind, _, name = found[1].rpartition(":")
        return "7" if kind == "int" else known.get(name, MARK)

    clean = path.replace("^", "").replace(".*$", MARK)
    return "/" + re.sub(r"<([\w:]+)>", value, clean).lstrip("/")


@pytest.fixture
def owner(db: None) -> Member:
    """Somebody whose firm, name and address are marked too."""
    return member_in(f"{MARK} GmbH", MAIL, ANSWER)


@pytest.fixture
def visit(owner: Member) -> Client:
    """Their browser."""
    client = Client(raise_request_exception=False)
    client.force_login(Membership.objects.get(pk=owner.membership).person)
    return client


def shows_no_mark(log: Log) -> None:
    """Fail when any mark stands in the log."""
    for line in log.text.splitlines():
        assert "marked7" not in line, line


@pytest.mark.slow
def test_no_address_and_no_form_leaves_what_was_sent(
    log: Log, owner: Member, visit: Client
) -> None:
    alliance = create(owner, data_of("mannkind-sanofi"), NOW, "file")
    asked = [(path, name) for path, name in addresses(get_resolver()) if name not in GONE]
    stranger = Client(raise_request_exception=False)
    for path, _ in asked:
        where = filled(path, owner.key, alliance)
        visit.force_login(Membership.objects.get(pk=owner.membership).person)  # some end visits
        answers = [visit.get(where, {"q": ANSWER, "token": MARK})]
        answers.append(visit.post(f"{where}?token={MARK}", FIELDS))
        if "secret" in path or "guest" in path:
            answers.append(stranger.get(where, {"token": MARK}))
        for answer in answers:
            list(answer)
    assert len(asked) > 150
    assert len(log.lines("request")) > 1.9 * len(asked)
    assert {one["code"] for one in log.lines("security")} >= {"SEC001", "SEC003", "SEC006"}
    shows_no_mark(log)
    assert PASSWORD not in log.text


def test_files_and_json_leave_nothing(log: Log, owner: Member, visit: Client) -> None:
    secret = make_key(owner, MARK, "edit", None, NOW)
    for content in (f"name;note\n{MARK};{ANSWER}".encode(), b"PK\3\4" + MARK.encode(), b"\0\xff"):
        sent = SimpleUploadedFile(f"{MARK}.csv", content)
        visit.post(f"/en/work/{owner.key}/bring/", {"file": sent, "files": sent})
    program = {"headers": {"Authorization": f"Bearer {secret}"}}
    for body in (json.dumps({"partner": ANSWER, "x": MARK}), f'{{"{MARK}', f'["{ANSWER}"]'):
        for path in ("alliances", f"alliances/{MARK}/answers", "me"):
            visit.post(f"/api/1/{path}", body, content_type="application/json", **program)  # type: ignore[arg-type]
    visit.get("/api/1/alliances", headers={"Authorization": f"Bearer am_{MARK}"})
    visit.post("/lounge/sync/", json.dumps({"operations": [MARK]}), content_type=f"x/{MARK}")
    visit.get("/en/", headers={"Host": f"{MARK}.example", "User-Agent": MARK, "Referer": MARK})
    visit.generic(MARK.upper(), "/en/", ANSWER)
    assert log.lines("request")
    assert secret not in log.text
    shows_no_mark(log)


def test_a_page_that_fails_leaves_its_lines_of_code_and_nothing_else(
    log: Log, owner: Member, visit: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(request: HttpRequest, *_: Any, **__: Any) -> None:
        answer = request.POST.get("text", ANSWER)
        raise ValueError(f"{answer} of {MAIL} with {MARK}")

    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            for one in pattern.url_patterns:
                if isinstance(one, URLPattern) and one.name == "health_live":
                    monkeypatch.setattr(one, "callback", fails)
    monkeypatch.setattr("alliancemap_web.operation.watching.UNTOLD", frozenset())
    assert pages.live
    assert visit.post("/health/live", {"text": ANSWER}).status_code == 500
    [failed] = [one for one in log.lines("log") if "error" in one]
    assert failed["route"] == "health_live"
    assert failed["error"][0]["class"] == "builtins.ValueError"
    assert "fails" in " ".join(failed["error"][0]["trace"])
    [line] = log.lines("request")
    assert (line["status"], line["level"]) == (500, "ERROR")
    assert line["request"] == failed["request"]
    shows_no_mark(log)


def test_a_database_that_refuses_a_value_does_not_repeat_it_in_the_log(log: Log, db: None) -> None:
    from django.db import IntegrityError, transaction

    from alliancemap_web.people.models import Person

    Person.objects.create_user(MAIL)
    try:
        with transaction.atomic():
            Person.objects.create_user(MAIL)
    except IntegrityError as error:
        logging.getLogger("alliancemap_web.people").error("not kept: %s", error, exc_info=error)
    assert "IntegrityError" in log.text
    shows_no_mark(log)


def test_the_marks_would_be_found(settings: LazySettings, log: Log) -> None:
    logging.getLogger("alliancemap_web.x").error("kept: %s", MARK)
    with pytest.raises(AssertionError):
        shows_no_mark(log)
    assert isinstance(JsonLines(), logging.Formatter)
