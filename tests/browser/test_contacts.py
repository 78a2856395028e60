"""Who knows whom, from a phone: written down in minutes, drilled, handed on, and told to others."""

import re
from collections.abc import Callable

import pytest
from browser.barriers import PHONE, bars_nobody
from browser.firms import Firm, make_firm
from playwright.sync_api import Browser, BrowserContext, Page, expect

TABLE = """us;Ada;direction;top
us;Björn;engineering;operating
partner;Mrs Lemaire;purchasing;middle;Ada;2026-01-05
partner;Max;engineering;operating;Ada|Björn
"""


@pytest.fixture
def firm(browser: Browser, base_url: str) -> Firm:
    return make_firm(browser, base_url)


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], firm: Firm) -> Page:
    """The owner's phone."""
    made = new_context(viewport=PHONE, storage_state=firm.state)
    return made.new_page()


def team(firm: Firm, place: str, language: str = "en") -> str:
    return f"/{language}/work/{firm.key}/alliances/{firm.alliance}/team/{place}"


def test_people_are_written_down_and_the_drill_shows_what_still_stands(
    phone: Page, firm: Firm
) -> None:
    page = phone
    page.goto(team(firm, ""))
    page.get_by_role("link", name="Who knows whom").click()
    page.get_by_role("link", name="Add people and ties").click()
    bars_nobody(page)
    ours = page.locator("#us form")
    ours.get_by_label("Zoé").check()
    ours.get_by_role("button", name="Keep").click()
    theirs = page.locator("#partner form")
    first = theirs.get_by_role("group", name="Person 1")
    first.get_by_label("Name or code name").fill("Mrs Lemaire")
    first.get_by_label("Function").select_option(label="Purchasing/operations")
    first.get_by_label("Zoé").check()
    second = theirs.get_by_role("group", name="Person 2")
    second.get_by_label("Role").fill("lawyer")
    second.get_by_label("Function").select_option(label="Legal")
    theirs.get_by_role("button", name="Keep").click()
    expect(page.locator(".done")).to_contain_text("2 are kept")
    ties = page.locator("#ties form")
    ties.get_by_role("group", name="lawyer").get_by_label("Zoé").check()
    ties.get_by_role("button", name="Keep these ties").click()
    page.get_by_role("link", name="See the grid").first.click()
    expect(page.locator("#singles-title ~ ul")).to_contain_text("Zoé")
    expect(page.locator("figure.net svg")).to_be_visible()
    bars_nobody(page)

    page.get_by_role("link", name="If Zoé left").click()
    expect(page.locator("main")).to_contain_text("nobody of us knows anybody of theirs any more")
    page.get_by_text("Say that an answer rests on Zoé").click()
    page.locator("#rests-one").select_option(index=0)
    page.get_by_role("button", name="It rests on them").click()
    expect(page.locator(".sides .side")).to_have_count(2)
    bars_nobody(page)
    page.get_by_label(re.compile("still holds")).first.check()
    page.get_by_role("button", name="Count again").click()
    expect(page.locator("main")).to_contain_text("0 answers rest on them alone")


def test_a_pasted_table_and_the_rules_in_place(phone: Page, firm: Firm) -> None:
    page = phone
    page.goto(team(firm, "contacts/paste/"))
    page.get_by_label("The table").fill(TABLE)
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".done")).to_be_visible()
    page.get_by_role("link", name="Ties against rules").click()
    bars_nobody(page)
    page.get_by_role("group", name=re.compile("A charter")).get_by_label("Yes").check()
    expect(page.locator("#standing-now")).to_contain_text("between 1 and 8")
    page.reload()
    charter = page.get_by_role("group", name=re.compile("A charter"))
    expect(charter.get_by_label("Yes")).to_be_checked()


def test_a_story_is_told_and_found_and_a_leaver_hands_on(phone: Page, firm: Firm) -> None:
    page = phone
    page.goto(team(firm, "stories/"))
    page.get_by_label("What happened?").fill("Their sponsor left before the pilot.")
    page.get_by_label("What would we do again").fill("Meet the second line early.")
    page.get_by_role("button", name="Keep the story").click()
    expect(page.locator("article.story")).to_contain_text("second line")
    bars_nobody(page)
    page.goto(f"/en/work/{firm.key}/search/?q=second+LINE")
    page.get_by_role("link", name=re.compile("^Story:")).click()
    expect(page.locator("article.story")).to_be_visible()

    page.goto(team(firm, "contacts/paste/"))
    page.get_by_label("The table").fill("us;Cleo;sales;middle\npartner;Ida;sales;top;Cleo\n")
    page.get_by_role("button", name="Write it down").click()
    page.goto(team(firm, "handover/"))
    bars_nobody(page)
    page.get_by_label("Who of us leaves?").select_option(label="Cleo – Sales, middle")
    page.get_by_role("button", name="Begin the list").click()
    item = page.locator(".handed > li").first
    item.get_by_label("Who takes this contact over?").fill("Zoé")
    page.keyboard.press("Tab")  # the list of names closes
    item.get_by_label(re.compile("^done")).check()
    expect(page.locator("#still-open")).to_contain_text("done")
    bars_nobody(page)
    page.reload()
    expect(page.locator(".handed > li.is-done")).to_have_count(1)


def test_the_firm_looks_at_itself_in_both_languages(phone: Page, firm: Firm) -> None:
    page = phone
    for language in ("en", "fr"):
        page.goto(f"/{language}/work/{firm.key}/readiness/")
        bars_nobody(page)
    page.goto(f"/en/work/{firm.key}/readiness/")
    expect(page.locator("#results")).to_contain_text("opens after your own answer")
    for line in range(1, 13):
        page.locator(f"input[name='line-{line}'][value='{line % 3}']").check()
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.locator(".mend > li")).to_have_count(2)
    expect(page.locator("#results")).to_contain_text("Do this:")
    bars_nobody(page)


def test_the_pages_read_well_in_french_and_in_the_dark(
    new_context: Callable[..., BrowserContext], firm: Firm
) -> None:
    for scheme in ("light", "dark"):
        page = new_context(viewport=PHONE, storage_state=firm.state, color_scheme=scheme).new_page()
        for place in ("contacts/", "contacts/add/", "contacts/standing/", "stories/", "handover/"):
            page.goto(team(firm, place, "fr"))
            bars_nobody(page)
