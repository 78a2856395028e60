"""How long the phone's twin takes, in a real Chromium made four times slower, beside Python.

The work is what one tap asks for: the case judged, every open question ranked, the next one chosen.
Each round answers another question at another level, so that what is kept from the taps before
helps as far as it would in a talk, and no further. All sides do the same taps in turn, and what
they answer is compared. Needs the browser that the journeys in tests/browser need.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from material import ROOT, SEED, answered, plan
from measure import Row, print_machine, print_ratios, print_table, shown_time
from playwright.sync_api import Browser, Page, Route, sync_playwright

from alliancemap.model.answers import Span
from alliancemap.model.assessment import case_of
from alliancemap.model.case import Case
from alliancemap.model.judgement import judge
from alliancemap.model.questions import next_questions
from alliancemap.model.reasons import influences, strongest_reasons
from alliancemap.model.tipping import tipping_card

SLOWER = 4
UNKNOWN = (60, 45, 30, 10)
ROUNDS = 31
STRAIGHT_ROUNDS = 7  # a round takes seconds
PAGES = 9
PLAN = plan()
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HERE = Path(__file__).resolve().parent
TWIN = ROOT / "src" / "alliancemap_web" / "static" / "lounge" / "twin"
ADDRESS = "http://localhost/"


def answer_request(route: Route) -> None:
    """Answer the page's requests from the checkout; nothing leaves the browser."""
    name = route.request.url.removeprefix(ADDRESS)
    if name == "plan.json":
        route.fulfill(json=asdict(PLAN))
    elif name.endswith(".js"):
        folder = TWIN if name.startswith("twin/") else HERE
        script = (folder / Path(name).name).read_text(encoding="utf-8")
        route.fulfill(body=script, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>benchmark</title>", content_type="text/html")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium, or the one that Playwright brought."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    flags = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium's sandbox refuses to start as root
    path = os.environ.get("ALLIANCEMAP_CHROMIUM") or found
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def open_page(browser: Browser, slower: int) -> Page:
    """Return a new page, that many times slower, with nothing read yet."""
    context = browser.new_context()
    context.route("**/*", answer_request)
    page = context.new_page()
    page.goto(ADDRESS)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def read_scripts(page: Page) -> None:
    """Let the page read the twin and its tables."""
    page.evaluate("async () => { window.works = (await import('/twin_page.js')).works; }")


def work(page: Page, name: str, levels: dict[str, int]) -> tuple[float, Any]:
    """Return how many seconds a work took by the page's own clock, and what came out."""
    taken, found = page.evaluate("([name, levels]) => works[name](levels)", [name, levels])
    return taken / 1000, found


def clocked(run: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many seconds a work took here, and what came out."""
    start = perf_counter()
    found = run()
    return perf_counter() - start, found


def taps(unknown: int) -> Iterator[Case]:
    """Yield cases without end: so many unknown, then one of those answered, each time another."""
    dice = random.Random(f"{SEED} {unknown}")
    before = case_of(answered(PLAN.factors, len(PLAN.factors) - unknown), PLAN)
    still_open = [at for at, (low, high) in enumerate(before.spans) if low < high]
    while True:
        level = dice.randint(0, 4)
        yield before.with_span(dice.choice(still_open), (level, level))


def levels_of(case: Case) -> dict[str, int]:
    """Return the answers of a case as the page takes them."""
    known: Sequence[tuple[str, Span]] = list(zip(PLAN.factors, case.spans, strict=True))
    return {factor: low for factor, (low, high) in known if low == high}


def judged_and_asked(case: Case) -> list[Any]:
    """Return what a tap asks for, as the page says it."""
    judged = judge(case)
    asked = next_questions(judged.outlook, 1)
    return [str(judged.futures.yes), asked[0].factor if asked else None]


def said(case: Case) -> list[str]:
    """Return the reasons' codes, the judgement included."""
    judged = judge(case)
    return [one.code for one in strongest_reasons(judged, influences(judged))]


def row(name: str, seconds: Sequence[float], first: Sequence[float]) -> Row:
    """Return a side's row, its ratio to the first side taken inside each round."""
    ratios = tuple(mine / theirs for mine, theirs in zip(seconds, first, strict=True))
    return Row(name, median(seconds), ratios, f"slowest {shown_time(max(seconds))}")


def after_a_tap(page: Page, unknown: int) -> None:
    """One answer given: the twin beside Python, and what is asked for later beside its Python."""
    names = ("tap", "reasons", "tipping")
    here: dict[str, list[float]] = {name: [] for name in names}
    there: dict[str, list[float]] = {name: [] for name in (*names, "judged", "asked")}
    cases = taps(unknown)
    for turn in range(ROUNDS + 3):
        case, later = next(cases), next(cases)
        levels = levels_of(case)
        both = {
            "tap": (clocked(lambda c=case: judged_and_asked(c)), work(page, "tap", levels)),
            "reasons": (clocked(lambda c=case: said(c)), work(page, "reasons", levels)),
            "tipping": (
                clocked(lambda c=case: [one.steps for one in tipping_card(c)]),
                work(page, "tipping", levels),
            ),
        }
        parts = {name: work(page, name, levels_of(later))[0] for name in ("judged", "asked")}
        for name, ((ours, mine), (theirs, its)) in both.items():
            assert mine == its, (name, mine, its)
            if turn >= 3:  # the first ones warm up
                here[name].append(ours)
                there[name].append(theirs)
        if turn >= 3:
            for name, seconds in parts.items():
                there[name].append(seconds)
    print_ratios(
        f"An answer given, {unknown} unknown before",
        [
            row("Python: judged, all ranked, next chosen", here["tap"], here["tap"]),
            row(f"the twin, browser {SLOWER} times slower", there["tap"], here["tap"]),
            row("· of it: scores, gates, futures, verdict", there["judged"], here["tap"]),
            row("· of it: all ranked, next chosen", there["asked"], here["tap"]),
        ],
        ROUNDS,
    )
    for name, what in (("reasons", "Reasons and influences"), ("tipping", "The tipping card")):
        print_ratios(
            f"{what}, {unknown - 1} unknown",
            [
                row("Python", here[name], here[name]),
                row(f"the twin, browser {SLOWER} times slower", there[name], here[name]),
            ],
            ROUNDS,
        )


def against_straight(page: Page, unknown: int) -> None:
    """The twin beside plain convolution, both in the browser as fast as it is."""
    seconds: dict[str, list[float]] = {}
    cases = taps(unknown)
    for _ in range(STRAIGHT_ROUNDS):
        levels = levels_of(next(cases))
        found = {}
        for name in ("judged", "straightJudged", "asked", "straightAsked"):
            taken, found[name] = work(page, name, levels)
            seconds.setdefault(name, []).append(taken)
        assert found["judged"] == found["straightJudged"]
    for title, name in (("Futures", "judged"), ("All questions", "asked")):
        straight = f"straight{name.capitalize()}"
        print_ratios(
            f"{title}, {unknown - 1} unknown: the twin against straight convolution",
            [
                row("the twin", seconds[name], seconds[name]),
                row("straight convolution in BigInt", seconds[straight], seconds[name]),
            ],
            STRAIGHT_ROUNDS,
        )


def first_reading(browser: Browser) -> None:
    """A page just opened: nothing compiled, nothing kept, no answer given."""
    taken: dict[str, list[float]] = {"first question": [], "after a tap": []}
    for _ in range(PAGES):
        page = open_page(browser, SLOWER)
        read_scripts(page)
        taken["first question"].append(work(page, "tap", {})[0])
        taken["after a tap"].append(work(page, "tap", {"V16": 3})[0])
        page.context.close()
    print(f"**A page just opened, browser {SLOWER} times slower** ({PAGES} pages)\n")
    print_table(
        ("what", "median", "slowest"),
        [
            (name, shown_time(median(seconds)), shown_time(max(seconds)))
            for name, seconds in taken.items()
        ],
    )


def main() -> None:
    """Print the tables."""
    print_machine(("playwright",))
    with chromium() as browser:
        print(f"Chromium {browser.version}.\n")
        first_reading(browser)
        page = open_page(browser, SLOWER)
        read_scripts(page)
        for unknown in UNKNOWN:
            after_a_tap(page, unknown)
        fast = open_page(browser, 1)
        read_scripts(fast)
        for unknown in (UNKNOWN[0], UNKNOWN[-1]):
            against_straight(fast, unknown)


if __name__ == "__main__":
    main()
