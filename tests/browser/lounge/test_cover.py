"""The lock, where the page was not awake to watch the clock."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PIN = "280714"
SET_PIN = """async (pin) => {
  const base = document.querySelector("script[type=module]").src;
  const { openStore } = await import(new URL("store/store.js", base));
  await (await openStore()).setPin(pin);
}"""
# As when a lid is opened again: the clock has gone on, no timer has run, and nothing was hidden.
SLEEP = "(ms) => { const now = Date.now; Date.now = () => now() + ms; }"


@pytest.mark.parametrize("waking", ["pointerdown", "keydown", "wheel"])
def test_the_first_touch_after_a_long_sleep_finds_the_page_locked(
    page: Page, settle: Callable[[Page], None], waking: str
) -> None:
    page.goto("/lounge/en/")
    settle(page)
    page.evaluate(SET_PIN, PIN)
    page.reload()
    page.locator("#pin").fill(PIN)
    page.locator("form.lock [type=submit]").tap()
    expect(page.locator("form.start")).to_be_visible()
    page.evaluate(SLEEP, 130_000)
    page.evaluate("(waking) => { dispatchEvent(new Event(waking)); }", waking)
    expect(page.locator("form.lock")).to_be_visible()
