"""Five people in five browsers through a whole round: asked, answered on phones, shown at once."""

import re
from collections.abc import Callable

from browser.barriers import PHONE, bars_nobody
from browser.firms import make_firm
from playwright.sync_api import Browser, BrowserContext, Page, expect

TEAM = (("Sam", "sales"), ("Eva", "engineering"), ("Lou", "support"), ("Kim", "finance"))
# What each says to the six questions: sales and support high, engineering and finance low.
LEVELS = {"Sam": 4, "Eva": 0, "Lou": 3, "Kim": 1, "Zoé": 2}
QUESTIONS = 6


def answer_all(page: Page, name: str) -> None:
    """Answer every question by a tap and a sentence, and say that one is done."""
    page.get_by_role("link", name="Begin").click()
    for place in range(1, QUESTIONS + 1):
        expect(page.get_by_text(f"{place} of {QUESTIONS}")).to_be_visible()
        if place == 1:
            bars_nobody(page)
        page.locator(f".levels-of label:has([value='{LEVELS[name]}'])").click()
        page.locator("#reason").fill(f"{name} knows why {place}")
        page.get_by_role("link", name="Next" if place < QUESTIONS else "To the end").click()
    expect(page.locator(".round-list")).to_be_visible()
    expect(page.locator(".round-list .badge")).to_have_count(0)
    bars_nobody(page)
    page.get_by_role("button", name="I’m done").click()
    expect(page.get_by_text("You are done. Thank you.")).to_be_visible()


def test_five_people_answer_separately_and_see_at_once_where_they_differ(
    browser: Browser,
    base_url: str,
    new_context: Callable[..., BrowserContext],
    troubles: list[str],
) -> None:
    firm = make_firm(browser, base_url)

    def sit(**more: object) -> Page:
        return new_context(viewport=PHONE, **more).new_page()

    owner = sit(storage_state=firm.state)
    rounds = f"/en/work/{firm.key}/alliances/{firm.alliance}/team/rounds/"
    owner.goto(rounds)
    bars_nobody(owner)
    owner.locator("#title").fill("Before we sign")
    owner.locator("label:has([value='airport_6'])").click()
    owner.get_by_role("button", name="Choose the people").click()
    owner.locator("#member").select_option(label="Zoé")
    owner.locator("#function").select_option("direction")
    owner.get_by_role("button", name="Add", exact=True).click()
    for name, function in TEAM:
        owner.locator("#person-name").fill(name)
        owner.locator("#function").select_option(function)
        owner.get_by_role("button", name="Add", exact=True).click()
        expect(owner.locator("tbody th", has_text=name)).to_be_visible()
    owner.get_by_role("button", name="Propose who answers what").click()
    expect(owner.get_by_role("button", name="Open the round")).to_be_visible()
    bars_nobody(owner)
    owner.get_by_role("button", name="Open the round").click()
    links = {
        name: owner.get_by_role("textbox", name=name, exact=True).input_value() for name, _ in TEAM
    }
    address = re.sub(r"do/$", "", owner.url)

    phones = {name: sit() for name in links}
    for name, page in phones.items():
        page.goto(links[name])
        expect(page.get_by_role("heading", name="Before we sign")).to_be_visible()
        bars_nobody(page)
    for name in ("Sam", "Eva", "Lou"):
        answer_all(phones[name], name)

    # One puts the phone away in the middle, and finds everything again, in the other language too.
    kim = phones["Kim"]
    kim.get_by_role("link", name="Begin").click()
    kim.locator(".levels-of label:has([value='1'])").click()
    expect(kim.locator("#kept")).to_contain_text("Kept")
    context = kim.context
    kim.close()
    kim = context.new_page()
    kim.goto(links["Kim"])
    kim.get_by_role("link", name="Français").click()
    expect(kim.get_by_role("link", name="Reprendre où vous en étiez")).to_be_visible()
    kim.get_by_role("link", name="English").click()
    kim.get_by_role("link", name="Go on where you left off").click()
    expect(kim.get_by_text(f"2 of {QUESTIONS}")).to_be_visible()
    kim.get_by_role("link", name="Back").click()
    expect(kim.locator(".levels-of input[value='1']")).to_be_checked()
    for place in range(2, QUESTIONS + 1):
        kim.get_by_role("link", name="Next").click()
        expect(kim.get_by_text(f"{place} of {QUESTIONS}")).to_be_visible()
        kim.locator(".levels-of label:has([value='1'])").click()
    kim.get_by_role("link", name="To the end").click()
    kim.get_by_role("button", name="I’m done").click()

    # The owner answers as a member, signed in, and cannot show anything yet.
    owner.goto(f"/en/work/{firm.key}/")
    expect(owner.locator("main")).to_contain_text("Your answers are awaited: Before we sign")
    owner.goto(address)
    expect(owner.get_by_text("4 of 5 are done")).to_be_visible()
    expect(owner.locator("main")).not_to_contain_text("knows why")
    owner.get_by_role("button", name="Show all answers").click()
    expect(owner.get_by_text("Not everybody is done")).to_be_visible()
    troubles.clear()  # the browser notes what was refused, as was meant
    owner.goto(address)
    owner.get_by_role("link", name="Give your answers").click()
    answer_all(owner, "Zoé")
    owner.goto(address)
    owner.get_by_role("button", name="Show all answers").click()

    # The others first, the leader last.
    first = owner.locator(".round-factor").first
    expect(first).to_contain_text("Two camps")
    expect(first).to_contain_text("Sam (Sales and marketing) and Lou (Customer support)")
    expect(owner.locator("main")).not_to_contain_text("Zoé knows why")
    bars_nobody(owner)
    phones["Sam"].goto(links["Sam"])
    phones["Sam"].get_by_role("link", name="What came out").click()
    expect(phones["Sam"].locator("main")).to_contain_text("Eva knows why")
    expect(phones["Sam"].locator("main")).not_to_contain_text("Zoé knows why")
    bars_nobody(phones["Sam"])
    owner.get_by_role("button", name="Now show the leader’s answers").click()
    expect(owner.locator("main")).to_contain_text("Zoé knows why")

    # Onto the map, where the disagreement was.
    owner.get_by_role("button", name="Put these on the map").click()
    expect(owner.get_by_text("These stand on the map now.")).to_be_visible()
    owner.goto(f"/en/work/{firm.key}/alliances/{firm.alliance}/history/")
    expect(owner.locator("main")).to_contain_text("Round “Before we sign”")
