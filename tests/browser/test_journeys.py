"""What people come for, from the gallery to the file they take away, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

MANNKIND = "/en/alliances/mannkind-sanofi/"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_gallery_to_a_source_a_trial_french_and_a_file(
    new_context: Callable[..., BrowserContext], size: dict[str, int], tmp_path: Path
) -> None:
    page = new_context(viewport=size, locale="en-GB").new_page()
    page.goto("/")
    expect(page).to_have_url(re.compile("/en/$"))
    page.get_by_role("link", name="MannKind × Sanofi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("MannKind × Sanofi")

    risk = page.locator("#theme-risk")
    risk.locator("summary").first.click()
    factor = page.locator("#R17")
    factor.locator("summary").first.click()
    expect(factor.get_by_role("link", name=re.compile("DCAT"))).to_be_visible()
    expect(factor).to_contain_text("known at signing")

    factor.get_by_role("button", name=re.compile("Worldwide, every field")).click()
    changed = page.locator("#changed")
    expect(changed).to_contain_text("This is a trial; nothing is kept")
    expect(changed).to_contain_text("1 answer changed")
    expect(changed).to_be_in_viewport()
    expect(changed.locator(".outcome")).to_contain_text("Not as it stands")

    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#changed")).to_contain_text("Ceci est un essai")

    page.locator("#form-JV > summary").click()
    page.locator("#form-JV").get_by_role("button", name="Essayer cette forme").click()
    expect(page.locator("#changed")).to_contain_text("« Coentreprise » maintenant")
    expect(page.locator("#map-landscape-bridge")).to_contain_text("Coentreprise")
    page.get_by_role("link", name="Ce que les règles disent pour et contre elle").click()
    expect(page.locator("#form-JV > summary")).to_be_focused()
    page.get_by_role("button", name="Annuler : Coentreprise").click()
    expect(page.locator("#changed")).to_contain_text("1 réponse a changé")
    page.get_by_role("link", name="Revenir à ce que dit le fichier").click()
    expect(page.locator("#changed")).to_have_count(0)

    with page.expect_download() as waiting:
        page.locator("#take").get_by_role("link", name="SVG").first.click()
    taken = waiting.value
    assert taken.suggested_filename == "mannkind-sanofi-fr.svg"
    taken.save_as(tmp_path / "map.svg")
    assert "MannKind" in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_file_edited_on_disk_tells_what_changed_at_the_next_look(
    page: Page, examples: Path
) -> None:
    path = examples / "edited.yaml"
    text = (examples / "mannkind-sanofi.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("name: MannKind × Sanofi", "name: Edited × Kept"), "utf-8")
    try:
        page.goto("/en/alliances/edited/")
        expect(page.locator("#changed")).to_have_count(0)
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("R17:  # Exclusivity burden\n    level: 0-1", "R17:\n    level: 0"),
            "utf-8",
        )
        page.reload()
        changed = page.locator("#changed")
        expect(changed.get_by_role("heading", level=2)).to_have_text("What changed since version 1")
        expect(changed).to_contain_text("Exclusivity burden")
        expect(changed.locator(".outcome")).to_contain_text("Not as it stands")
        # The map is another now: a rock stands in the water, and leads to its repair.
        page.locator("a[href='#gate-R17']").first.click()
        expect(page.locator("#gate-R17")).to_be_in_viewport()
        expect(page.locator("#gate-R17")).to_contain_text("The way to mend it")

        path.write_text(text.replace("level: 0-1", "level: nine"), "utf-8")
        page.reload()
        expect(page.locator("#problems")).to_contain_text("edited.yaml, line")
        expect(page.locator("#map")).to_be_visible()
    finally:
        path.unlink()


def test_each_part_of_the_map_opens_the_facts_behind_it(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(MANNKIND)
    page.locator("#map .wide a[href='#R15']").click()
    expect(page.locator("#R15 .level")).to_be_visible()
    expect(page.locator("#R15")).to_be_in_viewport()
    page.locator("#map .wide a[href='#fact-partner']").click()
    expect(page.locator("#fact-partner")).to_be_in_viewport()
    # The same door again, after somebody closed what it had opened.
    page.locator("#map .wide a[href='#theme-risk']").first.click()
    page.locator("#theme-risk > summary").click()
    expect(page.locator("#R15 .level")).to_be_hidden()
    page.locator("#map .wide a[href='#theme-risk']").first.click()
    expect(page.locator("#theme-risk > .inside > p").first).to_be_visible()


def test_the_keyboard_alone_reaches_an_answer_and_tries_another(page: Page) -> None:
    page.set_viewport_size(DESK)
    page.goto(MANNKIND)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    def tab_to(selector: str) -> None:
        """Press Tab until an element has the focus, which must always be seen."""
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("one => document.activeElement.matches(one)", selector):
                return
            assert page.evaluate(
                "() => { const box = document.activeElement.getBoundingClientRect();"
                " return box.bottom > 0 && box.top < innerHeight }"
            )
        pytest.fail(f"{selector} cannot be reached")

    tab_to("#theme-market > summary")
    page.keyboard.press("Enter")
    tab_to("#M02 > summary")
    page.keyboard.press("Enter")
    tab_to("#M02 button[value='M02=4']")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#changed")).to_contain_text("This is a trial")
    tab_to("#changed a.button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{MANNKIND}$"))


def test_what_changed_can_be_compared_with_another_version(page: Page, examples: Path) -> None:
    path = examples / "many.yaml"
    text = (examples / "tesla-daimler.yaml").read_text(encoding="utf-8")
    try:
        for feeling in ("", "feeling: {level: 1}\n", "feeling: {level: 4}\n"):
            path.write_text(text + feeling, encoding="utf-8")
            page.goto("/fr/alliances/many/")
        page.get_by_label("Comparer avec").select_option("1")
        page.get_by_role("button", name="Comparer").click()
        expect(page.locator("#changed-title")).to_have_text(re.compile("version 1"))
        page.get_by_role("link", name="Masquer").click()
        expect(page.locator("#changed")).to_contain_text("masqués")
    finally:
        path.unlink()
