"""A talk as a file: the server writes what the phone writes, to the letter."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import Call, node
from web.edits import EXAMPLES
from web.lounge.acted import NOW, OTHER_TALK, TALK, act, answer, operations, stamp, talks

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.words import LANGUAGES, table
from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.lounge.pack import make_pack
from alliancemap_web.lounge.written import written_talk

FILES = [plain_alliance(read_alliance(path.read_bytes())) for path in EXAMPLES.glob("*.yaml")]
DAY = 86_400_000


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    os.environ["TZ"] = "UTC"  # the server's days are those of no other place
    with node(Path(__file__).parent / "written.mjs") as call:
        yield call


def pack(language: str) -> dict[str, Any]:
    return {
        "sentences": table(language, "map"),
        "instrument": {"id": "alliance_fit", "version": "1.0"},
    }


def by_phone(js: Call, done: Sequence[Operation], language: str) -> dict[str, Any]:
    return dict(js("written", [one.plain() for one in done], pack(language)))


def opened(file: dict[str, Any], moment: int) -> Operation:
    """The operation by which a file is opened into a talk."""
    return Operation(OTHER_TALK, TALK, stamp(moment), "base", file)


@given(done=talks(latest=NOW + 3 * DAY, most=20).filter(bool), language=st.sampled_from(LANGUAGES))
def test_the_server_writes_the_file_that_the_phone_writes(
    js: Call, done: list[Operation], language: str
) -> None:
    assert written_talk(done, language) == by_phone(js, done, language)


@given(
    file=st.sampled_from(FILES),
    before=talks(latest=NOW - 30, most=5),
    after=talks(latest=NOW + 2 * DAY),
)
def test_the_same_holds_for_a_talk_that_was_opened_from_a_file(
    js: Call, file: dict[str, Any], before: list[Operation], after: list[Operation]
) -> None:
    unique = {one.id: one for one in [*before, opened(file, NOW - 25), *after]}
    done = list(unique.values())
    assert written_talk(done, "en") == by_phone(js, done, "en")


@given(
    first=talks(most=10).filter(bool),
    after=talks(latest=NOW + 2 * DAY),
    language=st.sampled_from(LANGUAGES),
)
def test_the_same_holds_for_a_file_that_a_phone_had_written(
    js: Call, first: list[Operation], after: list[Operation], language: str
) -> None:
    file = by_phone(js, first, language)
    unique = {one.id: one for one in [opened(file, NOW - 25), *after]}
    done = list(unique.values())
    assert written_talk(done, language) == by_phone(js, done, language)


@given(done=talks(most=20).filter(bool), data=st.data())
def test_the_order_in_which_acts_came_makes_no_difference(
    done: list[Operation], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(done + done[:3]))
    assert written_talk(mixed, "fr") == written_talk(done, "fr")


def test_an_answer_that_was_replaced_stays_with_its_day() -> None:
    acts = [
        act(value=answer(1, "guess", "they said so"), moment=NOW),
        act(value=answer([2, 4], "proof"), moment=NOW + DAY),
    ]
    done = read_sync({"talk": TALK, "operations": acts}).operations
    assert written_talk(done, "en")["answers"]["M01"] == [
        {"level": 1, "sure": "guess", "note": "they said so", "date": "2026-11-18"},
        {"level": "2-4", "sure": "proof", "date": "2026-11-19"},
    ]


@given(operations())
def test_what_is_written_is_json(one: Operation) -> None:
    assert json.loads(json.dumps(written_talk([one], "en"))) == written_talk([one], "en")


def test_the_phone_is_given_the_words_that_the_file_needs() -> None:
    script = '"map.us_unknown" "map.partner_unknown"'
    assert set(make_pack("en", script)["sentences"]) == {"map.us_unknown", "map.partner_unknown"}
