"""One factor opened holds its form, all that was said, and what stands."""

from datetime import date

from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.answer_forms import Standpoint
from alliancemap_web.portfolio.answering import MOST_SOURCES
from alliancemap_web.portfolio.factor_parts import (
    FactorPart,
    default_fades,
    ends,
    factor_part,
    filters_of,
    is_guess,
    is_mine,
    relation_options,
    stands_at,
)
from alliancemap_web.portfolio.shown import rows_of


def opened(desk: Desk, factor: str, at: Standpoint | None = None) -> FactorPart:
    part = factor_part(shown_to(desk), desk.member, factor, at or Standpoint(), 365, "en")
    assert part
    return part


def test_what_stands_and_what_one_said_oneself_are_marked_apart(ada: Desk) -> None:
    part = opened(ada, "M01")
    assert not any(one.is_chosen for one in (*part.levels, *part.opens))
    assert [one.value for one in (*part.levels, *part.opens) if one.stands] == ["range"]
    ada.send("answers/M01/", level="4")
    part = opened(ada, "M01")
    assert [one.value for one in part.levels if one.is_chosen and one.stands] == ["4"]
    assert [one.who for one in part.said][:2] == ["Ada", "compiler"]


def test_a_factor_of_no_instrument_is_no_part(ada: Desk) -> None:
    assert factor_part(shown_to(ada), ada.member, "X99", Standpoint(), 365, "en") is None


def test_sources_beyond_what_the_form_shows_are_not_in_it(ada: Desk) -> None:
    many = {f"source-text-{number}": f"Mail {number}" for number in range(MOST_SOURCES)}
    ada.client.post(
        ada.address("answers/M03/"), {"level": "1", **many}, headers={"HX-Request": "true"}
    )
    part = opened(ada, "M03")
    assert (len(part.sources), part.had) == (MOST_SOURCES, MOST_SOURCES)
    assert opened(ada, "M04").had == 0
    assert len(opened(ada, "M04").sources) == 1


def test_what_stands_in_the_forms_terms(ada: Desk) -> None:
    assert stands_at(None) == "unknown"
    assert stands_at(opened(ada, "M01").stands) == "range"
    ada.send("answers/M01/", level="not_relevant")
    assert stands_at(opened(ada, "M01").stands) == "not_relevant"
    ada.send("answers/M01/", level="unknown")
    assert stands_at(opened(ada, "M01").stands) == "unknown"


def test_ends_are_the_levels_in_words() -> None:
    assert [(one.words, one.is_chosen) for one in ends(("none", "some"), "1")] == [
        ("0 · none", False), ("1 · some", True),
    ]  # fmt: skip


def test_a_relation_is_asked_for_only_where_there_are_several(ada: Desk) -> None:
    assert relation_options(shown_to(ada), Standpoint()) == ()
    ada.post("facts/add/", name="Pfizer")
    ada.client.post(ada.address("facts/add/"), {"between": ["us", "pfizer"]})
    found = relation_options(shown_to(ada), Standpoint("ours", "us-pfizer"))
    assert [(one.words, one.is_chosen) for one in found] == [
        ("MannKind × Sanofi", False), ("MannKind × Pfizer", True),
    ]  # fmt: skip


def test_each_kind_of_answer_is_counted_and_found(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", sure="guess")
    shown = shown_to(ada)
    counts = {kind: count for kind, count, _ in filters_of(shown, ada.member, "").options}
    assert counts["all"] == 60
    assert counts["unknown"] == shown.open_count
    assert filters_of(shown, ada.member, "mine").factors == {"M03"}
    assert "M03" in filters_of(shown, ada.member, "unsourced").factors
    row = rows_of(shown.page)["M03"][0]
    assert is_guess(shown, row)
    assert is_mine(shown, row, ada.member)
    assert not is_mine(shown, rows_of(shown.page)["M04"][0], ada.member)


def test_an_answer_fades_so_many_days_on_or_never() -> None:
    assert default_fades(date(2026, 12, 31), 1) == "2027-01-01"
    assert default_fades(date(2026, 12, 31), 0) == ""
