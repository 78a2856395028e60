"""How long a tap takes to the next question, in a real Chromium made four times slower.

A tap is measured from the touch that the browser notes to the frame that shows the next question;
beside it, in the same round, a tap on an empty page that changes one heading. What a tap takes
there is the browser's own and nobody's to save. Opening is measured without a network, from the
start of the page to the frame with the question, on a phone that was here before. Needs the browser
that the journeys in tests/browser need.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from material import SEED
from measure import Row, print_machine, print_ratios, print_table, shown_time
from playwright.sync_api import Browser, BrowserContext, Page
from twin import SLOWER, chromium

TAPS = 30
OPENINGS = 7
READING = 1200  # milliseconds somebody looks at a question before the tap
PHONE = {"width": 360, "height": 740}
START = """
import sys
from alliancemap_web.serve import serve
sys.exit(serve(port=0, data=sys.argv[1], language='en'))
"""
# From the touch to the frame after everything that the tap did.
WATCH = """() => {
  window.taken = [];
  addEventListener("click", ({ timeStamp }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => taken.push(performance.now() - timeStamp);
    port2.postMessage(null);
  }), { capture: true });
}"""
# From the start of the page to the frame that shows what is waited for.
OPENED = """
const waited = new MutationObserver(() => {
  const shown = document.querySelector("main article.ask h1, main form.start");
  if (window.opened === undefined && shown) {
    window.opened = 0;
    requestAnimationFrame(() => setTimeout(() => (window.opened = performance.now())));
  }
});
waited.observe(document, { childList: true, subtree: true });
"""
SETTLED = "() => navigator.serviceWorker.controller?.state === 'activated'"
EMPTY = """<!doctype html><meta name="viewport" content="width=device-width">
<h1>0</h1><button style="width: 100%; height: 300px">Next</button>"""
COUNT = "document.querySelector('button').onclick = () => document.querySelector('h1').innerText++"


@contextmanager
def served() -> Iterator[str]:
    """Start the face with nothing in it; give its address."""
    with tempfile.TemporaryDirectory() as data:
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        with subprocess.Popen(
            [sys.executable, "-c", START, str(Path(data) / "data")],
            env=kept | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None
            try:
                lines = (line for line in process.stdout if line.startswith("Open http"))
                yield next(lines).split()[1].rstrip("/")
            finally:
                process.terminate()


def phone(browser: Browser, address: str) -> BrowserContext:
    """Return a phone of its own, held upright."""
    return browser.new_context(
        base_url=address, viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2
    )


def slow_down(page: Page) -> None:
    """Make a page as slow as a phone."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def tapped(page: Page, selector: str) -> float:
    """Tap something, and return the seconds until the frame that shows what came of it."""
    page.bring_to_front()
    page.locator(selector).scroll_into_view_if_needed()
    before = page.evaluate("taken.length")
    page.locator(selector).tap()
    page.wait_for_function("(before) => taken.length > before", arg=before)
    return float(page.evaluate("taken.at(-1)")) / 1000


def taps(browser: Browser, address: str) -> None:
    """Answer one question after another, and tap the empty page in turn."""
    dice = random.Random(SEED)
    page = phone(browser, address).new_page()
    page.goto("/lounge/en/")
    page.locator("[name=set][value=whole]").check(force=True)
    page.locator("form.start button.main").tap()
    page.wait_for_timeout(READING)
    empty = phone(browser, address).new_page()
    empty.set_content(EMPTY)
    empty.evaluate(COUNT)
    for one in (page, empty):
        one.evaluate(WATCH)
        slow_down(one)
    mine: list[float] = []
    least: list[float] = []
    while len(mine) < TAPS + 2:
        if page.locator("article.stopped").count():
            page.locator(".stopped [data-do=on]").tap()
        page.wait_for_timeout(READING)
        mine.append(tapped(page, f".answers [data-level='{dice.randint(1, 4)}']"))
        least.append(tapped(empty, "button"))
    rows = [
        row("empty page", least[2:], least[2:]),  # the first two warm up
        row("next question", mine[2:], least[2:]),
    ]
    print_ratios(f"From a tap to the frame, {SLOWER} times slower", rows, TAPS)


def openings(browser: Browser, address: str) -> None:
    """Open the page without a network: where it begins, and where a talk was left."""
    rows = []
    for name, ends in (("start", "#start"), ("the question that was open", "#ask")):
        context = phone(browser, address)
        page = context.new_page()
        page.goto("/lounge/en/")
        page.wait_for_function(SETTLED)
        page.locator("form.start button.main").tap()
        for level in (3, 2, 1):
            page.locator(f".answers [data-level='{level}']").tap()
            page.wait_for_timeout(READING)
        page.close()
        context.set_offline(True)
        taken = []
        for _ in range(OPENINGS):
            page = context.new_page()
            page.add_init_script(OPENED)
            slow_down(page)
            page.goto(f"/lounge/en/{ends}")
            page.wait_for_function("() => window.opened > 0")
            taken.append(float(page.evaluate("opened")) / 1000)
            page.close()
        rows.append((name, shown_time(median(taken)), shown_time(max(taken))))
    print(f"\nOpened without a network, {SLOWER} times slower, {OPENINGS} times:\n")
    print_table(("opens", "median", "slowest"), rows)


def row(name: str, seconds: list[float], first: list[float]) -> Row:
    """Return a side's row, its ratio to the first side taken inside each round."""
    ratios = tuple(mine / theirs for mine, theirs in zip(seconds, first, strict=True))
    return Row(name, median(seconds), ratios, f"slowest {shown_time(max(seconds))}")


def main() -> None:
    """Print both tables."""
    print_machine(("playwright",))
    with served() as address, chromium() as browser:
        taps(browser, address)
        openings(browser, address)


if __name__ == "__main__":
    main()
