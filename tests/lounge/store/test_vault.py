"""What is closed on the phone opens under its own key only, and says nothing of its content."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from node import STATIC, Call, node

STORE = STATIC / "lounge" / "store"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
MODULE = """
import * as vault from "VAULT";
import { makeQueue, StoreError } from "QUEUE";
export { waitAfter } from "TRIES";
export { closeBox, openBox, takesTalk } from "LINKS";
export const rounds = () => vault.ROUNDS;

const keyOf = async (pin) => {
  const lock = await vault.makeLock(pin);
  return { lock, ...(await vault.freshKey(lock)) };
};

export async function thereAndBack(value) {
  const { key } = await keyOf(null);
  const box = await vault.seal(key, value);
  return [await vault.unseal(key, box), box.length];
}

export async function sizes(one, other) {
  const { key } = await keyOf(null);
  return [(await vault.seal(key, one)).length, (await vault.seal(key, other)).length];
}

export async function changed(value, place) {
  const { key } = await keyOf(null);
  const box = await vault.seal(key, value);
  box[place % box.length] ^= 1;
  return vault.unseal(key, box).then(() => "opened", () => "refused");
}

export async function underAnotherKey(value) {
  const [one, other] = [await keyOf(null), await keyOf(null)];
  const box = await vault.seal(one.key, value);
  return vault.unseal(other.key, box).then(() => "opened", () => "refused");
}

export async function behindPin(pin, tried) {
  const { lock, key, locked } = await keyOf(pin);
  const found = await vault.unlocked(await vault.lockOf(lock.by, tried), locked);
  if (!found) return "wrong";
  return vault.unseal(found, await vault.seal(key, "talk"));
}

export async function readable() {
  const { lock, key } = await keyOf(null);
  const out = (one) => crypto.subtle.exportKey("raw", one).then(() => "bytes", () => "refused");
  return [await out(key), await out(lock.key), await out((await keyOf("1234")).key)];
}

export async function queue(fates) {
  const [told, done] = [[], []];
  const left = fates.map((fate) => [...fate]);
  const work = makeQueue(async ({ build }) => {
    const fate = left[build()].shift() ?? "ok";
    if (fate === "again") return null;
    if (fate === "refused") throw new StoreError("unknown_talk");
    if (fate !== "ok") throw Object.assign(new Error(fate), { code: fate });
    return { answer: build() };
  }, (event, detail) => {
    told.push(detail.code);
    setTimeout(() => work.retry(), 1);
  });
  await Promise.all(fates.map((_, at) =>
    work.push(() => at, true).then((one) => done.push(one), (error) => done.push(error.code))));
  return [done, told];
}
"""


@pytest.fixture(scope="module")
def js(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    text = MODULE
    for name in ("vault", "queue", "tries", "links"):
        text = text.replace(name.upper() + '"', (STORE / f"{name}.js").as_uri() + '"')
    module: Path = tmp_path_factory.mktemp("vault") / "module.mjs"
    module.write_text(text, "utf-8")
    with node(module) as call:
        yield call


@given(value=JSON)
def test_what_is_closed_opens_as_it_was(js: Call, value: Any) -> None:
    opened, size = js("thereAndBack", value)
    assert opened == value
    assert (size - 12 - 16) % 256 == 0


def test_answers_of_any_level_have_one_size(js: Call) -> None:
    one, other = js("sizes", {"level": 0, "note": ""}, {"level": [1, 3], "note": "said so"})
    assert one == other


@given(value=JSON, place=st.integers(0, 10_000))
def test_a_changed_box_is_refused(js: Call, value: Any, place: int) -> None:
    assert js("changed", value, place) == "refused"


def test_a_box_opens_under_no_other_key(js: Call) -> None:
    assert js("underAnotherKey", "talk") == "refused"


@settings(max_examples=5, deadline=None)
@given(pin=st.text(min_size=4, max_size=12), other=st.text(max_size=12))
def test_a_pin_opens_and_no_other_does(js: Call, pin: str, other: str) -> None:
    assert js("behindPin", pin, pin) == "talk"
    is_same = normalize("NFKC", pin) == normalize("NFKC", other)
    assert js("behindPin", pin, other) == ("talk" if is_same else "wrong")


def test_a_pin_typed_with_composed_or_combining_letters_is_one_pin(js: Call) -> None:
    assert js("behindPin", "\u00e9t\u00e9-1234", "e\u0301te\u0301-1234") == "talk"


def test_the_rounds_are_those_that_are_written_down(js: Call) -> None:
    assert js("rounds") == 600_000


def test_no_script_reads_the_bytes_of_a_key(js: Call) -> None:
    assert js("readable") == ["refused", "refused", "refused"]


def test_the_wait_after_wrong_pins_grows_to_a_quarter_of_an_hour(js: Call) -> None:
    waits = [js("waitAfter", count) for count in range(14)]
    assert waits[:6] == [0, 0, 0, 5_000, 10_000, 20_000]
    assert waits == sorted(waits)
    assert waits[-1] == 900_000


@settings(max_examples=20, deadline=None)
@given(
    fates=st.lists(
        st.lists(st.sampled_from(["again", "full", "broken"]), max_size=2), min_size=1, max_size=4
    )
)
def test_writes_that_the_phone_does_not_take_are_tried_again_in_their_order(
    js: Call, fates: list[list[str]]
) -> None:
    done, told = js("queue", fates)
    assert done == list(range(len(fates)))
    troubles = [code for fate in fates for code in fate if code != "again"]
    assert [code for code in told if code != "kept_again"] == troubles
    assert ("kept_again" in told) == bool(troubles)


def test_a_write_refused_for_what_it_asks_does_not_hold_up_the_next(js: Call) -> None:
    assert js("queue", [["refused"], []]) == [["unknown_talk", 1], []]


TALK = "11111111-1111-4111-8111-111111111111"


def operation(number: int, value: Any = "Blue", talk: str = TALK) -> dict[str, Any]:
    return {
        "id": f"{number:08x}-0000-4000-8000-000000000000",
        "talk": talk,
        "stamp": f"{number:015}-0000-0a0b0c0d",
        "register": "name",
        "value": value,
    }


@given(values=st.lists(st.text(max_size=20), min_size=1, max_size=20))
def test_a_link_gives_back_what_it_took_along(js: Call, values: list[str]) -> None:
    talk = [operation(number, value) for number, value in enumerate(values)]
    closed = js("closeBox", talk)
    assert js("openBox", closed["box"], closed["key"]) == talk
    assert js("takesTalk", f"#take=some_id-1.{closed['key']}")


def test_a_link_is_packed_before_it_is_closed(js: Call) -> None:
    talk = [operation(number, "the same words again") for number in range(60)]
    assert len(js("closeBox", talk)["box"]) < 3_000


@pytest.mark.parametrize("harm", ["box", "key", "cut", "no_talk", "two_talks", "late"])
def test_a_link_that_was_harmed_is_refused(js: Call, harm: str) -> None:
    other = TALK.replace("1", "2")
    content: Any = {
        "no_talk": [{"id": "nothing"}],
        "two_talks": [operation(1), operation(2, talk=other)],
        "late": [operation(1) | {"stamp": "899999999999999-9999-0a0b0c0d"}],
    }.get(harm, [operation(1)])
    closed = js("closeBox", content)
    if harm == "box":
        closed["box"] = (
            closed["box"][:20] + ("A" if closed["box"][20] != "A" else "B") + closed["box"][21:]
        )
    elif harm == "key":
        closed["key"] = js("closeBox", content)["key"]
    elif harm == "cut":
        closed["box"] = closed["box"][:-8]
    with pytest.raises(Exception, match="link_broken"):
        js("openBox", closed["box"], closed["key"])


@pytest.mark.parametrize("fragment", ["", "#take=", "#take=id.short", "#ask", "#take=a/b.c"])
def test_other_addresses_take_nothing_along(js: Call, fragment: str) -> None:
    assert not js("takesTalk", fragment)
