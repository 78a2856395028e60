"""The real page, tapped at random while its tabs, its network and its server come and go.

ALLIANCEMAP_STEPS and ALLIANCEMAP_SEED as for the phones without a page.
"""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import Error as BrowserError

from alliancemap.instruments import load_words

STEPS = int(os.environ.get("ALLIANCEMAP_STEPS", "160")) // 4
SEED = int(os.environ.get("ALLIANCEMAP_SEED", "1"))
BURST = 15
WORDS = load_words("alliance_fit", "1.0", "general_hi_tech", "en")
FACTOR = {one.ask: factor for factor, one in WORDS.factors.items()}
LEVELS = (0, 1, 2, 3, 4, "unknown", "not_relevant")
# Read from the disk by a store of its own, which knows nothing of what the page holds in memory.
ON_DISK = """async () => {
  const base = document.querySelector("script[type=module]").src;
  const { openStore } = await import(new URL("store/store.js", base));
  const { fold, levelsOf } = await import(new URL("talk.js", base));
  const store = await openStore();
  const [{ id }] = store.talks();
  return levelsOf(fold(store.operations(id)));
}"""


class Traveller:
    """Somebody with the page open; `kept` is what the page has said it keeps."""

    def __init__(self, server: Any, context: BrowserContext, dice: random.Random) -> None:
        self.server, self.context, self.dice = server, context, dice
        self.page = context.new_page()
        self.kept: dict[str, Any] = {}
        self.before: list[tuple[str, Any]] = []  # what each undo goes back to
        self.open_tap: tuple[str, Any] | None = None  # tapped, and not seen to be kept
        self.did: Counter[str] = Counter()

    def begin(self) -> None:
        self.page.goto("/lounge/en/#start")
        self.page.reload()
        self.page.locator("form.start button.main").tap()
        expect(self.page.locator("article.ask h1")).to_be_visible()
        self.kept, self.before, self.open_tap = {}, [], None

    def question(self) -> str | None:
        heading = self.page.locator("article.ask h1")
        return FACTOR.get(heading.inner_text()) if heading.count() else None

    def tap(self, wait: bool = True) -> None:
        factor = self.question()
        if factor is None:
            return
        level = self.dice.choice(LEVELS)
        self.open_tap = (factor, level)
        self.page.locator(f"[data-level='{level}']").first.tap()
        if wait:
            self.wait_until_kept()
            self.page.wait_for_function(
                "(before) => document.querySelector('main h1')?.innerText !== before",
                arg=WORDS.factors[factor].ask,
            )

    def wait_until_kept(self) -> None:
        """Wait until the page has stored the tap, as a tab of its own finds it on the disk."""
        assert self.open_tap is not None
        factor, level = self.open_tap
        for _ in range(100):
            if self.page.evaluate(ON_DISK).get(factor) == level:
                break
            self.page.wait_for_timeout(30)
        else:
            raise AssertionError(f"{factor} was tapped and never kept")
        self.take()

    def take(self) -> None:
        assert self.open_tap is not None
        factor, level = self.open_tap
        self.before.append((factor, self.kept.get(factor)))
        self.kept[factor] = level
        self.open_tap = None

    def come_back(self) -> None:
        """Look at the disk after the page went: the last tap may be there, all others are."""
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        there = self.page.evaluate(ON_DISK)
        if self.open_tap and there.get(self.open_tap[0]) == self.open_tap[1]:
            self.take()
        self.open_tap = None
        assert there == self.kept

    # Steps

    def step_tap(self) -> None:
        self.tap()

    def step_undo(self) -> None:
        if not self.before or self.question() is None:
            return
        factor, level = self.before.pop()
        self.page.locator(".bar [data-do=undo]").first.tap()
        self.kept = {**self.kept, factor: level}
        if level is None:
            del self.kept[factor]
        for _ in range(100):
            if self.page.evaluate(ON_DISK) == self.kept:
                return
            self.page.wait_for_timeout(30)
        there = self.page.evaluate(ON_DISK)
        raise AssertionError(f"the undo of {factor} was not kept: {there}, {self.kept}")

    def step_reload(self) -> None:
        self.tap(wait=False)
        self.page.reload()
        self.come_back()

    def step_close(self) -> None:
        self.tap(wait=False)
        self.page.close()
        self.page = self.context.new_page()
        self.page.goto("/lounge/en/#ask")
        self.come_back()

    def step_crash(self) -> None:
        self.tap(wait=False)
        with pytest.raises(BrowserError, match="crash"):
            self.page.goto("chrome://crash", timeout=5_000)
        self.page.close()
        self.page = self.context.new_page()
        self.page.goto("/lounge/en/#ask")
        self.come_back()

    def step_network(self) -> None:
        self.context.set_offline(self.dice.random() < 0.5)

    def step_server(self) -> None:
        if self.server.process is None:
            self.server.start()
        else:
            self.server.kill()

    WEIGHTS = {  # noqa: RUF012 - a table
        "tap": 8, "undo": 3, "reload": 3, "close": 2, "crash": 2, "network": 2, "server": 1,
    }  # fmt: skip

    def burst(self, count: int) -> None:
        self.server.start()
        self.context.set_offline(False)
        self.begin()
        for name in self.dice.choices([*self.WEIGHTS], [*self.WEIGHTS.values()], k=count):
            if self.question() is None:  # a deal-breaker stopped the talk, or it is through
                self.context.set_offline(False)
                self.server.start()
                self.begin()
            getattr(self, f"step_{name}")()
            self.did[name] += 1
            assert self.page.evaluate(ON_DISK) == self.kept
            assert self.page.title() == "Alliancemap"


@pytest.fixture
def traveller(
    server: Any,
    context: BrowserContext,
    settle: Callable[[Page], None],
    troubles: list[str],
) -> Iterator[Traveller]:
    made = Traveller(server, context, random.Random(SEED))
    made.page.goto("/lounge/en/")
    settle(made.page)
    yield made
    troubles.clear()  # a dead server and a cut network are errors on the console, and meant


def test_every_tap_that_was_kept_stays_whatever_happens_to_the_page(traveller: Traveller) -> None:
    left = STEPS
    while left > 0:
        traveller.burst(min(BURST, left))
        left -= BURST
    print(f"\nsteps: {dict(traveller.did)}")  # noqa: T201 - asked with -s
