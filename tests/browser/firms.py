"""Firms that browser tests begin with: somebody signs up and begins an alliance from an example."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any

from playwright.sync_api import Browser, Page

PASSWORD = "a long walk by the sea"
NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm with one alliance: their keys, its owner's address, and the owner's cookies."""

    key: str
    alliance: str
    owner: str
    state: Any


def sign_up(page: Page) -> str:
    """Make an account and its workspace by hand, in English; return the address."""
    address = f"owner{next(NUMBERS)}@example.org"
    page.goto("/en/account/sign-up/")
    page.locator("#id_name").fill("Zoé")
    page.locator("#id_firm").fill("Heron Optics")
    page.locator("#id_email").fill(address)
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name="Create the account").click()
    page.wait_for_url(re.compile(r"/en/work/\w+/$"))
    return address


def make_firm(browser: Browser, base_url: str) -> Firm:
    """Make a firm that has begun one alliance with an example's answers."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    owner = sign_up(page)
    key = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/en/work/{key}/alliances/new/")
    page.locator("form[action$='/example/'] button").click()
    page.wait_for_url(re.compile(rf"/work/{key}/alliances/(?!new/)\w+/"))
    alliance = page.url.split("/alliances/")[1].partition("/")[0]
    state = context.storage_state()
    context.close()
    return Firm(key, alliance, owner, state)
