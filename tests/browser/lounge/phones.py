"""Phones for the tests: tabs that keep and sync as the lounge does, a network that misbehaves."""

import json
import random
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route
from playwright.sync_api import Error as BrowserError

import alliancemap_web

Operation = dict[str, Any]
MODULES = Path(alliancemap_web.__file__).parent / "static" / "lounge"
PAGE = "/lounge/phone"
BLANK = "<!doctype html><html lang='en'><title>Alliancemap</title>"
# Opens the store as app.js does; what it says is told at once, so that a crash takes nothing back.
OPEN = """async ([offset, syncs]) => {
  const now = Date.now;
  window.offset = offset;
  Date.now = () => now() + window.offset;
  const [{ openStore }, { startSync }, talk, links] = await Promise.all(
    ["store/store.js", "store/sync.js", "talk.js", "store/links.js"].map(
      (name) => import("/lounge/modules/" + name)));
  Object.assign(window, { talks: talk, links, heard: [] });
  window.store = await openStore();
  for (const event of ["trouble", "lock", "unlock", "sync"])
    store.addEventListener(event, ({ detail }) => heard.push([event, detail]));
  if (syncs) window.sync = startSync(store);
  return store.state;
}"""
ACT = """([talk, acts]) => {
  for (const [id, register, value, more] of acts)
    store.record(talk, register, value, { id, ...more }).then(
      (operation) => kept(operation), (error) => refused([id, error.code]));
}"""


@dataclass
class Network:
    """What happens to each sync between a phone and the server; `plan` is taken from the front."""

    plan: list[str] = field(default_factory=list)
    held: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)
    did: dict[str, int] = field(default_factory=dict)

    def carry(self, route: Route) -> None:
        """Carry one request as planned; without a plan, faithfully."""
        trick = self.plan.pop(0) if self.plan else "carry_on"
        try:
            getattr(self, trick)(route)
        except BrowserError:  # the tab went meanwhile, or the server is dead
            trick = "lost"
            with suppress(BrowserError):
                route.abort()
        self.did[trick] = self.did.get(trick, 0) + 1

    def carry_on(self, route: Route) -> None:
        route.fulfill(response=route.fetch())

    def drop_request(self, route: Route) -> None:
        route.abort()

    def drop_reply(self, route: Route) -> None:
        route.fetch()
        route.abort()

    def cut_reply(self, route: Route) -> None:
        answer = route.fetch()
        body = answer.body()
        route.fulfill(status=answer.status, body=body[: len(body) // 2])

    def send_twice(self, route: Route) -> None:
        route.fetch()
        route.fulfill(response=route.fetch())

    def stranger(self, route: Route) -> None:
        """A network that wants its own page seen first."""
        route.fulfill(status=200, content_type="text/html", body="<h1>Welcome aboard</h1>")

    def fail(self, route: Route) -> None:
        route.fulfill(status=503, body="")

    def hold(self, route: Route) -> None:
        """Lose it here; it comes to the server later, after what was sent after it."""
        request = route.request
        self.held.append((request.url, request.post_data_buffer or b"", request.all_headers()))
        route.abort()

    def deliver(self, context: BrowserContext) -> None:
        """Let what was held arrive now, the last first."""
        for url, body, headers in reversed(self.held):
            sent = {
                name: value
                for name, value in headers.items()
                if name in {"content-type", "x-csrftoken", "cookie", "origin", "referer"}
            }
            try:
                context.request.post(url, data=body, headers=sent)
            except BrowserError:
                continue
        self.held.clear()


TRICKS = ("drop_request", "drop_reply", "cut_reply", "send_twice", "stranger", "fail", "hold")


@dataclass
class Phone:
    """One phone: its tabs, what it acknowledged, in that order, and what was ever tried on it."""

    context: BrowserContext
    address: str
    tried: dict[str, Operation]
    talk: str = ""
    tabs: list[Page] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    before: dict[str, int] = field(default_factory=dict)
    network: Network = field(default_factory=Network)
    offset: int = 0
    syncs: bool = True

    def __post_init__(self) -> None:
        self.context.expose_binding("kept", self._kept)
        self.context.expose_binding("refused", self._refused)
        self.context.route(f"**{PAGE}", lambda route: route.fulfill(
            body=BLANK, content_type="text/html"))  # fmt: skip
        self.context.route("**/lounge/modules/**", serve_module)
        self.context.route("**/lounge/sync", self.network.carry)

    def _kept(self, _: Any, operation: Operation) -> None:
        self.acknowledged.append(operation["id"])

    def _refused(self, _: Any, told: list[str]) -> None:
        self.tried[told[0]]["refused"] = told[1]

    def open(self) -> Page:
        """Open one more tab."""
        page = self.context.new_page()
        self.tabs.append(page)
        self.load(page)
        return page

    def load(self, page: Page) -> None:
        """Open the page in a tab, or open it anew; what was under way there goes on in vain."""
        page.goto(self.address + PAGE)
        page.evaluate(OPEN, [self.offset, self.syncs])

    def tab(self, dice: random.Random | None = None) -> Page:
        """One of the open tabs, opened when there is none."""
        if not self.tabs:
            return self.open()
        return dice.choice(self.tabs) if dice else self.tabs[0]

    def act(
        self, page: Page, acts: list[tuple[str, Any, dict[str, Any]]], wait: bool = True
    ) -> None:
        """Do acts in a tab, all at once; wait until it acknowledged each, or do not."""
        sent = []
        for register, value, more in acts:
            known = len(self.acknowledged)
            one = str(uuid.uuid4())
            self.tried[one] = {"register": register, "value": value, **more}
            self.before[one] = known
            sent.append([one, register, value, more])
        page.evaluate(ACT, [self.talk, sent])
        if wait:
            self.wait(page, [one[0] for one in sent])

    def wait(self, page: Page, ids: list[str]) -> None:
        """Wait until all of some acts are acknowledged or refused."""
        waiting = set(ids)
        for _ in range(400):
            waiting -= set(self.acknowledged)
            waiting -= {one for one in waiting if "refused" in self.tried[one]}
            if not waiting:
                return
            page.wait_for_timeout(25)
        raise AssertionError(f"never acknowledged: {[self.tried[one] for one in waiting]}")

    def undo(self, page: Page) -> None:
        """Undo the last act in a tab."""
        undo = page.evaluate("(talk) => talks.undoOf(store.operations(talk))", self.talk)
        if undo:
            more = {"undoes": undo["undoes"]}
            self.act(page, [(undo["register"], undo["value"], more)])

    def crash(self, page: Page) -> None:
        """Let a tab's process die as it does when memory runs out."""
        self.tabs.remove(page)
        with pytest.raises(BrowserError, match="crash"):
            page.goto("chrome://crash", timeout=5_000)
        page.close()

    def close(self, page: Page) -> None:
        """Close a tab in the middle of whatever it does."""
        self.tabs.remove(page)
        page.close()

    def operations(self, page: Page | None = None) -> list[Operation]:
        """What the phone has of its talk, read from its disk by a fresh tab when none is given."""
        if page is not None:
            return page.evaluate("(talk) => store.operations(talk)", self.talk)
        page = self.open()
        found = page.evaluate("(talk) => store.operations(talk)", self.talk)
        self.close(page)
        return found

    def settle(self) -> None:
        """Sync until the server holds everything."""
        page = self.tab()
        for _ in range(40):
            page.evaluate("sync.now()")
            if page.evaluate("(talk) => store.where(talk).waiting", self.talk) == 0:
                return
        raise AssertionError(f"still waiting: {page.evaluate('heard.slice(-9)')}")


def serve_module(route: Route) -> None:
    """Serve a module of the lounge as it lies."""
    path = MODULES / route.request.url.partition("/lounge/modules/")[2]
    route.fulfill(body=path.read_text("utf-8"), content_type="text/javascript")


def on_server(context: BrowserContext, address: str, talk: str) -> list[Operation]:
    """What the server holds of a talk of whoever is signed in."""
    csrf = context.request.get(f"{address}/lounge/session").json()["csrf"]
    found: list[Operation] = []
    since, more = 0, True
    while more:
        answer = context.request.post(
            f"{address}/lounge/sync",
            data=json.dumps({"talk": talk, "since": since, "operations": []}),
            headers={"Content-Type": "application/json", "X-CSRFToken": csrf},
        ).json()
        found += answer["operations"]
        since, more = answer["sequence"], answer["more"]
    return found
