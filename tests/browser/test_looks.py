"""What every page must be for everybody: no barrier, no sideways scrolling, readable anyhow."""

from collections.abc import Callable
from typing import Any

import pytest
from browser.barriers import findings
from playwright.sync_api import BrowserContext, Page, expect

PAGES = {
    "gallery": "",
    "alliance": "alliances/mannkind-sanofi/",
    "judges": "how-it-judges/",
    "vocabulary": "vocabulary/",
    "missing": "no-such-page/",
}
# From the end of a label's letters to what stands beside it.
GAP = """one => {
  const letters = document.createRange();
  letters.selectNodeContents(one);
  const end = letters.getBoundingClientRect().right;
  return one.nextElementSibling.getBoundingClientRect().left - end;
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], troubles: list[str]) -> Callable[..., Page]:
    """A function that opens a page with everything on it unfolded."""

    def open_page(address: str, width: int, scheme: str = "light", **more: Any) -> Page:
        page = new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **more
        ).new_page()
        page.goto(address)
        if "no-such-page" in address:
            troubles.clear()  # the browser notes the 404 that this page is
        return page

    return open_page


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier_small_or_large_in_light_or_dark(
    opened: Callable[..., Page], name: str, language: str
) -> None:
    page = opened(f"/{language}/{PAGES[name]}", 360)
    page.evaluate(OPEN_ALL)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert findings(page) == [], (width, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_trial_has_no_barrier(opened: Callable[..., Page], scheme: str) -> None:
    page = opened("/fr/alliances/mannkind-sanofi/#R17", 360, scheme)
    page.locator("#R17 button[value='R17=0']").click()
    expect(page.locator("#changed")).to_be_visible()
    page.evaluate(OPEN_ALL)
    assert findings(page) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_never_scrolls_sideways(
    opened: Callable[..., Page], name: str, language: str
) -> None:
    page = opened(f"/{language}/{PAGES[name]}", 1920)
    page.evaluate(OPEN_ALL)
    # 320 is what a window 1280 wide has left at 400 per cent.
    for width in (1920, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_before_and_now_keep_off_the_answers_beside_them(
    opened: Callable[..., Page], language: str
) -> None:
    page = opened(f"/{language}/alliances/mannkind-sanofi/#R17", 360)
    page.locator("#R17 button[value='R17=0']").click()
    labels = page.locator("#changed .answers .label, #changed .ranges .label")
    expect(labels).to_have_count(4)
    for label in labels.all():
        assert label.evaluate(GAP) >= 4


@pytest.mark.parametrize("name", PAGES)
def test_what_a_finger_must_hit_is_large_enough(opened: Callable[..., Page], name: str) -> None:
    page = opened(f"/fr/{PAGES[name]}", 360)
    page.evaluate(OPEN_ALL)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, summary, select, nav a, .button, .files a, .card h2 a")]
          .filter(one => one.checkVisibility())
          .map(one => [one.textContent.trim().slice(0, 30),
            (one.closest('.card') ?? one).getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
          .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_letters_twice_as_large_stay_on_the_page(opened: Callable[..., Page]) -> None:
    page = opened("/fr/alliances/mannkind-sanofi/", 1280)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_everything_can_be_read_and_tried_without_scripts(opened: Callable[..., Page]) -> None:
    page = opened("/en/", 360, java_script_enabled=False)
    page.get_by_role("link", name="MannKind × Sanofi").click()
    page.locator("#theme-risk > summary").click()
    page.locator("#R17 > summary").click()
    expect(page.locator("#R17 .level")).to_be_visible()
    page.locator("#R17 button[value='R17=0']").click()
    expect(page.locator("#changed")).to_contain_text("1 answer changed")


def test_the_pages_own_letters_are_used(opened: Callable[..., Page]) -> None:
    page = opened("/en/", 1440)
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('16px Inter')")
    loaded = page.evaluate("[...document.fonts].filter(one => one.status == 'loaded').length")
    assert loaded == 2


def test_the_wide_map_stands_on_a_desk_and_the_tall_one_on_a_phone(
    opened: Callable[..., Page],
) -> None:
    wide = opened("/en/alliances/tesla-daimler/", 1440)
    expect(wide.locator("#map-landscape")).to_be_visible()
    expect(wide.locator("#map-portrait")).to_be_hidden()
    tall = opened("/en/alliances/tesla-daimler/", 360)
    expect(tall.locator("#map-landscape")).to_be_hidden()
    expect(tall.locator("#map-portrait")).to_be_visible()


def test_paper_shows_the_answers_and_nothing_to_press(opened: Callable[..., Page]) -> None:
    page = opened("/en/alliances/mannkind-sanofi/", 1440)
    page.emulate_media(media="print")
    expect(page.locator("#map-landscape")).to_be_visible()
    expect(page.locator("#R17 > summary")).to_be_visible()
    for gone in (".top nav", ".contents", "#take"):
        expect(page.locator(gone).first).to_be_hidden()


def test_a_screen_reader_hears_the_page_in_its_order(page: Page) -> None:
    page.goto("/en/alliances/mannkind-sanofi/")
    expect(page.locator("main h2")).to_have_text(
        [
            *("Verdict", "What to find out next", "Every answer and its source", "Deal-breakers"),
            *("Who gains, who depends", "Which structure", "The facts on the map"),
            *("What happened later", "Take it away"),
        ]
    )
    expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
    expect(page.get_by_role("group", name="MannKind × Sanofi").first).to_be_visible()
    page.get_by_text("The map in words").click()
    expect(page.get_by_role("table", name="MannKind × Sanofi in words")).to_be_visible()
