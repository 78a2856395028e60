"""Where a firm asks for more than a password, a password alone opens nothing of it anywhere."""

from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from web.access.firm import Firm, undone
from web.access.people import browser_of
from web.access.rows import Row, addresses, there
from web.access.test_side_doors import NAMED, read, secrets_in
from web.access.tries import NOTED, address, form_of, tell

from alliancemap_web.rounds.models import Participant
from alliancemap_web.workspaces.models import Membership, Workspace

ROWS = there()
NAMES = addresses()
OF_THE_FIRM = {path: row for path, row in ROWS.items() if row.door in ("member", "alliance")}
OF_A_SEAT = {path: row for path, row in ROWS.items() if row.kind == "round" and "guest" in path}
OF_THE_ACCOUNT = {path: row for path, row in ROWS.items() if row.door == "account"}
# What says which firm asks, and shows how to show more.
PROVE = "/work/{key}/prove/"


def ask(firm: Firm) -> None:
    """Let the firm ask for proof, and every seat of its rounds be the owner's."""
    Workspace.objects.filter(pk=firm.owner.workspace).update(asks_proof=True)
    Participant.objects.update(membership=Membership.objects.get(pk=firm.owner.membership))


def proven() -> Client:
    """The owner's browser in a visit that began with a code."""
    browser = browser_of("owner")
    visit: Any = browser.session
    visit[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password"}, {"method": "mfa"}]
    visit["account_authentication_methods_user"] = visit["_auth_user_id"]
    visit.save()
    return browser


def ways(row: Row) -> list[str]:
    """The methods of a row."""
    return [*(["GET"] if row.read else []), *(row.by if row.send else ())]


def led(firm: Firm, client: Client, rows: dict[str, Row]) -> dict[str, bool]:
    """Whether each row led to where one shows more, and nothing was written."""
    found = {}
    for path, row in rows.items():
        for method in ways(row) if not row.untried and path != PROVE else ():
            told = tell(client, method, address(firm, row, NAMES[path]), form_of(firm, row))
            leads = told.leads_to.startswith(f"/en/work/{firm.owner.key}/prove/")
            found[f"{method} {path}"] = leads and not told.written - NOTED
    return found


def test_no_address_of_a_firm_opens_to_an_owner_s_password_alone(firm: Firm) -> None:
    with undone():
        ask(firm)
        found = led(firm, browser_of("owner"), OF_THE_FIRM)
    assert len(found) > 100
    assert [path for path, leads in found.items() if not leads] == []


def test_no_seat_and_no_meeting_on_a_phone_opens_to_an_account_s_password_alone(
    firm: Firm,
) -> None:
    with undone():
        ask(firm)
        found = led(firm, browser_of("owner"), OF_A_SEAT)
        after_a_code = led(firm, proven(), OF_A_SEAT)
        Workspace.objects.update(asks_proof=False)
        unasked = led(firm, browser_of("owner"), OF_A_SEAT)
    assert len(found) > 10
    assert [path for path, leads in found.items() if not leads] == []
    assert not any(after_a_code.values())
    assert not any(unasked.values())


def test_a_participant_s_own_link_is_not_asked(firm: Firm) -> None:
    with undone():
        ask(firm)
        client = browser_of("owner")
        assert client.get(f"/en/round/{firm.links['round']}/").status_code == 302
        assert client.get(f"/en/round-of/{firm.things['seat']}/").status_code == 200


def test_no_page_of_an_account_gives_anything_of_the_firm_to_a_password_alone(firm: Firm) -> None:
    with undone():
        ask(firm)
        client = browser_of("owner")
        told = {
            f"{method} {path}": tell(
                client, method, address(firm, row, NAMES[path]), form_of(firm, row)
            )
            for path, row in OF_THE_ACCOUNT.items()
            for method in (ways(row) if not row.untried else ())
        }
    for path, one in told.items():
        assert not secrets_in(read(one), *NAMED), path
    for path in ("/account/kept/", "/account/delete/"):
        for method in ("GET", "POST"):
            assert f"/work/{firm.owner.key}/prove/" in told[f"{method} {path}"].leads_to, path
