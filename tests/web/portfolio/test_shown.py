"""What the page of an alliance says beside the usual panels."""

from collections.abc import Callable

from web.portfolio.desk import Desk

from alliancemap_web.portfolio.shown import AllianceShown, fresh_on, open_factors, rows_of, show

Sit = Callable[..., Desk]


def shown_to(desk: Desk, view: str = "", language: str = "en") -> AllianceShown:
    return show(desk.member, desk.kept(), language, desk.clock.moment.date(), view)


def test_every_factor_has_its_row_and_theme_and_the_open_ones_are_listed(ada: Desk) -> None:
    shown = shown_to(ada)
    rows = rows_of(shown.page)
    assert set(rows) == {one.id for one in shown.reading.instrument.factors}
    unknown = {factor for factor, (row, _) in rows.items() if row.state == "unknown"}
    assert {row.id for theme in open_factors(shown.page) for row in theme.rows} == unknown
    assert shown.open_count == len(unknown)


def test_a_faded_answer_is_named_with_the_day_it_was_good_until(ada: Desk) -> None:
    ada.send("answers/M03/", level="4", fades="2026-01-10")
    assert shown_to(ada).faded == ()
    ada.clock.passes(days=5)
    shown = shown_to(ada)
    (gone,) = shown.faded
    assert (gone.row.id, gone.since, gone.who) == ("M03", "10 January 2026", "Ada")
    assert shown.faded_factors == {"M03"}
    assert len(shown.faded_says) == 2
    assert fresh_on(shown.reading, "2026-01-11") is fresh_on(shown.reading, "2026-01-11")


def test_a_contradiction_is_told_by_whoever_said_what(ada: Desk, sit: Sit) -> None:
    ada.send("answers/M03/", level="4")
    ben = sit("Ben", "respondent")
    ben.send("answers/M03/", level="0")
    (contest,) = shown_to(ada).contests
    assert [(one.who, one.level, one.is_mine) for one in contest.said] == [
        ("Ada", "4", True), ("Ben", "0", False),
    ]  # fmt: skip
    assert "M03" in shown_to(ada).contested_factors
    mine, others = [one.may_go for one in shown_to(ada).contests[0].said]
    assert (mine, others) == (True, True)
    assert [one.may_go for one in shown_to(ben).contests[0].said] == [False, True]


def test_from_another_view_only_its_answers_count(ada: Desk) -> None:
    ada.send("answers/M03/", level="1", view="theirs")
    theirs = shown_to(ada, "theirs")
    assert theirs.page.view == "theirs"
    assert theirs.open_count > shown_to(ada).open_count
    assert shown_to(ada, "nobody's").page.view == "ours"


def test_nobody_answers_or_edits_what_was_put_away(ada: Desk) -> None:
    before = shown_to(ada)
    ada.post("archive/", away="1")
    after = shown_to(ada)
    assert (before.may_answer, before.may_edit) == (True, True)
    assert (after.may_answer, after.may_edit) == (False, False)
