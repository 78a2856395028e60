"""Each address and each method, and forms that come from elsewhere."""

import pytest
from django.test import Client
from web.access.firm import Firm
from web.access.people import ELSEWHERE, NOBODY, browser_of
from web.access.rows import addresses, there
from web.access.tries import METHODS, NOTED, address, form_of, tell

ROWS = there()
NAMES = addresses()
INSIDE = ("member", "alliance")


def nowhere(firm: Firm, who: str) -> list[str]:
    """Each method that no row names and that comes to something all the same."""
    browser, found = firm.browser(who), []
    for path, row in ROWS.items():
        if "{rest}" in path:
            continue
        here = address(firm, row, NAMES[path])
        for method in METHODS[3:] if row.door in INSIDE else METHODS[2:]:
            # Django's form views take what is PUT as what is sent by POST.
            is_form = method == "PUT" and row.send and row.door in ("anyone", "account", "off")
            if row.right(method) or row.untried or is_form:
                continue
            told = tell(browser, method, here)
            # What a page answers to OPTIONS is a list of methods and nothing else.
            is_list = method == "OPTIONS" and told.status == 200 and not told.body
            # Who is signed in already is led on from where others sign in, whatever they send.
            is_led_on = row.door in ("anyone", "account") and told.status == 302
            if told.outcome in ("in", "failed") and not is_list and not is_led_on:
                found.append(f"{method} {path}: {told.status}")
            if told.written - NOTED:
                found.append(f"{method} {path}: writes {sorted(told.written)}")
    return found


@pytest.mark.parametrize("who", ["owner", ELSEWHERE, NOBODY])
def test_a_method_that_no_row_names_comes_to_nothing(firm: Firm, who: str) -> None:
    assert nowhere(firm, who) == []


@pytest.mark.parametrize("who", ["reader, nothing open", ELSEWHERE, NOBODY])
def test_asking_for_the_head_of_a_page_tells_no_more_than_asking_for_the_page(
    firm: Firm, who: str
) -> None:
    browser, found = firm.browser(who), []
    for path, row in ROWS.items():
        if row.door not in INSIDE or not row.read or row.outside == "theirs":
            continue
        here = address(firm, row, NAMES[path])
        got, head = tell(browser, "GET", here), tell(browser, "HEAD", here)
        if (head.status, head.leads_to, head.body) != (got.status, got.leads_to, b""):
            found.append(f"HEAD {path}: {head.status}, GET {got.status}")
    assert found == []


def test_a_form_from_another_site_is_refused_at_each_address(firm: Firm) -> None:
    owner = browser_of("owner")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    found = []
    for path, row in ROWS.items():
        if not row.send or row.door in ("key", "off") or row.untried:
            continue
        told = tell(strict, row.by[0], address(firm, row, NAMES[path]), form_of(firm, row))
        if told.outcome == "in" and path not in TAKES_NO_FORM:
            found.append(f"{row.by[0]} {path}: {told.status}")
        assert told.outcome != "failed", path
    assert found == []


# Scripts send JSON here, which no other site's form can, and what they do is no signed-in act.
TAKES_NO_FORM = {"lounge/links", "lounge/open"}
