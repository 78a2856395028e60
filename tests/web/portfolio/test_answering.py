"""What comes back of a form becomes one statement, or a reason beside a field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.portfolio.test_answer_forms import ADA, BEN, statement

from alliancemap.model.alliance import Source
from alliancemap_web.portfolio.answer_forms import SourceField, Standpoint
from alliancemap_web.portfolio.answering import (
    act_number,
    added_since,
    clean,
    is_date,
    is_day,
    plain_source,
    read_answer,
    read_level,
    read_range,
    read_since,
    read_sources,
    read_standpoint,
    renewed,
    said_so_far,
    source_problems,
)


@given(st.sampled_from(["", "0", "1", "2", "3", "4"]), st.sampled_from(["", "0", "2", "4", "x"]))
def test_a_range_is_in_order_or_not_there(low: str, high: str) -> None:
    found = read_range(low, high)
    if found is None:
        assert (low, high) == ("", "") or high == "x"
    elif isinstance(found, str):
        assert found[0] < found[2]
    else:
        assert found in range(5)


@pytest.mark.parametrize(
    ("level", "kept"),
    [("0", 0), ("4", 4), ("unknown", "unknown"), ("not_relevant", "not relevant"), ("5", None)],
)
def test_a_level_is_kept_as_the_file_writes_it(level: str, kept: object) -> None:
    assert read_level({"level": level}, (), ADA, Standpoint()) == kept


def test_the_same_level_is_ones_own_before_anybodys() -> None:
    said = (statement(ADA, 1), statement(BEN, 4, counts=True))
    assert read_level({}, said, ADA, Standpoint()) == 1
    assert read_level({}, said, 3, Standpoint()) == 4
    assert read_level({}, (), ADA, Standpoint()) == "unknown"


def test_what_is_unknown_does_not_fade() -> None:
    value, wrong = read_answer({"level": "unknown", "fades": "2027-01-01"}, (), ADA)
    assert (value, wrong) == ({"level": "unknown"}, {})


def test_a_form_says_view_relation_and_that_it_settles() -> None:
    sent = {"level": "2", "view": "theirs", "relation": "main", "settles": "1", "sure": "nonsense"}
    value, _ = read_answer(sent, (), ADA)
    assert value == {"level": 2, "view": "theirs", "relation": "main", "settles": True}
    assert read_standpoint({"view": "nobody's"}) == Standpoint()


def test_sources_keep_their_place_and_say_what_is_wrong() -> None:
    sent = {"source-text-0": "", "source-text-1": "Mail", "source-url-1": "ftp://x"}
    assert [one.text for one in read_sources(sent)] == ["", "Mail"]
    assert source_problems(SourceField("Mail", "ftp://x"))["url"].code == "PRT023"
    assert source_problems(SourceField(date="2026"))["text"].code == "PRT024"
    assert source_problems(SourceField("Mail", "https://x.org", "2026-02")) == {}
    assert plain_source(SourceField("Mail", seen="never")) == {"text": "Mail"}


def test_a_source_that_came_after_the_form_was_made_is_kept() -> None:
    mine = statement(ADA, 1, sources=(Source("One"), Source("Two")))
    assert added_since(mine, "1") == [{"text": "Two"}]
    assert added_since(mine, "") == []
    assert added_since(None, "0") == []


def test_a_statement_said_again_keeps_everything_but_its_day() -> None:
    mine = statement(ADA, 3, note="Why", sure="proof", view="theirs", sources=(Source("Mail"),))
    assert renewed(mine, "2027-01-01") == {
        "level": 3, "sure": "proof", "note": "Why", "view": "theirs",
        "sources": [{"text": "Mail"}], "fades": "2027-01-01",
    }  # fmt: skip
    assert said_so_far((mine,), ADA, Standpoint("theirs"))["note"] == "Why"
    assert said_so_far((), ADA, Standpoint("theirs", "main")) == {
        "level": "unknown", "view": "theirs", "relation": "main",
    }  # fmt: skip


@given(st.text())
def test_a_cleaned_text_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\x00" not in once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("text", "date", "day"),
    [
        ("2027", True, False),
        ("2027-05", True, False),
        ("2027-05-01", True, True),
        ("2027-02-30", False, False),
        ("27-05-01", False, False),
        ("", False, False),
    ],
)
def test_dates_are_of_the_calendar(text: str, date: bool, day: bool) -> None:
    assert (is_date(text), is_day(text)) == (date, day)


def test_the_same_form_saying_the_same_is_the_same_act() -> None:
    form = "6b0dcb0c-5a43-4c39-9a3c-6f4b1f0a3a10"
    assert act_number(form, "answer/M03", 1) == act_number(form, "answer/M03", 1)
    assert act_number(form, "answer/M03", 1) != act_number(form, "answer/M03", 2)
    assert act_number(form, "answer/M03", 1) != act_number(form, "answer/M04", 1)
    assert act_number("", "answer/M03", 1) != act_number("", "answer/M03", 1)


@pytest.mark.parametrize(
    ("text", "since"), [("12", 12), ("", None), ("-1", None), ("9" * 20, None)]
)
def test_what_was_seen_is_a_number_or_nothing(text: str, since: int | None) -> None:
    assert read_since({"since": text}) == since
