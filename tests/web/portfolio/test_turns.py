"""What an act changed is what the acts add up to before it and after it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from portfolio_made import data_of
from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap.model.answers import NOT_RELEVANT, UNKNOWN
from alliancemap_web.alliances.readings import Judged
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change, Entry
from alliancemap_web.portfolio.fold import document
from alliancemap_web.portfolio.moved import facts_of
from alliancemap_web.portfolio.readings import judged_of
from alliancemap_web.portfolio.turns import (
    answer_turn,
    counting,
    details,
    fact_turns,
    is_about,
    plain_words,
    related,
    span_of,
)

Sit = Callable[..., Desk]


def last_turn(desk: Desk) -> tuple[str, str]:
    """What the last act on an answer made of it."""
    acts = desk.kept().acts
    known = {one.id: one for one in acts}
    entry = acts[-1]
    factor = entry.factor or ""
    undone = known.get(entry.undoes or "")
    (turn,) = answer_turn(entry, undone, related(acts, entry, factor), shown_to(desk), factor, "en")
    return turn.before, turn.after


def test_an_answer_is_told_from_what_counted_to_what_counts(ada: Desk, sit: Sit) -> None:
    ada.send("answers/M03/", level="4")
    _, stood = last_turn(ada)
    sit("Ben", "respondent").send("answers/M03/", level="unknown")
    assert last_turn(ada) == (stood, "unknown")
    ada.undo(ada.kept().acts[-1].id)
    assert last_turn(ada) == ("unknown", stood)
    ada.undo(ada.kept().acts[-1].id)
    assert last_turn(ada) == (stood, "unknown")


def test_another_view_has_its_own_before_and_after(ada: Desk) -> None:
    change = Change("answer/M03", {"level": 1, "view": "theirs"})
    record(ada.member, ada.alliance, [change], ada.clock.moment)
    assert last_turn(ada)[0] == "nothing said"


def test_a_newer_file_is_told_by_the_factor_that_is_asked_for(ada: Desk) -> None:
    newer = data_of("mannkind-sanofi")
    newer["answers"]["M03"] = {"level": "not relevant"}
    record(ada.member, ada.alliance, [Change("base", newer)], ada.clock.moment, "file")
    acts = ada.kept().acts
    for entry, wanted in ((acts[0], "nothing said"), (acts[1], "not relevant")):
        about = related(acts, entry, "M03")
        (turn,) = answer_turn(entry, None, about, shown_to(ada), "M03", "en")
        assert wanted in (turn.before, turn.after)
    assert answer_turn(acts[1], None, acts, shown_to(ada), "X99", "en") == ()


def test_the_related_acts_add_up_to_the_same_at_their_place(ada: Desk) -> None:
    ada.send("answers/M03/", level="4")
    ada.send("answers/M04/", level="1")
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    acts = ada.kept().acts
    for place, entry in enumerate(acts[1:], start=1):
        whole = document(acts[: place + 1])
        if entry.factor:
            some = document(related(acts, entry, entry.factor))
            assert some["answers"][entry.factor] == whole["answers"][entry.factor]
        else:
            assert document(related(acts, entry))["aim"] == whole["aim"]


def test_a_fact_is_told_by_its_label_before_and_after(ada: Desk) -> None:
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    shown = shown_to(ada)
    entry = shown.kept.acts[-1]
    (turn,) = fact_turns(entry, related(shown.kept.acts, entry), shown, facts_of(shown, "en"))
    assert turn.label.endswith("Aim")
    assert (turn.before, turn.after) == ("Sell inhaled insulin worldwide", "Breathe")


def test_a_fact_without_a_form_is_told_by_its_place(ada: Desk) -> None:
    change = Change("fact/set_aside/R17", {"reason": "Guaranteed"})
    record(ada.member, ada.alliance, [change], ada.clock.moment)
    shown = shown_to(ada)
    entry = shown.kept.acts[-1]
    (turn,) = fact_turns(entry, related(shown.kept.acts, entry), shown, facts_of(shown, "en"))
    assert (turn.before, turn.after) == ("nothing said", "Guaranteed")
    assert turn.label == shown.reading.words("en").gate("R17").name


def test_what_was_said_along_is_told_with_its_grounds(ada: Desk) -> None:
    reading: Judged = judged_of(ada.kept().document)
    value = {
        "level": 3, "sure": "guess", "note": "Heard it", "view": "theirs", "settles": True,
        "sources": ["a talk", {"text": "Report", "url": "https://example.org/r", "date": 2026}],
    }  # fmt: skip
    said = details(Entry(2, "id", "answer/M03", value, None, 1, "Ada", NOW, "page"),
                   reading.words("en"))  # fmt: skip
    assert said.note == "Heard it"
    assert said.settles
    assert said.view == reading.words("en").view("theirs")
    assert [one.text for one in said.sources] == ["a talk", "Report"]
    assert said.sources[1].date == "2026"
    other = Entry(2, "id", "fact/aim", "x", None, 1, "Ada", NOW, "page")
    assert details(other, reading.words("en")).note == ""


@given(st.integers(0, 4), st.integers(0, 4))
def test_levels_are_read_however_the_file_writes_them(one: int, other: int) -> None:
    low, high = min(one, other), max(one, other)
    written = (f"{low}-{high}", f"{low} – {high}", [low, high])
    assert {span_of(way) for way in written} == {(low, high)}
    assert span_of(low) == (low, low)


@pytest.mark.parametrize(
    ("level", "span"),
    [("unknown", UNKNOWN), ("not relevant", NOT_RELEVANT), ("not_relevant", NOT_RELEVANT)],
)
def test_open_levels_have_their_own_spans(level: str, span: tuple[int, int]) -> None:
    assert span_of(level) == span


def test_the_latest_counts_and_the_one_further_down_of_the_same_day() -> None:
    said = [
        {"level": 1, "date": "2026-02"},
        {"level": 2, "date": "2026-02"},
        {"level": 3, "date": "2025"},
        {"level": 4, "date": "2027", "relation": "other"},
        {"level": 0, "date": "2027", "view": "theirs"},
    ]
    assert counting(said, "ours", "main") == (2, 2)
    assert counting(said, "ours", "other") == (4, 4)
    assert counting(said, "theirs", "main") == (0, 0)
    assert counting([], "ours", "main") is None


def test_a_place_is_about_what_lies_inside_of_it_and_around() -> None:
    assert is_about(("parties", "us"), ("parties", "us", "name"))
    assert is_about(("promises", "people"), ("promises",))
    assert not is_about(("parties", "us"), ("parties", "partner", "name"))
    assert plain_words({"reason": "Because", "who": "Ada"}) == "Because"
    assert plain_words(["a", "b"]) == "a; b"
