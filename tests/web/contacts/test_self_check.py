"""The firm's self-check in words."""

from datetime import date

import pytest

from alliancemap.model.readiness import READINESS_LINES
from alliancemap_web.contacts.queries import CheckRow
from alliancemap_web.contacts.self_check import asked, check_shown, over_time, said

DAY = date(2026, 1, 6)
ADA = CheckRow(DAY, dict.fromkeys(READINESS_LINES, 3) | {4: 0}, 1, "Ada")
BEN = CheckRow(DAY, dict.fromkeys(READINESS_LINES, 3) | {4: 2, 9: 1}, 2, "Ben")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_line_has_five_levels_and_one_action(language: str) -> None:
    lines = asked({}, language)
    assert [one.line for one in lines] == list(READINESS_LINES)
    texts = [choice.says for one in lines for choice in one.choices]
    assert len(texts) == len(set(texts)) == 60
    assert len({said(f"action_{line}", language) for line in READINESS_LINES}) == 12


def test_what_was_chosen_is_marked() -> None:
    assert [one.is_chosen for one in asked({3: 2}, "en")[2].choices] == [
        False, False, True, False, False
    ]  # fmt: skip


def test_the_lowest_two_are_told_with_one_action_each() -> None:
    shown = check_shown((ADA, BEN), ADA, "en")
    assert shown
    assert [one.line for one in shown.mend] == [4, 9]
    assert shown.mend[0].level == "1.0"
    assert shown.mend[0].text == said("level_4_1", "en")
    assert shown.voices == 2


def test_a_line_seen_differently_says_so_and_names_nobody() -> None:
    shown = check_shown((ADA, BEN), ADA, "en")
    assert shown
    four = shown.lines[3]
    assert (four.low, four.high, four.is_split, four.own) == (0, 2, True, 0)
    assert four.own_text == said("level_4_0", "en")
    assert "Ben" not in repr(shown)


def test_nothing_is_shown_of_nothing() -> None:
    assert check_shown((), None, "en") is None


def test_the_years_are_told_day_by_day() -> None:
    moments = over_time(((DAY, (ADA,)), (date(2026, 2, 1), (ADA, BEN))), "en")
    assert [(one.day, one.voices) for one in moments] == [
        ("6 January 2026", 1),
        ("1 February 2026", 2),
    ]
