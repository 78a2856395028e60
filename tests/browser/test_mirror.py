"""A partner's mirror: our owner, a colleague who guesses, two people of the partner on phones."""

import re
from typing import Any

import pytest
from browser.barriers import PHONE, bars_nobody
from browser.firms import Firm, make_firm
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def firm(browser: Browser, base_url: str) -> Firm:
    return make_firm(browser, base_url)


def said(page: Page, level: str) -> None:
    """Press a level, unless it is pressed, and wait until the page says that it is kept."""
    expect(page.locator("form.mirror-form .save-now")).to_be_hidden()  # the script is there
    pressed = page.locator(f"button.level[value='{level}'][aria-pressed='true']")
    if pressed.count():
        return
    page.locator(f"button.level[value='{level}']").click()
    expect(pressed).to_be_visible()
    kept(page)


def kept(page: Page) -> None:
    """Wait until the page says at what time it kept what was said."""
    expect(page.locator("#kept")).to_contain_text(re.compile(r"\d\d[:h]\d\d"))


def asked(page: Page, name: str, language: str) -> str:
    """Ask somebody of the partner; their link, which is shown this once."""
    expect(page.locator("#ask")).to_be_visible()  # else one sees the page before
    if page.locator("#ask").get_attribute("open") is None:
        page.locator("#ask summary").click()
    page.locator("#person-name").fill(name)
    page.locator(f"input[name='language'][value='{language}']").check(force=True)
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#link").input_value()
    bars_nobody(page)
    page.get_by_role("link", name="Back to the mirror").click()
    return link


def test_both_sides_see_where_they_differ_at_the_same_moment(
    browser: Browser, base_url: str, firm: Firm
) -> None:
    def context(**more: Any) -> Page:
        return browser.new_context(base_url=base_url, **more).new_page()

    ours = context(storage_state=firm.state)
    home = f"/en/work/{firm.key}/alliances/{firm.alliance}/team/mirror/"

    # A colleague answers as they would; here the owner at a second screen, on a phone.
    colleague = context(storage_state=firm.state, viewport=PHONE)
    colleague.goto(f"{home}guess/V01/")
    bars_nobody(colleague)
    said(colleague, "1")
    colleague.get_by_role("link", name="Next question").click()
    expect(colleague.locator("progress")).to_be_visible()

    # The owner chooses what to ask, and sees what they will see.
    ours.goto(home)
    bars_nobody(ours)
    ours.get_by_role("link", name="Ask the partner").click()
    ours.locator("#us").fill("Heron Optics")
    ours.locator("#them").fill("Grand Groupe")
    ours.locator("#title").fill("A year together")
    for box in ours.locator("input[name='factors']").all():
        box.set_checked(box.get_attribute("value") in ("V01", "V14", "R08"), force=True)
    bars_nobody(ours)
    ours.get_by_role("button", name="Keep").click()
    ours.get_by_role("link", name="See exactly what they will see").click()
    expect(ours.get_by_text("Which of your own goals")).to_be_visible()
    bars_nobody(ours)
    ours.go_back()

    links = {name: asked(ours, name, to) for name, to in (("Marie", "fr"), ("Tom", "en"))}
    mirror = ours.url.partition("?")[0]

    # Two people of the partner, each on a phone of their own, without an account.
    marie, tom = context(viewport=PHONE), context(viewport=PHONE)
    for page, name in ((marie, "Marie"), (tom, "Tom")):
        page.goto(links[name])
        assert links[name].rstrip("/").rpartition("/")[2] not in page.url
        bars_nobody(page)
    assert "/fr/" in marie.url
    marie.get_by_role("link", name="Commencer").click()
    bars_nobody(marie)
    # One tap to the other language and back, at the same question.
    marie.get_by_role("link", name="English").click()
    expect(marie.get_by_text("Question 1 of 3")).to_be_visible()
    marie.get_by_role("link", name="Français").click()
    said(marie, "0")
    marie.locator("textarea").fill("Notre année budgétaire finit en juin.")
    marie.locator("textarea").blur()
    kept(marie)
    # She closes the page and comes back by her link: what she said stands.
    marie.goto(links["Marie"])
    marie.get_by_role("link", name="Continuer").click()
    marie.get_by_role("link", name="Retour").click()
    expect(marie.locator("textarea")).to_have_value("Notre année budgétaire finit en juin.")
    for level in ("0", "1", "2"):
        said(marie, level)
        marie.locator("nav.steps a.button:not(.plain)").click()
    bars_nobody(marie)
    marie.get_by_role("button", name="J’ai terminé").click()
    expect(marie.get_by_role("heading", name="Vous avez terminé")).to_be_visible()

    # Our side takes its answers over, corrects one, and is ready; nothing is shown yet.
    ours.goto(f"{mirror}ours/V01/")
    said(ours, "4")
    bars_nobody(ours)
    for factor in ("V14", "R08"):
        ours.goto(f"{mirror}ours/{factor}/")
        said(ours, "3")
    ours.goto(mirror)
    ours.get_by_role("button", name="We are ready").click()
    expect(ours.get_by_role("button", name="Not yet after all")).to_be_visible()
    ours.goto(f"{mirror}agenda/")
    expect(ours).to_have_url(re.compile(rf"{re.escape(mirror)}$"))

    # The last of theirs is done: both pages that wait open what both said by themselves.
    tom.get_by_role("link", name="Begin").click()
    for level in ("1", "3", "3"):
        said(tom, level)
        tom.locator("nav.steps a.button:not(.plain)").click()
    tom.get_by_role("button", name="I am done").click()
    expect(tom.get_by_text("Both sides were ready")).to_be_visible()
    marie.wait_for_url(re.compile(r"/agenda/$"), timeout=30_000)
    expect(ours.get_by_role("link", name="See where we differ")).to_be_visible(timeout=30_000)

    bars_nobody(marie)
    widest = marie.locator(".gap-list > li").first
    expect(widest).to_contain_text("3,5")
    expect(widest).to_contain_text("Notre année budgétaire finit en juin.")
    expect(marie.get_by_text("Les connaissons-nous bien")).to_have_count(0)

    ours.get_by_role("link", name="See where we differ").click()
    bars_nobody(ours)
    expect(ours.locator(".gap-list > li").first).to_contain_text("3.5")
    expect(ours.get_by_text("How well do we know them?")).to_be_visible()
    expect(ours.get_by_text("2 guesses met their answer", exact=False)).to_have_count(1)

    # What theirs said stands in the alliance as theirs; a link taken back opens nothing any more.
    ours.goto(f"/en/work/{firm.key}/alliances/{firm.alliance}/?view=theirs")
    expect(ours.locator("[role=note]").first).to_be_visible()
    ours.goto(mirror)
    ours.locator("details.confirm summary").first.click()
    ours.get_by_role("button", name="Take the link back").first.click()
    assert marie.reload().status == 404  # type: ignore[union-attr]
    tom.get_by_role("link", name="See where we differ").click()
    bars_nobody(tom)
    for page in (ours, colleague, marie, tom):
        page.context.close()


def test_who_withdraws_leaves_nothing(browser: Browser, base_url: str, firm: Firm) -> None:
    ours = browser.new_context(base_url=base_url, storage_state=firm.state).new_page()
    ours.goto(f"/en/work/{firm.key}/alliances/{firm.alliance}/team/mirror/new/")
    ours.get_by_role("button", name="Keep").click()
    link = asked(ours, "Eve", "en")
    eve = browser.new_context(base_url=base_url, viewport=PHONE).new_page()
    eve.goto(link)
    eve.get_by_role("link", name="Begin").click()
    said(eve, "2")
    eve.goto(link)
    eve.locator("details.confirm summary").click()
    bars_nobody(eve)
    eve.get_by_role("button", name="Delete my answers").click()
    expect(eve.get_by_text("Your answers are deleted.")).to_be_visible()
    eve.get_by_role("link", name="Begin").click()
    expect(eve.locator("button.level[aria-pressed='true']")).to_have_count(0)
    eve.context.close()
    ours.context.close()
