"""The addresses outside the workplace: public, one's own, switched off, and for programs."""

from datetime import timedelta

import pytest
from django.test import Client
from web.access.firm import Firm
from web.access.people import ALONE, ELSEWHERE, FORMER, NOBODY, NOW, TODAY
from web.access.rows import Row, addresses, there
from web.access.tries import address, form_of, tell

from alliancemap_web.api.actions.keys import make_key, revoke_key
from alliancemap_web.api.models import ApiKey

ROWS = there()
NAMES = addresses()
OPEN = {"in", "sign in"}
EVERYBODY = ("owner", "reader", ELSEWHERE, ALONE, FORMER, NOBODY)


def of(door: str) -> dict[str, Row]:
    """The rows of a door that are tried."""
    return {path: row for path, row in ROWS.items() if row.door == door and not row.untried}


def outcomes(firm: Firm, client: Client, path: str, row: Row) -> dict[str, str]:
    """What reading and sending comes to, where a row has them."""
    here = address(firm, row, NAMES[path])
    methods = [*(["GET"] if row.read else []), *(row.by if row.send else ())]
    return {one: tell(client, one, here, form_of(firm, row)).outcome for one in methods}


@pytest.mark.parametrize("who", ["owner", NOBODY])
def test_what_is_public_is_open_to_everybody(firm: Firm, who: str) -> None:
    shut = [
        (path, found)
        for path, row in of("anyone").items()
        if "{rest}" not in path
        and set(found := outcomes(firm, firm.browser(who), path, row).values()) - OPEN
        and not (who == NOBODY and path == "lounge/session")  # nobody is there to be signed out
    ]
    assert shut == []


def test_what_is_public_says_nothing_of_any_firm(firm: Firm) -> None:
    owner = firm.browser("owner")
    for path, row in of("anyone").items():
        if row.read and "{rest}" not in path:
            body = tell(owner, "GET", address(firm, row, NAMES[path])).body
            for one in (firm.owner.key, firm.things["alliance"], "Petite"):
                assert one.encode() not in body, (path, one)


def test_one_s_account_is_for_who_is_signed_in(firm: Firm) -> None:
    for path, row in of("account").items():
        assert set(outcomes(firm, firm.browser(NOBODY), path, row).values()) <= {"sign in"}, path
        for who in ("owner", ALONE):
            found = set(outcomes(firm, firm.browser(who), path, row).values())
            # What one does not have, such as a passkey to take away, is not there.
            allowed = {"in", "away"} if "{" in path else {"in"}
            assert found <= allowed, (who, path, found)


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_switched_off_is_not_there_for_anybody(firm: Firm, who: str) -> None:
    for path, row in ROWS.items():
        if row.door == "off":
            found = set(outcomes(firm, firm.browser(who), path, row).values())
            assert found <= {"away", "not that way"}, (path, found)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_talk_is_its_person_s_alone(firm: Firm, who: str) -> None:
    for path, row in of("own").items():
        found = set(outcomes(firm, firm.browser(who), path, row).values())
        if who == "owner" or "{number}" not in path:
            shut = {"sign in", "away"} if who == NOBODY else {"in"}
            assert found <= shut, (path, found)
        else:
            wanted = {"sign in", "away"} if who == NOBODY else {"away"}
            # The phone is told of a talk that the server never had that it is forgotten, as of
            # its own: that tells it nothing of others'.
            assert found <= wanted or path == "lounge/talks/{number}", (path, found)


def program(firm: Firm, secret: str) -> Client:
    """A program that comes with a key."""
    return Client(headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)


def api(firm: Firm, client: Client) -> dict[tuple[str, str], int]:
    """The status of each operation of the interface, by method and path."""
    found = {}
    for path, row in of("key").items():
        here = address(firm, row, NAMES[path])
        for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
            found[method, path] = tell(client, method, here, form_of(firm, row)).status
    return found


def test_a_program_comes_in_by_its_key(firm: Firm) -> None:
    found = api(firm, program(firm, firm.links["api"]))
    assert set(found.values()) <= {200, 201, 422, 400, 409}, found
    assert all(status == 200 for (method, _), status in found.items() if method == "GET"), found


def test_a_key_that_reads_sends_nothing(firm: Firm) -> None:
    secret = make_key(firm.owner, "Reader", "read", None, NOW)
    found = api(firm, program(firm, secret))
    for (method, path), status in found.items():
        # What cannot be read is refused before anybody asks whether it may be done.
        assert status in ((200,) if method == "GET" else (403, 422)), (method, path)


def test_a_key_of_another_firm_finds_none_of_this_one_s(firm: Firm) -> None:
    elsewhere = firm.strangers[ELSEWHERE]
    assert elsewhere
    secret = make_key(elsewhere, "CRM", "edit", None, NOW)
    client = program(firm, secret)
    for (method, path), status in api(firm, client).items():
        if "{key}" in path:
            assert status in (404, 422), (method, path)
    for path in ("workspace", "search?q=insulin", "alliances", "comparison", "clashes"):
        body = client.get(f"/api/1/{path}").content
        for one in (firm.things["alliance"], firm.owner.key, "Petite"):
            assert one.encode() not in body, (path, one)


@pytest.mark.parametrize("what", ["none", "wrong", "sign-in", "revoked", "expired"])
def test_without_a_key_that_stands_nobody_comes_in(firm: Firm, what: str) -> None:
    client = {"none": Client(), "sign-in": firm.browser("owner")}.get(what)
    if client is None:
        until = TODAY + timedelta(days=1) if what == "expired" else None
        secret = make_key(firm.owner, what, "edit", until, NOW)
        row = ApiKey.objects.get(name=what)
        if what == "revoked":
            revoke_key(firm.owner, row.key)
        if what == "expired":
            ApiKey.objects.filter(pk=row.pk).update(until=TODAY - timedelta(days=1))
        client = program(firm, "am_wrong" if what == "wrong" else secret)
    assert set(api(firm, client).values()) == {401}
