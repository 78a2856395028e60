"""What is typed in the workplace is kept, whatever the network, others and the clock do."""

import re
from collections.abc import Callable

import pytest
from browser.firms import PASSWORD, Firm, make_firm
from playwright.sync_api import Browser, BrowserContext, Page, expect

KEPT = re.compile(r"Kept \d\d:\d\d")


@pytest.fixture
def firm(browser: Browser, base_url: str) -> Firm:
    return make_firm(browser, base_url)


@pytest.fixture
def window(new_context: Callable[..., BrowserContext], firm: Firm) -> Callable[..., Page]:
    """A function that opens the page of one answer in a window of its own."""

    def open_window(factor: str = "M01") -> Page:
        page = new_context(storage_state=firm.state).new_page()
        page.goto(f"/en/work/{firm.key}/alliances/{firm.alliance}/answers/{factor}/")
        expect(page.locator("html")).to_have_class(re.compile("scripted"))
        return page

    return open_window


def note(page: Page) -> str:
    """The note that the server has, seen by loading the page again."""
    page.reload()
    return page.locator("textarea[name=note]").input_value()


def test_what_is_typed_is_kept_after_a_pause_and_said_to_be(window: Callable[..., Page]) -> None:
    page = window()
    page.locator("textarea[name=note]").fill("They ordered forty.")
    expect(page.locator("#kept")).to_have_text(KEPT)
    assert note(page) == "They ordered forty."


def test_who_clicks_on_at_once_loses_nothing(window: Callable[..., Page], firm: Firm) -> None:
    page = window()
    page.locator("textarea[name=note]").fill("Last words.")
    page.get_by_role("link", name="Facts").click()
    page.wait_for_url(re.compile("/facts/"))
    page.go_back()
    expect(page.locator("textarea[name=note]")).to_have_value("Last words.")


def test_without_a_network_it_says_so_keeps_the_words_and_sends_them_later(
    window: Callable[..., Page], troubles: list[str]
) -> None:
    page = window()
    page.context.set_offline(True)
    page.locator("textarea[name=note]").fill("Written in a tunnel.")
    expect(page.locator("#kept")).to_contain_text("Not saved: no connection")
    expect(page.locator("#connection")).to_contain_text("No connection to the server")
    assert page.locator("textarea[name=note]").input_value() == "Written in a tunnel."
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_have_text(KEPT, timeout=20_000)
    expect(page.locator("#connection")).not_to_contain_text("No connection")
    assert note(page) == "Written in a tunnel."
    troubles[:] = [one for one in troubles if "ERR_INTERNET_DISCONNECTED" not in one]


def test_leaving_with_words_that_could_not_be_sent_asks_first(
    window: Callable[..., Page], troubles: list[str]
) -> None:
    page = window()
    page.context.set_offline(True)
    page.locator("textarea[name=note]").fill("Not yet sent.")
    expect(page.locator("#kept")).to_contain_text("Not saved")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    expect(page.locator("textarea[name=note]")).to_have_value("Not yet sent.")
    assert asked == ["beforeunload"]
    troubles[:] = [one for one in troubles if "ERR_INTERNET_DISCONNECTED" not in one]


def test_what_another_window_changes_arrives_and_leaves_what_is_being_typed(
    window: Callable[..., Page],
) -> None:
    mine, theirs = window(), window()
    mine.locator("textarea[name=note]").press_sequentially("Half a sen")
    theirs.locator("input[name=level][value='0']").check()
    expect(theirs.locator("#kept")).to_have_text(KEPT)
    expect(mine.locator(".standing-answer")).to_contain_text("level 0", timeout=30_000)
    expect(mine.locator("textarea[name=note]")).to_be_focused()
    mine.keyboard.type("tence")
    expect(mine.locator("textarea[name=note]")).to_have_value("Half a sentence")


def test_who_was_signed_out_signs_in_elsewhere_and_the_words_are_sent(
    window: Callable[..., Page], firm: Firm, troubles: list[str]
) -> None:
    page = window()
    page.context.clear_cookies(name="alliancemap")
    page.locator("textarea[name=note]").fill("Typed after the sign-in ran out.")
    expect(page.locator("#kept")).to_contain_text("you have been signed out")
    with page.context.expect_page() as opened:
        page.locator("#connection a").click()
    other = opened.value
    other.locator("#id_login").fill(firm.owner)
    other.locator("#id_password").fill(PASSWORD)
    other.locator("form.entries button:not([type])").first.click()
    other.wait_for_url(re.compile("/answers/M01/$"))
    other.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#kept")).to_have_text(KEPT, timeout=30_000)
    assert note(page) == "Typed after the sign-in ran out."
    # The token of the first sign-in is refused once, and renewed.
    troubles[:] = [one for one in troubles if "403" not in one]
