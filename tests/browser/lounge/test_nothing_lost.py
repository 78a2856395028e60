"""Nothing a phone acknowledged is ever lost or silently overwritten, whatever happens to it.

A seeded dice plays a person, their phones, the network and the server. ALLIANCEMAP_STEPS says how
many steps (160 without it), ALLIANCEMAP_SEED where the dice begins.
"""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser.lounge.phones import TRICKS, Operation, Phone, on_server
from lounge.store.book import answers, once, place_of, registers, undone
from playwright.sync_api import BrowserContext

STEPS = int(os.environ.get("ALLIANCEMAP_STEPS", "160"))
SEED = int(os.environ.get("ALLIANCEMAP_SEED", "1"))
BURST = 30
FACTORS = ("M01", "M02", "V01", "V02", "R01", "R02")
SURE = (None, "guess", "fairly_sure", "proof")
# Minutes, within and beyond what the server takes for the way of a message; hours; decades.
JUMPS = [
    sign * 60_000 * minutes for sign in (1, -1) for minutes in (1, 4, 6, 90, 60 * 24 * 365 * 14)
]


class World:
    """Two phones of one person, a server, a dice; and what must be true after each burst."""

    def __init__(
        self, server: Any, new_context: Callable[..., BrowserContext], dice: random.Random
    ) -> None:
        self.server, self.dice = server, dice
        self.tried: dict[str, Operation] = {}
        self.did: Counter[str] = Counter()
        cookie = server.cookie("traveller@example.org")
        self.phones = []
        for _ in range(2):
            context = new_context()
            context.add_cookies([cookie])
            self.phones.append(Phone(context, server.address, self.tried))

    def begin(self) -> None:
        """Begin a talk on one phone and bring it to the other."""
        self.tried.clear()
        for phone in self.phones:
            phone.acknowledged.clear()
            phone.before.clear()
        first, second = self.phones
        page = first.tab()
        page.evaluate("sync.now()")
        values = ["Blue Heron", "health_technology", "airport_12"]
        talk = page.evaluate("(values) => store.begin(...values)", values)
        for phone in self.phones:
            phone.talk = talk
        first.settle()
        second.settle()
        for one in first.operations(page):
            self.tried[one["id"]] = {"register": one["register"], "value": one["value"]}
            for phone in self.phones:
                phone.acknowledged.append(one["id"])

    def acts(self, count: int) -> list[tuple[str, Any, dict[str, Any]]]:
        return [(*self.one_act(), {}) for _ in range(count)]

    def one_act(self) -> tuple[str, Any]:
        factor = self.dice.choice(FACTORS)
        level = self.dice.choice([0, 1, 2, 3, 4, [1, 3], "unknown", "not_relevant", None])
        note = self.dice.choice(["", "said so", "« ça dépend »"])
        answer = {"level": level, "sure": self.dice.choice(SURE), "note": note}
        other = [
            (f"skip:{factor}", True),
            ("name", self.dice.choice(["Blue Heron", "Grey Heron"])),
            ("feeling", {"level": self.dice.randrange(5), "knows": "a little"}),
        ]
        return self.dice.choice([(f"answer:{factor}", answer)] * 5 + other)

    # Steps

    def step_answer(self, phone: Phone) -> None:
        phone.act(phone.tab(self.dice), self.acts(1))

    def step_answer_at_once(self, phone: Phone) -> None:
        phone.act(phone.tab(self.dice), self.acts(self.dice.randint(2, 5)))

    def step_answer_in_two_tabs(self, phone: Phone) -> None:
        one, other = phone.tab(self.dice), phone.tab(self.dice)
        phone.act(one, self.acts(2), wait=False)
        phone.act(other, self.acts(2))

    def step_undo(self, phone: Phone) -> None:
        phone.undo(phone.tab(self.dice))

    def step_reload(self, phone: Phone) -> None:
        page = phone.tab(self.dice)
        phone.act(page, self.acts(self.dice.randint(0, 3)), wait=False)
        phone.load(page)

    def step_crash(self, phone: Phone) -> None:
        page = phone.tab(self.dice)
        phone.act(page, self.acts(self.dice.randint(0, 3)), wait=False)
        phone.crash(page)

    def step_close(self, phone: Phone) -> None:
        page = phone.tab(self.dice)
        phone.act(page, self.acts(self.dice.randint(0, 3)), wait=False)
        phone.close(page)

    def step_second_tab(self, phone: Phone) -> None:
        if len(phone.tabs) < 3:
            phone.open()

    def step_network(self, phone: Phone) -> None:
        phone.context.set_offline(self.dice.random() < 0.5)

    def step_sync(self, phone: Phone) -> None:
        phone.tab(self.dice).evaluate("sync.now()")

    def step_trick(self, phone: Phone) -> None:
        phone.network.plan += self.dice.choices(TRICKS, k=self.dice.randint(1, 2))
        phone.tab(self.dice).evaluate("sync.now()")

    def step_late_delivery(self, phone: Phone) -> None:
        phone.network.deliver(phone.context)

    def step_clock(self, phone: Phone) -> None:
        phone.offset = self.dice.choice([0, *JUMPS])
        for page in phone.tabs:
            page.evaluate("(offset) => { window.offset = offset; }", phone.offset)

    def step_server(self, phone: Phone) -> None:  # noqa: ARG002 - each step takes one
        if self.server.process is None:
            self.server.start()
        else:
            self.server.kill()

    def step_pin(self, phone: Phone) -> None:
        page = phone.tab(self.dice)
        phone.act(page, self.acts(2), wait=False)
        page.evaluate("store.setPin('8264-heron')")
        for other in phone.tabs:
            other.evaluate("store.unlock('8264-heron')")
        page.evaluate("store.removePin('8264-heron')")
        for other in phone.tabs:
            other.evaluate("store.refresh()")

    def step_full(self, phone: Phone) -> None:
        """The phone takes nothing for a while; what is done meanwhile is kept afterwards."""
        page = phone.tab(self.dice)
        tool = phone.context.new_cdp_session(page)
        place = {"origin": self.server.address}
        tool.send("Storage.overrideQuotaForOrigin", place | {"quotaSize": 1})
        acts = self.acts(2)
        known = len(phone.acknowledged)
        phone.act(page, acts, wait=False)
        page.wait_for_timeout(60)
        if len(phone.acknowledged) == known:
            self.did["(nothing taken while full)"] += 1
        tool.send("Storage.overrideQuotaForOrigin", place)
        page.evaluate("store.refresh()")
        waiting = list(phone.before)[-len(acts) :]
        phone.wait(page, waiting)

    WEIGHTS = {  # noqa: RUF012 - a table
        "answer": 12, "answer_at_once": 5, "answer_in_two_tabs": 4, "undo": 6, "reload": 4,
        "crash": 3, "close": 4, "second_tab": 3, "network": 4, "sync": 8, "trick": 8,
        "late_delivery": 3, "clock": 3, "server": 1, "pin": 1, "full": 2,
    }  # fmt: skip

    def burst(self, count: int) -> None:
        """Begin a talk, take that many steps, then bring everything back and look."""
        self.begin()
        names, weights = zip(*self.WEIGHTS.items(), strict=True)
        for name in self.dice.choices(names, weights, k=count):
            phone = self.dice.choice(self.phones)
            getattr(self, f"step_{name}")(phone)
            self.did[name] += 1
        for phone in self.phones:
            self.look_at_disk(phone)
        self.bring_back()
        self.look()

    def bring_back(self) -> None:
        self.server.start()
        for phone in self.phones:
            phone.network.plan.clear()
            phone.context.set_offline(False)
            phone.network.deliver(phone.context)
        for phone in [*self.phones, *self.phones]:  # the second time brings what the other sent
            phone.settle()

    # What must be true

    def look_at_disk(self, phone: Phone) -> None:
        """What was acknowledged lies on the phone, network or not."""
        there = {one["id"] for one in phone.operations()}
        lost = [self.tried[one] for one in phone.acknowledged if one not in there]
        assert not lost, f"acknowledged, and not on the phone: {lost}"

    def look(self) -> None:
        phone = self.phones[0]
        server = on_server(phone.context, self.server.address, phone.talk)
        for each in self.phones:
            self.look_at_disk(each)
            here = each.operations()
            assert once(here) == here
            assert marks(here) == marks(server), "phone and server hold the same"
            self.look_at_fold(each, here)
            self.look_at_order(each, here)
        self.did["(operations on the server)"] += len(server)
        there = {one["id"] for one in server}
        assert there <= self.tried.keys(), "nothing is there that nobody did"
        for one in server:
            did = self.tried[one["id"]]
            assert (one["register"], one["value"]) == (did["register"], did["value"])
            assert one.get("undoes") == did.get("undoes")

    def look_at_fold(self, phone: Phone, here: list[Operation]) -> None:
        """The page says of its talk what the rules say of its operations."""
        page = phone.tab()
        folded = page.evaluate("(all) => talks.fold(all)", here)
        found = {
            factor: (one["level"], one["sure"], one["note"])
            for factor, one in folded["answers"].items()
        }
        assert found == answers(here)
        assert folded["name"] == registers(here).get("name", "")
        assert folded["feeling"] == registers(here).get("feeling")
        assert page.evaluate("(all) => talks.undoOf(all)", here) == undone(here)

    def look_at_order(self, phone: Phone, here: list[Operation]) -> None:
        """An act comes after every act that this phone had acknowledged before it."""
        places = {one["id"]: place_of(one) for one in here}
        by_register: dict[str, list[str]] = {}
        for one in phone.acknowledged:
            by_register.setdefault(self.tried[one]["register"], []).append(one)
        rank = {one: number for number, one in enumerate(phone.acknowledged)}
        for one, known in phone.before.items():
            if one not in places:
                continue
            for earlier in by_register.get(self.tried[one]["register"], []):
                if rank[earlier] < known and earlier != one:
                    assert places[earlier] < places[one], "an act overwritten by an older one"


def marks(operations: list[Operation]) -> list[tuple[str, str, int]]:
    return sorted((one["id"], one["stamp"], one.get("kept") or 0) for one in operations)


@pytest.fixture
def world(
    server: Any, new_context: Callable[..., BrowserContext], troubles: list[str]
) -> Iterator[World]:
    yield World(server, new_context, random.Random(SEED))
    troubles.clear()  # a dead server and a cut network are errors on the console, and meant


def test_a_random_life_of_two_phones_loses_nothing(
    world: World, record_property: Callable[[str, object], None]
) -> None:
    left = STEPS
    while left > 0:
        world.burst(min(BURST, left))
        left -= BURST
    tricks = sum((Counter(phone.network.did) for phone in world.phones), Counter())
    record_property("steps", dict(world.did))
    record_property("network", dict(tricks))
    print(f"\nsteps: {dict(world.did)}\nnetwork: {dict(tricks)}")  # noqa: T201 - asked with -s
