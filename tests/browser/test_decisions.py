"""What a team settles on: the owner at a desk, a colleague on a phone who comes by a link."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from browser.barriers import PHONE, bars_nobody_unfolded
from browser.firms import Firm, make_firm
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def firm(browser: Browser, base_url: str) -> Firm:
    return make_firm(browser, base_url)


def coming(days: int) -> str:
    """A day from now as forms take it."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def test_a_team_says_why_under_which_conditions_and_what_it_decides(
    browser: Browser, base_url: str, firm: Firm
) -> None:
    def context(**more: Any) -> Page:
        return browser.new_context(base_url=base_url, **more).new_page()

    owner = context(storage_state=firm.state)
    home = f"/work/{firm.key}/alliances/{firm.alliance}/"
    owner.goto(f"/en{home}team/")
    owner.get_by_role("link", name="Why do we do this?").click()
    owner.get_by_role("button", name="Ask everybody").click()

    # A colleague without an account is asked by a link and answers on a phone, in French.
    owner.locator("#invite summary").click()
    owner.locator("#colleague").fill("Dora")
    owner.get_by_role("button", name="Make the link").click()
    link = owner.locator("#link-address").input_value()
    dora = context(viewport=PHONE)
    dora.goto(link.replace("/en/", "/fr/"))
    bars_nobody_unfolded(dora)
    dora.locator("#sentence").fill("Des patients sans piqûre, grâce à leurs vendeurs.")
    dora.get_by_role("button", name="Enregistrer ma phrase").click()
    expect(dora.get_by_text("Votre phrase est enregistrée.", exact=True)).to_be_visible()

    owner.goto(f"/en{home}team/why/")
    expect(owner.get_by_text("Des patients sans piqûre")).to_have_count(0)
    owner.locator("#sentence").fill("One inhaler, sold by the strongest team there is.")
    owner.get_by_role("button", name="Keep my sentence").click()
    expect(owner.locator(".voices")).to_contain_text("Dora")
    bars_nobody_unfolded(owner)
    owner.get_by_role("button", name="Show them now").click()
    expect(owner.locator(".voices-said")).to_contain_text("Des patients sans piqûre")
    bars_nobody_unfolded(owner)
    owner.locator("[data-takes]", has_text="Dora").click()
    expect(owner.locator("#settled")).to_have_value(re.compile("Des patients"))
    owner.locator("#settled").fill("Insulin without a needle, through their sales force.")
    owner.get_by_role("button", name="Put it on the map").click()
    expect(owner.get_by_text("The sentence is on the map.")).to_be_visible()
    dora.reload()
    expect(dora.get_by_text("Les phrases ont été montrées")).to_be_visible()
    expect(dora.get_by_text("One inhaler")).to_have_count(0)

    # A condition stands on the map, which leads to it.
    owner.goto(f"/en{home}team/conditions/")
    owner.locator("#condition").fill("their medical team names a second contact")
    owner.get_by_label("What is it about?").select_option("together")
    owner.locator("#owner").fill("Zoé")
    owner.locator("#due").fill(coming(30))
    owner.get_by_role("button", name="Set it").click()
    bars_nobody_unfolded(owner)
    owner.goto(f"/en{home}")
    owner.set_viewport_size({"width": 1280, "height": 900})
    shown = owner.locator(".paper.wide")
    expect(shown.locator("[data-part='flow-together']")).to_contain_text("without a needle")
    badge = shown.get_by_role("link", name="1 condition")
    expect(badge).to_be_visible()
    badge.click()
    expect(owner).to_have_url(re.compile(r"/team/conditions/#\w+$"))

    # A decision is kept with its map, the condition, and who disagreed.
    owner.goto(f"/en{home}team/decisions/new/")
    bars_nobody_unfolded(owner)
    owner.get_by_text("Probe", exact=False).first.click()
    owner.locator("#why").fill("Nobody knows whether doctors prescribe it.")
    owner.locator("#finds").fill("Do 7 of 10 prescribe it?")
    owner.locator("#cap").fill("€40,000")
    owner.locator("#until").fill(coming(40))
    owner.locator("input[name='conditions']").check()
    owner.locator("#dissenter").fill("Dora")
    owner.locator("#reason").fill("We lose the summer.")
    owner.get_by_role("button", name="Keep the decision").click()
    expect(owner.get_by_text("The decision is kept.")).to_be_visible()
    expect(owner.locator(".decided")).to_contain_text("We lose the summer.")
    expect(owner.locator(".decided")).to_contain_text("their medical team names a second contact")
    bars_nobody_unfolded(owner)
    owner.goto(f"/fr{home}team/decisions/")
    expect(owner.get_by_role("link", name="Explorer")).to_be_visible()
    bars_nobody_unfolded(owner)

    # A forecast is asked about on its day, and too few say nothing.
    owner.goto(f"/en{home}team/forecasts/")
    owner.locator("#own").fill("Will they call back?")
    owner.locator("#number").fill("60")
    owner.locator("#due").fill(coming(0))
    owner.get_by_role("button", name="Keep it for me").click()
    bars_nobody_unfolded(owner)
    owner.goto(f"/en/work/{firm.key}/")
    owner.get_by_role("link", name="What happened? Will they call back?").click()
    owner.get_by_role("button", name="No, it is not").click()
    owner.goto(f"/fr/work/{firm.key}/forecasts/")
    expect(owner.get_by_text("Trop peu pour dire quoi que ce soit")).to_be_visible()
    bars_nobody_unfolded(owner)
