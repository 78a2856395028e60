"""A link that somebody made by hand, with values that no phone writes: it is refused whole."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

TALK = "11111111-1111-4111-8111-111111111111"
# Closes operations as the page itself would, and leaves them on the server.
MAKE = """async (operations) => {
  const [{ src }] = document.querySelectorAll("script[src*='/lounge/files/']");
  const links = await import(src.replace(/[^/]*$/, "store/links.js"));
  return (await links.makeLink(operations, 1)).fragment;
}"""


def operations(*more: tuple[str, Any]) -> list[dict[str, Any]]:
    """A talk as a link holds it."""
    told = [("name", "Orchid"), ("sector", "general_hi_tech"), ("set", "airport_12"), *more]
    return [
        {
            "id": f"22222222-2222-4222-8222-{at:012}",
            "talk": TALK,
            "stamp": f"001795000000000-{at:04}-deadbeef",
            "register": register,
            "value": value,
        }
        for at, (register, value) in enumerate(told)
    ]


def test_a_link_with_a_value_no_screen_could_show_is_refused_and_leaves_nothing_behind(
    page: Page, settle: Callable[[Page], None], troubles: list[str]
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    bad = page.evaluate(MAKE, operations(("answer:M01", {"level": 99})))
    good = page.evaluate(MAKE, operations(("name", "<img src=x>\u202e\ufffe]]>")))
    page.goto("about:blank")
    page.goto(f"/lounge/en/{bad}")
    page.locator("main .do").click()
    expect(page.locator("main .error")).to_be_visible()
    page.goto("about:blank")
    page.goto("/lounge/en/")
    settle(page)
    expect(page.locator(".talks li")).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"/lounge/en/{good}")
    page.locator("main .do").click()
    expect(page.locator("main .paper svg")).to_be_visible()
    assert page.locator("main img[src=x]").count() == 0
    assert troubles == []
