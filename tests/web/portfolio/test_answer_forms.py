"""The form holds one's own latest words from a standpoint, and nothing of anybody else's."""

from datetime import date

from web.portfolio.conftest import NOW

from alliancemap.model.alliance import Answer, Source
from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.answer_forms import (
    Standpoint,
    answer_form,
    own_statement,
    source_field,
    standing_statement,
    stands,
)
from alliancemap_web.portfolio.statements import Statement

ADA, BEN = 1, 2
TODAY = date(2026, 1, 20)


def statement(person: int, level: int, counts: bool = False, **more: object) -> Statement:
    answer = Answer("M03", "known", level, level, **more)  # type: ignore[arg-type]
    entry = Entry(2, f"act-{person}-{level}", "answer/M03", {}, None, person, "X", NOW, "page")
    return Statement(answer, entry, counts, False, False)


def test_ones_own_latest_statement_fills_the_form() -> None:
    said = (
        statement(ADA, 1, note="First", sure="guess"),
        statement(ADA, 3, note="Then", sure="proof", sources=(Source("Mail", date="2026"),)),
        statement(BEN, 4, counts=True, note="Mine"),
    )
    form = answer_form(said, ADA, Standpoint(), TODAY, 365)
    assert (form.level, form.note, form.sure) == ("3", "Then", "proof")
    assert form.sources[0].text == "Mail"
    assert form.is_own


def test_somebody_who_said_nothing_has_an_empty_form() -> None:
    form = answer_form((statement(BEN, 4, counts=True, note="Mine"),), ADA, Standpoint(), TODAY, 30)
    assert (form.level, form.note, form.sources, form.is_own) == ("", "", (), False)
    assert form.fades == "2026-02-19"
    assert answer_form((), ADA, Standpoint(), TODAY, 0).fades == ""


def test_an_answer_given_again_later_fades_later_than_the_one_before() -> None:
    before = statement(ADA, 1, date="2025-06-01", fades="2025-12-01")
    assert answer_form((before,), ADA, Standpoint(), TODAY, 365).fades == "2027-01-20"
    today = statement(ADA, 1, date="2026-01-20", fades="2026-03-01")
    assert answer_form((today,), ADA, Standpoint(), TODAY, 365).fades == "2026-03-01"


def test_a_standpoint_has_its_own_statements() -> None:
    ours, theirs = statement(ADA, 1), statement(ADA, 4, view="theirs", counts=True)
    assert own_statement((ours, theirs), ADA, Standpoint("theirs")) is theirs
    assert own_statement((ours, theirs), ADA, Standpoint("our_guess")) is None
    assert own_statement((ours, theirs), None, Standpoint()) is None
    assert stands(ours, Standpoint())
    assert not stands(ours, Standpoint("ours", "main"))


def test_what_stands_for_a_relation_is_its_own_or_the_wholes() -> None:
    whole, second = statement(ADA, 1, True), statement(BEN, 4, True, relation="second")
    assert standing_statement((whole, second), Standpoint()) is whole
    assert standing_statement((whole, second), Standpoint("ours", "second")) is second
    assert standing_statement((whole,), Standpoint("ours", "second")) is whole
    assert standing_statement((), Standpoint()) is None


def test_a_range_fills_its_two_ends() -> None:
    answer = Answer("M03", "known", 1, 3)
    entry = Entry(2, "a", "answer/M03", {}, None, ADA, "X", NOW, "page")
    form = answer_form((Statement(answer, entry, True, False, False),), ADA, Standpoint(), TODAY, 1)
    assert (form.level, form.low, form.high) == ("range", "1", "3")


def test_a_source_without_words_leaves_them_empty() -> None:
    assert source_field(Source(url="https://example.org")).text == ""
