"""The alliance file on the phone: what it writes Python reads, what Python writes it keeps."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alliance_file.published import vocabulary
from alliance_file.strategies import alliances, maybe, texts
from fewer import one_in
from hypothesis import given
from hypothesis import strategies as st
from node import Call, node

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.alliance_file.shape import ALLIANCE
from alliancemap.model.alliance import Alliance
from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN, levels
from alliancemap.words import table

EXAMPLES = sorted((Path(__file__).resolve().parents[3] / "examples").glob("*.yaml"))
FACTORS = vocabulary().factors[:3]
GATES = vocabulary().gates[:2]
PACK = {
    "language": "en",
    "instrument": {"id": "alliance_fit", "version": "1.0"},
    "sentences": table("en", "map") | table("en", "ending"),
    "sectors": {key: {} for key in vocabulary().sectors},
    "factors": {key: {} for key in vocabulary().factors},
    "gates": {key: {} for key in vocabulary().gates},
    "sureness": {"guess": "", "fairly_sure": "", "proof": ""},
}
# What is left of a reason in a file must say something.
says = re.compile("[^ \t\r\n\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]").search
# A person types what they like, also what no file may hold.
typed = st.one_of(texts, st.text(max_size=10), st.sampled_from(["a\r\nb", "\0", "\ud83d", "\x85"]))
phone_levels = st.one_of(
    st.integers(0, 4),
    st.sampled_from([[0, 4], [1, 3], [2, 2], "unknown", "not_relevant", None]),
)
answers = st.fixed_dictionaries(
    {
        "level": phone_levels,
        "sure": maybe(st.sampled_from(("guess", "fairly_sure", "proof"))),
        "note": st.just("") | typed,
    }
)


def act(register: st.SearchStrategy[str], value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    days = st.integers(0, 3) | st.integers(0, 400)
    return st.fixed_dictionaries({"register": register, "value": value, "days": days})


acts = st.lists(
    st.one_of(
        act(st.sampled_from([f"answer:{factor}" for factor in FACTORS]), maybe(answers)),
        act(st.sampled_from([f"answer:{factor}" for factor in FACTORS]), answers),
        act(st.just("undo"), st.none()),
        act(
            st.sampled_from([f"aside:{gate}" for gate in GATES]),
            maybe(st.fixed_dictionaries({"reason": typed.filter(says)})),
        ),
        act(
            st.just("feeling"),
            maybe(st.fixed_dictionaries({"level": st.integers(0, 4), "knows": typed})),
        ),
        act(st.just("name"), typed),
        act(st.just("sector"), st.sampled_from(vocabulary().sectors)),
        act(st.sampled_from([f"skip:{factor}" for factor in FACTORS]), st.just(True)),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(Path(__file__).parent / "journey.mjs") as call:
        yield call


def read(file: dict[str, Any]) -> Alliance:
    return read_alliance(json.dumps(file), [vocabulary()])


def spans_on_the_phone(written: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """What counts on the phone, without what is unknown: that is the same as not answered."""
    spans = {}
    for factor, level in written["levels"].items():
        if level == "not_relevant":
            spans[factor] = NOT_RELEVANT
        elif isinstance(level, list):
            spans[factor] = (level[0], level[1])
        elif level != "unknown":
            spans[factor] = (level, level)
    return {factor: span for factor, span in spans.items() if span != UNKNOWN}


def spans_in_the_file(alliance: Alliance) -> dict[str, tuple[int, int]]:
    return {factor: span for factor, span in levels(alliance).items() if span != UNKNOWN}


def test_the_order_of_keys_is_the_programs(js: Call) -> None:
    every = {key.name: {"x": 1} for key in reversed(ALLIANCE.keys)}
    every |= {"name": "A", "sector": "general_hi_tech", "answers": {}, "set_aside": {}}
    every |= {"feeling": 3, "relations": {}}
    made = js("written", every, [], PACK)["file"]
    assert list(made) == [key.name for key in ALLIANCE.keys]


@one_in(4)
@given(alliances())
def test_an_opened_file_comes_out_as_it_was(js: Call, alliance: Alliance) -> None:
    file = plain_alliance(alliance)
    assert js("checked", json.dumps(file), PACK) == file
    made = js("written", file, [], PACK)
    assert made["file"] == file
    assert list(made["file"]) == list(file)
    assert spans_on_the_phone(made) == spans_in_the_file(read(file))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_goes_through_the_phone_unchanged(js: Call, example: Path) -> None:
    alliance = read_alliance(example.read_bytes(), [vocabulary()])
    file = plain_alliance(alliance)
    made = js("written", json.loads(json.dumps(file)), [], PACK)
    assert json.dumps(made["file"]) == json.dumps(file)
    assert read(made["file"]) == alliance
    assert spans_on_the_phone(made) == spans_in_the_file(alliance)


@given(acts)
def test_what_the_phone_writes_is_read_and_means_the_same(
    js: Call, said: list[dict[str, Any]]
) -> None:
    made = js("written", None, said, PACK)
    held_to_the_phone(made)


@one_in(4)
@given(alliances(), acts)
def test_what_is_said_after_opening_a_file_counts_and_loses_nothing(
    js: Call, alliance: Alliance, said: list[dict[str, Any]]
) -> None:
    file = plain_alliance(alliance)
    made = js("written", file, said, PACK)
    again = held_to_the_phone(made)
    before, after = set(map(repr, alliance.answers)), set(map(repr, again.answers))
    assert before <= after
    for key in set(file) - {"name", "sector", "answers", "set_aside", "feeling"}:
        assert made["file"][key] == file[key]
    # The answers that do not count for the phone stay as they were: other views and relations.
    for other in alliance.relations[1:]:
        assert levels(again, relation=other.id).keys() >= levels(alliance, relation=other.id).keys()
    assert levels(again, "theirs") == levels(alliance, "theirs")


@one_in(4)
@given(alliances() | st.none(), acts)
def test_another_phone_takes_up_the_talk_and_writes_the_same(
    js: Call, alliance: Alliance | None, said: list[dict[str, Any]]
) -> None:
    made = js("twice", alliance and plain_alliance(alliance), said, PACK)
    assert made["second"]["file"] == made["first"]["file"]
    assert spans_on_the_phone(made["second"]) == spans_on_the_phone(made["first"])
    first, second = made["first"]["talk"], made["second"]["talk"]
    assert list(second["asides"]) == list(first["asides"])
    assert (second["feeling"] or {}).get("level") == (first["feeling"] or {}).get("level")


def held_to_the_phone(made: dict[str, Any]) -> Alliance:
    """Read the file as Python does and hold it against what counts on the phone."""
    again = read(made["file"])
    assert spans_in_the_file(again) == spans_on_the_phone(made)
    return again


def test_the_phones_own_file_holds_no_more_than_its_picture(js: Call) -> None:
    own = js("written", None, [answer(3)], PACK)["file"]
    assert not js("holdsMore", own)
    assert not js("holdsMore", None)
    for more in ({"aim": "Sell"}, {"afterwards": {"verdict": "mixed"}}, {"customer": "Clinics"}):
        assert js("holdsMore", own | more)
    for party in ({"name": "B", "people": 3}, {"name": "B", "country": "Norway"}):
        assert js("holdsMore", own | {"parties": own["parties"] | {"partner": party}})


@given(alliances())
def test_the_text_is_the_one_the_program_writes(js: Call, alliance: Alliance) -> None:
    file = plain_alliance(alliance)
    assert js("fileText", file) == json.dumps(file, ensure_ascii=False, indent=2) + "\n"


def answer(level: Any, days: int = 0, **more: Any) -> dict[str, Any]:
    value = {"level": level, "sure": None, "note": ""} | more
    return {"register": f"answer:{FACTORS[0]}", "value": value, "days": days}


UNDO = {"register": "undo", "value": None, "days": 0}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([answer(3)], {"level": 3, "date": "2026-11-23"}),
        ([answer([1, 3])], {"level": "1-3", "date": "2026-11-23"}),
        ([answer("not_relevant")], {"level": "not relevant", "date": "2026-11-23"}),
        # The sureness and the note complete the answer that was tapped before.
        (
            [answer(3), answer(3, sure="proof"), answer(3, sure="proof", note="seen")],
            {"level": 3, "sure": "proof", "note": "seen", "date": "2026-11-23"},
        ),
        # Another note or another day is another answer.
        (
            [answer(3, note="a"), answer(3, note="b")],
            [
                {"level": 3, "note": "a", "date": "2026-11-23"},
                {"level": 3, "note": "b", "date": "2026-11-23"},
            ],
        ),
        (
            [answer(3), answer(1, 2)],
            [{"level": 3, "date": "2026-11-23"}, {"level": 1, "date": "2026-11-25"}],
        ),
        # A slip that was undone was never meant; an answer taken back leaves the factor open.
        ([answer(3), UNDO], None),
        ([answer(3), answer(1), UNDO], {"level": 3, "date": "2026-11-23"}),
        (
            [answer(3), answer(None, 1)],
            [{"level": 3, "date": "2026-11-23"}, {"level": "unknown", "date": "2026-11-24"}],
        ),
    ],
)
def test_an_answer_is_written_with_its_day_and_those_it_replaced(
    js: Call, said: list[dict[str, Any]], expected: Any
) -> None:
    file = js("written", None, said, PACK)["file"]
    assert file.get("answers", {}).get(FACTORS[0]) == expected


def test_a_later_answer_wins_over_one_with_a_date_still_to_come(js: Call) -> None:
    file = plain_alliance(read(js("written", None, [], PACK)["file"]))
    file["answers"] = {FACTORS[0]: {"level": 1, "date": "2031"}}
    made = js("written", file, [answer(4)], PACK)
    assert made["file"]["answers"][FACTORS[0]] == [
        {"level": 1, "date": "2031"},
        {"level": 4, "date": "2031"},
    ]
    assert spans_in_the_file(read(made["file"])) == {FACTORS[0]: (4, 4)}


TWO_RELATIONS = {
    "alliancemap": 1,
    "name": "A",
    "parties": {"us": {"name": "B"}, "partner": {"name": "C"}},
    "relations": {
        "first": {"between": ["us", "partner"]},
        "second": {"between": ["us", "partner"]},
    },
}


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        (None, "first"),
        ({"level": 1, "relation": "first"}, "first"),
        ({"level": 1, "relation": "second"}, "first"),
        ({"level": 1}, None),
    ],
)
def test_an_answer_is_about_the_relation_of_the_one_it_takes_the_place_of(
    js: Call, before: dict[str, Any] | None, relation: str | None
) -> None:
    file = TWO_RELATIONS | ({"answers": {FACTORS[0]: before}} if before else {})
    made = js("written", file, [answer(4)], PACK)
    again = read(made["file"])
    assert again.answers[-1].low == 4
    assert again.answers[-1].relation == relation
    assert levels(again)[FACTORS[0]] == (4, 4)
    before_in_second = levels(read(file), relation="second")
    changed = {FACTORS[0]: (4, 4)} if relation is None else before_in_second
    assert levels(again, relation="second") == changed


@pytest.mark.parametrize("day", [None, "2026", "2026-11-23"])
def test_of_two_answers_of_one_day_the_one_further_down_counts(js: Call, day: str | None) -> None:
    both = [{"level": level} | ({"date": day} if day else {}) for level in (1, 3)]
    file = js("written", None, [], PACK)["file"] | {"answers": {FACTORS[0]: both}}
    made = js("written", file, [], PACK)
    assert made["levels"] == {FACTORS[0]: 3}
    assert spans_on_the_phone(made) == spans_in_the_file(read(file))


def test_a_range_of_one_level_is_that_level_on_the_phone(js: Call) -> None:
    file = js("written", None, [], PACK)["file"] | {"answers": {FACTORS[0]: "2 – 2"}}
    made = js("written", file, [], PACK)
    assert made["levels"] == {FACTORS[0]: 2}
    assert made["file"] == file


def test_a_new_talk_says_who_it_is_with_and_no_more(js: Call) -> None:
    assert js("written", None, [], PACK)["file"] == {
        "alliancemap": 1,
        "instrument": "alliance_fit 1.0",
        "sector": "health_technology",
        "name": "Blue giant",
        "date": "2026-11-23",
        "parties": {"us": {"name": "We"}, "partner": {"name": "Blue giant"}},
    }


SMALL = {"alliancemap": 1, "name": "A", "parties": {"us": {"name": "B"}, "partner": {"name": "C"}}}


@pytest.mark.parametrize(
    ("wrong", "code", "place"),
    [
        ("alliancemap: 1", "open.not_json", None),
        ('{"alliancemap": 1', "open.not_json", None),
        ("[]", "open.not_ours", None),
        ("{}", "open.not_ours", None),
        ("x" * 1_000_001, "open.too_large", None),
        (SMALL | {"alliancemap": 2}, "open.not_ours", None),
        (SMALL | {"name": " "}, "open.wrong", "name"),
        (SMALL | {"instrument": "other 1.0"}, "open.wrong", "instrument"),
        (SMALL | {"sector": "farming"}, "open.wrong", "sector"),
        (SMALL | {"parties": {"us": {"name": "B"}}}, "open.wrong", "parties"),
        (
            SMALL | {"parties": {"us": {}, "partner": {"name": "C"}}},
            "open.wrong",
            "parties.us.name",
        ),
        (SMALL | {"answers": {"X99": 1}}, "open.wrong", "answers.X99"),
        (SMALL | {"answers": {FACTORS[0]: 5}}, "open.wrong", f"answers.{FACTORS[0]}"),
        (SMALL | {"answers": {FACTORS[0]: "3-1"}}, "open.wrong", f"answers.{FACTORS[0]}"),
        (SMALL | {"answers": {FACTORS[0]: {}}}, "open.wrong", f"answers.{FACTORS[0]}"),
        (SMALL | {"answers": {"constructor": 1}}, "open.wrong", "answers.constructor"),
        (SMALL | {"set_aside": {"X1": "so"}}, "open.wrong", "set_aside.X1"),
        (SMALL | {"set_aside": {GATES[0]: " \r\n"}}, "open.wrong", f"set_aside.{GATES[0]}"),
        (SMALL | {"set_aside": {GATES[0]: {"reason": ""}}}, "open.wrong", f"set_aside.{GATES[0]}"),
        (SMALL | {"weights": {FACTORS[0]: 0}}, "open.wrong", f"weights.{FACTORS[0]}"),
        (SMALL | {"feeling": 5}, "open.wrong", "feeling"),
    ],
)
def test_a_file_the_phone_cannot_read_is_refused_with_the_place(
    js: Call, wrong: str | dict[str, Any], code: str, place: str | None
) -> None:
    text = wrong if isinstance(wrong, str) else json.dumps(wrong)
    answer = js("refusal", text, PACK)
    assert answer == {"code": code, "values": {"place": place} if place else {}}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Blue giant", "blue-giant-2026-11-23.json"),
        ("  Été / 2026: «X»  ", "ete-2026-x-2026-11-23.json"),
        ("../../etc", "etc-2026-11-23.json"),
        ("大", "alliance-2026-11-23.json"),
        ("", "alliance-2026-11-23.json"),
        ("x" * 90, f"{'x' * 40}-2026-11-23.json"),
    ],
)
def test_a_file_is_named_by_its_code_name_and_the_day(js: Call, name: str, expected: str) -> None:
    assert js("fileName", {"name": name}, 1_795_435_200_000, "json") == expected


@given(st.integers(0, 10**15))
def test_every_moment_of_any_clock_has_a_day_that_a_file_can_hold(js: Call, moment: int) -> None:
    day = js("dayOf", moment)
    assert read(SMALL | {"date": day}).date == day
