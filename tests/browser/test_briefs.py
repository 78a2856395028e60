"""A brief made, edited and taken in three formats; a link read elsewhere, and ended."""

import re
from pathlib import Path
from typing import Any

import pytest
from browser.barriers import PHONE, bars_nobody_unfolded
from browser.firms import Firm, make_firm
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def firm(browser: Browser, base_url: str) -> Firm:
    return make_firm(browser, base_url)


def test_a_brief_is_edited_taken_and_read_by_a_link_until_it_ends(
    browser: Browser, base_url: str, firm: Firm
) -> None:
    def context(**more: Any) -> Page:
        return browser.new_context(base_url=base_url, **more).new_page()

    owner = context(storage_state=firm.state)
    home = f"/work/{firm.key}/alliances/{firm.alliance}/team/"
    owner.goto(f"/en{home}briefs/")
    bars_nobody_unfolded(owner)
    owner.get_by_role("link", name="The board").click()
    bars_nobody_unfolded(owner)
    futures = owner.locator("b.live", has_text="of 20 futures").first.inner_text()

    # The words change, the number stays the map's: a button puts it where the cursor stands.
    owner.get_by_role("link", name="Edit the words").click()
    ask = owner.get_by_label("What we ask of you")
    ask.fill("Decide with me: ")
    ask.press("End")
    owner.get_by_role("button", name="{futures}").click()
    expect(ask).to_have_value("Decide with me: {futures}")
    expect(owner.locator("[data-count]")).to_have_text(
        re.compile(r"^\d+ words, about \d+ seconds$")
    )
    bars_nobody_unfolded(owner)
    owner.get_by_role("button", name="Keep it").click()
    expect(owner.get_by_text(f"Decide with me: {futures}")).to_be_visible()

    for other in ("pack", "handover"):
        owner.goto(f"/en{home}briefs/{other}/")
        bars_nobody_unfolded(owner)
    owner.goto(f"/en{home}briefs/for-board/")
    for name, suffix in (("Word", "docx"), ("PowerPoint", "pptx"), ("PDF", "pdf")):
        with owner.expect_download() as taken:
            owner.locator(".brief-files a", has_text=name).click()
        assert taken.value.suggested_filename.endswith(f"board-en.{suffix}")
        assert Path(taken.value.path()).stat().st_size > 10_000

    # Somebody without an account reads what was ticked, in French, on a phone.
    owner.goto(f"/en{home}sharing/")
    bars_nobody_unfolded(owner)
    owner.get_by_label("For whom").fill("Marie at the bank")
    owner.get_by_label("Français").check()
    owner.get_by_role("button", name="Make the link").click()
    link = owner.locator("#address").input_value()
    guest = context(viewport=PHONE)
    guest.goto(link)
    expect(guest.get_by_role("heading", name="Ce que nous ne savons pas")).to_be_visible()
    assert guest.get_by_text("Soixante secondes").count() == 0
    bars_nobody_unfolded(guest)
    guest.goto(f"/fr{home}briefs/page/")
    expect(guest).to_have_url(re.compile("/fr/account/sign-in/"))

    # It was opened once; ended, it opens nothing.
    owner.goto(f"/en{home}sharing/")
    expect(owner.get_by_text("opened 1 time")).to_be_visible()
    owner.get_by_role("link", name="Marie at the bank").click()
    bars_nobody_unfolded(owner)
    owner.get_by_role("button", name="End it now").click()
    expect(owner.get_by_text("The link has ended.")).to_be_visible()
    assert guest.goto(link).status == 404  # type: ignore[union-attr]

    owner.goto(f"/en/work/{firm.key}/digest/")
    expect(owner.get_by_text("1 alliance changed this week.")).to_be_visible()
    bars_nobody_unfolded(owner)
    for page in (owner, guest):
        page.context.close()
