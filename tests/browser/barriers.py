"""What bars somebody from a page: rules of axe broken, things beside the screen, tiny things."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 740}
BROKEN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(
  found => found.violations.map(rule => `${rule.id}: ${rule.help}: `
    + rule.nodes.slice(0, 3).map(node => node.target.join(" ")).join(", ")))"""
BESIDE = "document.documentElement.scrollWidth - innerWidth"
# WCAG 2.5.8 asks for 24; what one is meant to press is larger.
SMALL = """() => [...document.querySelectorAll(
    "main :is(button, summary, select, input:not([type=hidden]), textarea, a.button)")]
  .filter(one => one.checkVisibility())
  .map(one => one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one)
  .map(one => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""


def findings(page: Page, **options: Any) -> list[str]:
    """The barriers axe finds, each with the places it found them in; options are axe's own."""
    page.wait_for_load_state()  # a page that was just asked for may have no head yet
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(AXE)
    found: list[str] = page.evaluate(BROKEN, {"runOnly": STANDARDS, **options})
    return found


def bars_nobody(page: Page) -> None:
    """Nothing that axe knows of bars anybody from the page, and nothing lies beside the screen."""
    assert findings(page) == [], page.url
    assert page.evaluate(BESIDE) <= 0, page.url


def bars_nobody_unfolded(page: Page) -> None:
    """So it is with everything unfolded on a phone, where nothing one presses is tiny either."""
    before = page.viewport_size
    page.wait_for_load_state()
    page.set_viewport_size(PHONE)
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    bars_nobody(page)
    assert page.evaluate(SMALL) == [], page.url
    if before:
        page.set_viewport_size(before)
