"""The dictionary under every term, by keyboard, finger and mouse; and a word check among two."""

import re
from collections.abc import Callable

import pytest
from browser.barriers import findings
from browser.firms import Firm, make_firm
from browser.test_work_looks import SETTLED, SMALL
from playwright.sync_api import Browser, BrowserContext, Page, expect

Contexts = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
# The text of a page without the lines that list words, and its HTML.
TEXT = """() => {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll(".words-here").forEach(one => one.remove());
  return main.textContent;
}"""
HTML = """() => {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(one => one.remove());
  return main.innerHTML;
}"""
OFF, ON = "caches.open('terms-off')", "caches.delete('terms-off')"
# Of the dictionary, which has both languages; a firm's own term may have one.
SHARED = ".termed:not([data-term^='own-'])"
FORBIDDEN = "a .termed, button .termed, label .termed, summary .termed, svg .termed, h1 .termed"


@pytest.fixture(scope="module")
def firm(browser: Browser, base_url: str) -> Firm:
    """A firm that has begun one alliance with an example's answers."""
    return make_firm(browser, base_url)


@pytest.fixture
def desk(new_context: Contexts, firm: Firm) -> Page:
    """The owner at a desk, with a keyboard and a mouse."""
    return new_context(storage_state=firm.state, viewport={"width": 1280, "height": 900}).new_page()


def alliance(firm: Firm, language: str = "en") -> str:
    return f"/{language}/work/{firm.key}/alliances/{firm.alliance}/"


def test_a_word_opens_by_keyboard_in_either_language_and_gives_the_focus_back(
    desk: Page, firm: Firm
) -> None:
    desk.goto(alliance(firm))
    word = desk.locator(SHARED).filter(visible=True).first
    word.focus()
    desk.keyboard.press("Enter")
    box = desk.get_by_role("dialog")
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "true")
    english = box.locator(".term-name").inner_text()
    box.get_by_role("button", name="Français").focus()
    desk.keyboard.press("Enter")
    expect(box.locator(".term-name")).to_have_attribute("lang", "fr")
    expect(box.get_by_role("button", name="English")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(box.locator(".term-name")).to_have_text(english)
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(word).to_be_focused()
    desk.keyboard.press("Space")
    expect(box).to_be_visible()
    box.get_by_role("link", name="Whole entry").click()
    expect(desk).to_have_url(re.compile(rf"/work/{firm.key}/words/#term-\w+$"))


def test_a_word_shows_itself_while_the_pointer_rests_on_it_or_on_what_it_shows(
    desk: Page, firm: Firm
) -> None:
    desk.goto(alliance(firm))
    word = desk.locator(".termed").filter(visible=True).first
    word.hover()
    box = desk.get_by_role("dialog")
    expect(box).to_be_visible()
    expect(box).not_to_be_focused()
    box.hover()
    desk.wait_for_timeout(600)  # longer than it stays once the pointer has gone
    expect(box).to_be_visible()
    desk.mouse.move(2, 2)
    expect(box).to_be_hidden()
    word.hover()
    expect(box).to_be_visible()
    desk.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_word_opens_by_a_finger_and_bars_nobody(new_context: Contexts, firm: Firm) -> None:
    for scheme in ("light", "dark"):
        page = new_context(storage_state=firm.state, color_scheme=scheme, **PHONE).new_page()
        page.goto(alliance(firm, "fr"))
        page.locator(".termed").filter(visible=True).first.tap()
        box = page.get_by_role("dialog")
        expect(box).to_be_visible()
        assert findings(page) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        box.get_by_role("button", name="Fermer").tap()
        expect(box).to_be_hidden()


def test_marks_only_wrap_and_leave_nothing_behind(desk: Page, firm: Firm) -> None:
    desk.goto("/en/how-it-judges/")
    desk.evaluate(f"{OFF}.then(() => true)")
    for path in ("/en/how-it-judges/", "/fr/alliances/mannkind-sanofi/"):
        desk.evaluate(f"{OFF}.then(() => true)")
        desk.goto(path)
        desk.evaluate(SETTLED)
        plain, html = desk.evaluate(TEXT), desk.evaluate(HTML)
        desk.evaluate(ON)
        desk.reload()
        expect(desk.locator(".termed").first).to_be_attached()
        assert desk.evaluate(TEXT) == plain
        assert desk.locator(FORBIDDEN).count() == 0
        desk.locator(".termed").filter(visible=True).first.click()
        desk.get_by_role("dialog").locator(".term-off").click()
        expect(desk.locator(".termed")).to_have_count(0)
        assert desk.evaluate(HTML) == html
    desk.reload()
    desk.evaluate(SETTLED)
    expect(desk.locator(".termed")).to_have_count(0)
    desk.goto("/en/vocabulary/")
    desk.get_by_label("Underline the words").check()
    desk.goto("/en/how-it-judges/")
    expect(desk.locator(".termed").first).to_be_attached()


def test_a_firm_s_own_term_is_marked_in_its_pages_with_its_own_example(
    desk: Page, firm: Firm
) -> None:
    desk.goto(f"/en/work/{firm.key}/words/new/")
    assert findings(desk) == []
    desk.locator("#term_en").fill("part of the map")
    desk.locator("#example_en").fill("The blue part frightened Zoé.")
    desk.get_by_role("button", name="Keep").click()
    expect(desk.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    desk.goto(alliance(firm))
    own = desk.locator(".termed", has_text="part of the map").first
    own.click()
    expect(desk.get_by_role("dialog")).to_contain_text(
        "Example at Heron Optics: The blue part frightened Zoé."
    )
    desk.goto(f"/en/work/{firm.key}/words/?q=frightened")
    expect(desk.locator(".own-terms > li")).to_have_count(1)
    assert findings(desk) == []


def test_the_other_language_opens_at_the_same_place(desk: Page, firm: Firm) -> None:
    desk.goto("/en/vocabulary/")
    desk.locator("#term-pilot").scroll_into_view_if_needed()
    desk.evaluate("document.querySelector('#term-pilot').scrollIntoView()")
    desk.evaluate("document.querySelector(\".languages a[lang='fr']\").click()")
    desk.wait_for_url("**/fr/vocabulary/#*")
    expect(desk.locator("#term-pilot")).to_be_in_viewport()


def test_two_people_read_a_word_differently_and_settle_it(
    desk: Page, new_context: Contexts, firm: Firm
) -> None:
    place = f"{alliance(firm)}team/words/"
    desk.goto(f"{place}new/")
    me = desk.locator("input[name='members']").first
    me.check()
    desk.locator(f"select[name='function_{me.get_attribute('value')}']").select_option("direction")
    for box in desk.locator("input[name='words']").all():
        box.set_checked(box.get_attribute("value") in {"exclusivity", "pilot"})
    desk.locator("input[name='name_0']").fill("Dee")
    desk.locator("select[name='function_0']").select_option("legal")
    assert findings(desk) == []
    desk.get_by_role("button", name="Begin").click()
    check = desk.url
    desk.get_by_role("button", name="Make a link").click()
    link = desk.locator("#link").input_value()
    assert findings(desk) == []

    dee = new_context(**PHONE).new_page()
    dee.goto(link)
    assert findings(dee) == []
    assert dee.evaluate(SMALL) == []
    assert dee.locator(".pick-form .termed").count() == 0  # what a word means is what is asked
    dee.locator("#word-exclusivity input[value='a']").check()
    dee.locator("#word-pilot input[value='other']").check()
    dee.locator("#word-pilot .pick-text").fill("A pilot is paid.")
    dee.get_by_role("button", name="Keep my readings").tap()
    expect(dee.get_by_role("status").filter(has_text="You are done")).to_be_visible()

    desk.goto(check.partition("?")[0])
    expect(desk.locator("main")).to_contain_text("1 of 2 are done")
    assert "A pilot is paid." not in desk.content()
    desk.locator("#word-exclusivity input[value='a']").check()
    desk.locator("#word-pilot input[value='b']").check()
    desk.get_by_role("button", name="Keep my readings").click()
    expect(desk.locator("section.sheet-of").first).to_contain_text("A pilot is paid.")
    assert findings(desk) == []
    desk.locator("#settle-pilot summary").click()
    desk.locator("#settle-pilot input[value='own']").check()
    desk.locator("#settle-pilot .pick-text").fill("Our pilots are paid, for three months.")
    desk.get_by_role("button", name="Keep this").click()
    expect(desk.locator("#word-pilot")).to_contain_text("Our pilots are paid, for three months.")
    dee.reload()
    expect(dee.locator("main")).to_contain_text("Our pilots are paid, for three months.")
    desk.goto(f"/en/work/{firm.key}/words/#term-pilot")
    expect(desk.locator("#term-pilot")).to_contain_text("Our pilots are paid, for three months.")
