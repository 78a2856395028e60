"""What every page of the workplace must be for everybody, at every width, in both languages."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from browser.barriers import findings
from browser.firms import Firm, make_firm
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, BrowserContext, Page, expect

# All factors are alike: three of them tell of all.
OPEN_ALL = """() => [...document.querySelectorAll("main details")]
  .filter(one => !one.matches("details.factor ~ details.factor ~ details.factor ~ details.factor"))
  .forEach(one => one.open = true)"""
# Waiting a moment lets a page that writes into itself settle before it is measured.
SETTLED = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(done)))"
# WCAG 2.5.8 asks for 24; what one is meant to press is larger.
SMALL = """() => [...document.querySelectorAll(
    "button, summary, select, input:not([type=hidden]), textarea, nav a, a.button, .buttons a")]
  .filter(one => one.checkVisibility() && !one.disabled)
  .map(one => {
    const shown = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one;
    const large = one.closest(".alliance-row, .card") && one.matches(":is(h2, h3) a");
    return [one.textContent.trim().slice(0, 30) || one.name, shown.getBoundingClientRect(), large];
  })
  .filter(([, box, large]) => !large && box.width > 1 && (box.height < 43.9 || box.width < 43.9))
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
TINY = """() => [...document.querySelectorAll("main a[href], main button, main summary")]
  .filter(one => one.checkVisibility() && getComputedStyle(one).display !== "inline")
  .map(one => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < 23.9 || box.width < 23.9))
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll("main *, header *, nav *")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > wide + 1)
    .filter(one => !one.closest(".tabs, .scroll, .table, .compared, .ear, .paper, pre"))
    .slice(0, 5).map(one => `${one.tagName}.${one.className}`);
}"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"""
# Widths and light for each language: together, every page is looked at in all of them.
LOOKS = {"en": ((360, "light"), (1440, "dark")), "fr": ((768, "light"),)}
# A page of the workplace by the values its address takes, besides the workspace's key.
SAMPLES = {"factor": "M01"}


def patterns(start: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """Every address of the face as its route and its name."""
    for one in start.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern) and one.name:
            yield route, one.name


def routes() -> dict[str, str]:
    """The workplace's addresses below a language, by name; their values stand in braces."""
    found = {}
    for route, name in patterns(get_resolver()):
        plain = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.partition("/")[2])
        values = set(re.findall(r"{(\w+)}", plain))
        if plain.startswith("work/") and values <= {"key", "alliance", *SAMPLES}:
            found[name] = plain
    return found


@pytest.fixture(scope="module")
def firm(browser: Browser, base_url: str) -> Firm:
    """A firm that has begun one alliance with an example's answers."""
    return make_firm(browser, base_url)


@pytest.fixture
def opened(
    new_context: Callable[..., BrowserContext], firm: Firm, troubles: list[str]
) -> Callable[[str, str], Page | None]:
    """A function that opens a page of the firm by name; None where there is no page to look at."""

    def open_page(name: str, language: str) -> Page | None:
        address = routes()[name].format(key=firm.key, alliance=firm.alliance, **SAMPLES)
        page = new_context(
            storage_state=firm.state, viewport={"width": 360, "height": 740}
        ).new_page()
        # What is sent, taken away or asked for by scripts alone is no page.
        answer = page.request.get(f"/{language}/{address}")
        kind = answer.headers.get("content-type", "")
        whole = "<html" in answer.text() if kind.startswith("text/html") else False
        if answer.status in {204, 405} or not whole:
            return None
        assert answer.status == 200, (address, answer.status)
        page.goto(f"/{language}/{address}")
        page.evaluate(SETTLED)
        troubles[:] = [one for one in troubles if "favicon" not in one]
        return page

    return open_page


def open_all(page: Page) -> None:
    """Unfold everything and wait for what is fetched when it is unfolded."""
    page.evaluate(OPEN_ALL)
    expect(page.locator(".htmx-request")).to_have_count(0, timeout=30_000)
    page.evaluate(SETTLED)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(routes()))
def test_a_page_of_the_workplace_bars_nobody(
    opened: Callable[[str, str], Page | None], name: str, language: str
) -> None:
    page = opened(name, language)
    if page is None:
        return
    open_all(page)
    for width, scheme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        assert findings(page) == [], (width, scheme)
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(routes()))
def test_a_page_of_the_workplace_fits_every_width_and_finger(
    opened: Callable[[str, str], Page | None], name: str, language: str
) -> None:
    page = opened(name, language)
    if page is None:
        return
    open_all(page)
    assert page.evaluate(SMALL) == []
    assert page.evaluate(TINY) == []
    # 320 is what a window 1280 wide has left at 400 per cent.
    for width in (1920, 1280, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(SETTLED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(WIDE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280, page.evaluate(WIDE)


def test_the_ways_through_a_workspace_are_reached_at_every_width(
    opened: Callable[[str, str], Page | None],
) -> None:
    page = opened("work_home", "en")
    assert page is not None
    for width in (360, 800, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        ways = page.get_by_role("navigation", name="Workspace")
        expect(ways.get_by_role("link", name="Home")).to_be_visible()
        if width < 1152:
            ways.locator("summary").click()
        for name in ("Members", "Settings", "New alliance", "Clashes"):
            expect(ways.get_by_role("link", name=name)).to_be_visible()
        if width < 1152:
            page.keyboard.press("Escape")
            expect(ways.get_by_role("link", name="Members")).to_be_hidden()
        # Language and account are never further than the menu.
        assert page.locator(".languages a").count() == 4


def test_nothing_at_the_thumb_hides_what_is_focused(
    opened: Callable[[str, str], Page | None],
) -> None:
    page = opened("alliance_new", "en")
    assert page is not None
    page.set_viewport_size({"width": 360, "height": 640})
    bar = page.locator(".rooms").bounding_box()
    assert bar is not None
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one.closest(".rooms") || !one.closest("main")) return null;
              const box = (one.closest("label") ?? one).getBoundingClientRect();
              return [box.top, box.bottom];
            }"""
        )
        if place:
            assert place[0] < bar["y"], page.evaluate("document.activeElement.outerHTML")


def test_paper_shows_a_page_without_its_ways(opened: Callable[[str, str], Page | None]) -> None:
    page = opened("alliance_page", "en")
    assert page is not None
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for gone in (".rooms", ".tabs", ".own", ".toasts"):
        expect(page.locator(gone).first).to_be_hidden()
