"""No page asks anything of another machine: no tracker, no font, no picture, no look-up ahead."""

import re
from urllib.parse import urlsplit

import pytest
from browser.elsewhere import HINTS, is_elsewhere, watch
from browser.firms import make_firm
from playwright.sync_api import Browser, Page

# Of many addresses that differ in a key alone, one is looked at; as many pages are enough.
KEY = re.compile(r"(?<=/)(?:[0-9a-z]{12,}|[A-Z]\d\d|\d+)(?=/|$)")
MOST = 40
NO_PAGE = re.compile(r"\.(?:svg|png|pdf|pptx|docx|xlsx|csv|zip|yaml|json|ics|webmanifest)$|/files/")
NOT_FOLLOWED = re.compile("sign-out|/fr/|language")


def kind(address: str) -> str:
    """An address without the keys that make it one of many."""
    return KEY.sub("*", urlsplit(address).path)


def links(page: Page) -> list[str]:
    """The addresses of this machine that a page leads to."""
    found: list[str] = page.eval_on_selector_all(
        "a[href]", "all => all.map(one => String(one.href.baseVal ?? one.href))"
    )
    here = urlsplit(page.url).netloc
    return [one.partition("#")[0] for one in found if urlsplit(one).netloc == here]


def walk(page: Page, starts: list[str]) -> tuple[list[str], list[str]]:
    """Look at a page of every kind that links lead to; return those seen, and what they hint at."""
    waiting, seen, hints = list(starts), dict[str, str](), []
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if kind(address) in seen or NO_PAGE.search(address) or NOT_FOLLOWED.search(address):
            continue
        seen[kind(address)] = address
        page.goto(address)
        hints += [f"{address}: {one}" for one in page.evaluate(HINTS)]
        waiting += links(page)
    return list(seen), hints


def test_no_page_asks_anything_of_another_machine(
    browser: Browser, base_url: str, asked_elsewhere: list[str]
) -> None:
    firm = make_firm(browser, base_url)
    page = browser.new_context(base_url=base_url, storage_state=firm.state).new_page()
    room = f"{base_url}/en/work/{firm.key}/"
    seen, hints = walk(
        page,
        [
            *(f"{room}{one}" for one in ("", "persons/", "members/", "settings/")),
            *(f"{room}alliances/{firm.alliance}/{one}" for one in ("", "team/", "mirror/")),
            *(f"{base_url}/en/account/{one}" for one in ("", "devices/", "delete/")),
        ],
    )
    stranger = browser.new_context(base_url=base_url).new_page()
    public, more = walk(
        stranger, [f"{base_url}/en/", f"{base_url}/lounge/en/", f"{base_url}/en/account/sign-in/"]
    )
    assert asked_elsewhere == []
    assert hints + more == []
    assert len(seen) >= 30, seen
    assert len(public) >= 6, public
    for part in ("/team/", "/members/", "/settings/", "/mirror", "/persons/", "/account/"):
        assert any(part in one for one in seen), (part, seen)


def test_what_a_page_asks_of_another_machine_is_noticed(
    browser: Browser, asked_elsewhere: list[str]
) -> None:
    asked: list[str] = []
    opened = browser.new_context()
    watch(opened, asked)
    page = opened.new_page()
    opened.route("**/*", lambda route: route.abort())
    page.set_content(
        '<img src="http://elsewhere.invalid/x.png"><link rel="preconnect" href="https://far.invalid">'
    )
    page.evaluate("navigator.sendBeacon('http://beacon.invalid/x', 'a')")
    page.evaluate("new WebSocket('ws://socket.invalid/')")
    page.wait_for_timeout(300)
    told = " ".join(asked)
    assert "image http://elsewhere.invalid/x.png" in told
    assert "http://beacon.invalid/x" in told
    assert "websocket ws://socket.invalid/" in told
    assert page.evaluate(
        HINTS.replace("location.host", "'here'").replace("location.href", "'http://here/'")
    )
    opened.close()
    # As any window, this one was watched by itself too.
    assert set(asked) <= set(asked_elsewhere)
    asked_elsewhere.clear()


@pytest.mark.parametrize(
    ("address", "far"),
    [
        ("http://localhost:8000/x", False),
        ("ws://127.0.0.1/x", False),
        ("data:image/png;base64,x", False),
        ("https://example.org/", True),
        ("wss://example.org/", True),
    ],
)
def test_another_machine_is_told_from_this_one(address: str, far: bool) -> None:
    assert is_elsewhere(address) is far
