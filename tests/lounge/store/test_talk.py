"""The laws of a talk: its operations add up alike in any order and however often they come."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lounge.store.book import answers, once, registers, undone
from node import STATIC, Call, node

TALK = "11111111-1111-4111-8111-111111111111"
BASE = {"register": "base", "value": {"alliancemap": 1}}
FACTORS = ("M01", "V02", "R30")
LEVEL = st.one_of(
    st.integers(0, 4),
    st.sampled_from(["unknown", "not_relevant", None]),
    st.tuples(st.integers(0, 2), st.integers(2, 4)).map(list),
)
ANSWER = st.fixed_dictionaries(
    {
        "level": LEVEL,
        "sure": st.sampled_from([None, "guess", "fairly_sure", "proof"]),
        "note": st.text(max_size=5),
    }
)
ACT = st.one_of(
    st.tuples(st.sampled_from([f"answer:{factor}" for factor in FACTORS]), ANSWER | st.none()),
    st.tuples(st.sampled_from([f"skip:{factor}" for factor in FACTORS]), st.just(True)),
    st.tuples(st.sampled_from(["name", "sector", "set"]), st.text(max_size=4)),
    st.tuples(st.just("feeling"), st.fixed_dictionaries({"level": st.integers(0, 4)})),
    st.tuples(st.just("aside:owner_sells"), st.just({"reason": "said so"})),
)


def identifier(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def stamp(ms: int, count: int = 0, device: int = 1) -> str:
    return f"{ms:015}-{count:04}-{device:08x}"


@st.composite
def talks(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Operations of one talk from up to three devices, with stamps that may well be equal."""
    made = []
    for number, (register, value) in enumerate(draw(st.lists(ACT, min_size=1, max_size=20))):
        operation = {
            "id": identifier(draw(st.integers(0, 2**16)) * 64 + number),
            "talk": TALK,
            "stamp": stamp(
                draw(st.integers(1, 9)), draw(st.integers(0, 2)), draw(st.integers(1, 3))
            ),
            "register": register,
            "value": value,
        }
        if draw(st.booleans()):
            operation["kept"] = draw(st.integers(1, 9))
        made.append(operation)
    return made


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(STATIC / "lounge" / "talk.js") as call:
        yield call


@given(talk=talks(), data=st.data())
def test_any_order_and_any_repetition_fold_alike(
    js: Call, talk: list[dict[str, Any]], data: st.DataObject
) -> None:
    repeated = talk + data.draw(st.lists(st.sampled_from(talk), max_size=10))
    assert js("fold", data.draw(st.permutations(repeated))) == js("fold", talk)


@given(talk=talks(), data=st.data())
def test_a_moment_of_the_server_is_shown_whichever_copy_comes_first(
    js: Call, talk: list[dict[str, Any]], data: st.DataObject
) -> None:
    bare = [{name: one[name] for name in one if name != "kept"} for one in talk]
    assert js("fold", data.draw(st.permutations(bare + talk))) == js("fold", talk)


@given(talk=talks())
def test_what_the_server_dated_stands_in_the_same_order(
    js: Call, talk: list[dict[str, Any]]
) -> None:
    bare = [{name: one[name] for name in one if name != "kept"} for one in talk]
    assert js("levelsOf", js("fold", talk)) == js("levelsOf", js("fold", bare))
    assert js("undoOf", talk) == js("undoOf", bare)


@given(talk=talks())
def test_a_talk_stands_where_the_rules_say(js: Call, talk: list[dict[str, Any]]) -> None:
    folded = js("fold", talk)
    standing = registers(talk)
    assert {
        factor: (one["level"], one["sure"], one["note"])
        for factor, one in folded["answers"].items()
    } == answers(talk)
    assert folded["name"] == standing.get("name", "")
    assert (folded["sector"], folded["set"]) == (standing.get("sector"), standing.get("set"))
    assert folded["feeling"] == standing.get("feeling")
    assert set(folded["skipped"]) == {
        name.removeprefix("skip:") for name in standing if name.startswith("skip:")
    } - set(folded["answers"])
    assert js("levelsOf", folded) == {
        factor: one["level"] for factor, one in folded["answers"].items()
    }


@given(talk=talks())
def test_every_answer_stays_in_the_history_newest_first(
    js: Call, talk: list[dict[str, Any]]
) -> None:
    told = [one["id"] for one in js("fold", talk)["history"]]
    ordered = [one["id"] for one in once(talk) if one["register"].startswith("answer:")]
    assert told == ordered[::-1]


@given(talk=talks())
def test_undoing_again_and_again_walks_back_to_the_start(
    js: Call, talk: list[dict[str, Any]]
) -> None:
    acts = list(talk)
    for number in range(len(talk) + 1):
        undo = js("undoOf", acts)
        assert undo == undone(acts)
        if undo is None:
            break
        acts.append(
            {"id": identifier(2**31 + number), "talk": TALK, "stamp": stamp(100 + number)} | undo
        )
    folded = js("fold", acts)
    assert undo is None
    assert folded["answers"] == {}
    assert (folded["skipped"], folded["feeling"], folded["asides"]) == ([], None, {})
    opening = {one["register"]: one["value"] for one in reversed(once(talk))}
    assert folded["name"] == opening.get("name", "")
    assert folded["sector"] == opening.get("sector")


@given(file=talks(), acts=talks())
def test_undoing_after_a_file_was_opened_walks_back_to_the_file_and_no_further(
    js: Call, file: list[dict[str, Any]], acts: list[dict[str, Any]]
) -> None:
    came = [*file, {"id": identifier(2**31), "talk": TALK, "stamp": stamp(10)} | BASE]
    made = [
        one | {"id": identifier(2**30 + number), "stamp": stamp(20 + number)}
        for number, one in enumerate(acts)
    ]
    done = came + made
    for number in range(len(made) + 1):
        undo = js("undoOf", done)
        assert undo == undone(done)
        if undo is None:
            break
        assert undo["undoes"] in {one["id"] for one in made}
        mark = {"id": identifier(2**31 + 1 + number), "talk": TALK, "stamp": stamp(100 + number)}
        done.append(mark | undo)
    assert undo is None
    assert js("undoOf", came) is None
    opening = {one["register"]: one["value"] for one in reversed(once(done))}
    for register, value in registers(done).items():
        stood = registers(came).get(register)
        assert value == (opening[register] if stood is None else stood)


@given(talk=talks())
def test_undoing_restores_what_stood_without_the_act(js: Call, talk: list[dict[str, Any]]) -> None:
    undo = js("undoOf", talk)
    if undo is None:
        return
    after = [*talk, {"id": identifier(2**31), "talk": TALK, "stamp": stamp(100)} | undo]
    without = [one for one in talk if one["id"] != undo["undoes"]]
    assert registers(after) == registers(without)
    assert js("levelsOf", js("fold", after)) == js("levelsOf", js("fold", without or after))


@given(talk=talks())
def test_what_a_talk_is_made_of_has_the_shape_of_operations(
    js: Call, talk: list[dict[str, Any]]
) -> None:
    assert all(js("isOperation", one) for one in talk)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "7"},
        {"id": None},
        {"talk": "../other"},
        {"stamp": "1"},
        {"stamp": stamp(9 * 10**14)},
        {"stamp": stamp(5).upper().replace("0000000", "ABCDEFA")},
        {"register": "answer:"},
        {"register": "answer:M01 "},
        {"register": "answer:__proto__"},
        {"register": "everything"},
        {"kept": "later"},
        {"kept": stamp(5)},
        {"kept": -1},
        {"undoes": "the last"},
    ],
)
def test_what_is_no_operation_is_refused(js: Call, change: dict[str, Any]) -> None:
    good = {
        "id": identifier(1), "talk": TALK, "stamp": stamp(5), "register": "name", "value": "Blue",
    }  # fmt: skip
    assert js("isOperation", good)
    assert not js("isOperation", good | change)


@pytest.mark.parametrize("reason", ["", " \t\r\n", "\0", "\ud800", None])
def test_a_deal_breaker_is_not_set_aside_without_a_reason(js: Call, reason: str | None) -> None:
    aside = {"id": identifier(1), "talk": TALK, "stamp": stamp(5), "register": "aside:M10"}
    assert js("isOperation", aside | {"value": {"reason": "They signed"}})
    assert js("isOperation", aside | {"value": None})
    assert not js("isOperation", aside | {"value": {"reason": reason}})


@pytest.mark.parametrize("missing", ["id", "talk", "stamp", "register", "value"])
def test_an_operation_has_all_its_parts(js: Call, missing: str) -> None:
    parts = {
        "id": identifier(1), "talk": TALK, "stamp": stamp(5), "register": "name", "value": "Blue",
    }  # fmt: skip
    del parts[missing]
    assert not js("isOperation", parts)


@pytest.mark.parametrize("value", [None, 7, "operation", [], [[]]])
def test_other_things_are_no_operations(js: Call, value: object) -> None:
    assert not js("isOperation", value)


def test_no_operations_are_no_talk(js: Call) -> None:
    assert js("fold", []) is None
    assert js("undoOf", []) is None


def test_an_answer_says_when_it_was_given(js: Call) -> None:
    answer = {
        "id": identifier(1),
        "talk": TALK,
        "stamp": stamp(9_000_000_000_000),
        "kept": 1_700_000_000_000,
        "register": "answer:M01",
        "value": {"level": 3},
    }
    folded = js("fold", [answer])
    assert folded["answers"]["M01"] == {
        "level": 3, "sure": None, "note": "", "at": 1_700_000_000_000, "id": identifier(1),
    }  # fmt: skip
    assert (folded["begun"], folded["changed"]) == (1_700_000_000_000, 1_700_000_000_000)
