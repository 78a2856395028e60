"""Texts are kept as written, refused with a reason, never overwritten unseen."""

import pytest
from web.portfolio.desk import Desk

from alliancemap_web.briefs.actions.editing import (
    MOST_LETTERS,
    read_over,
    renew,
    tidy,
    write_brief,
)
from alliancemap_web.briefs.kinds import SCRIPTS, Which
from alliancemap_web.briefs.queries import brief_row
from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import NotAllowedError

BOARD = next(one for one in SCRIPTS if one.audience == "board")


def write(desk: Desk, version: int = 0, which: Which = BOARD, **texts: str) -> None:
    write_brief(desk.member, desk.kept(), which, "en", texts, version, desk.clock.moment)


def codes(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [one.code for one in refused.value.reasons]


def test_a_text_is_kept_with_who_wrote_it_on_which_version(ada: Desk) -> None:
    write(ada, need="  Mine\r\n is {market}. ")
    row = brief_row(ada.kept().id, BOARD, "en")
    assert row
    assert row.texts["need"] == "Mine\nis {market}."
    assert (row.by, row.sequence, row.version) == ("Ada", ada.kept().row.sequence, 1)
    assert brief_row(ada.kept().id, BOARD, "fr") is None


def test_a_field_that_is_none_is_refused_and_nothing_is_kept(ada: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        write(ada, need="{market} {avenirs}", risk="x" * (MOST_LETTERS + 1))
    assert codes(refused) == ["BRF002", "BRF001"]
    assert refused.value.status == 422
    assert brief_row(ada.kept().id, BOARD, "en") is None


def test_a_brief_without_any_word_is_refused(ada: Desk) -> None:
    stops = ("need", "value", "risk", "unknown", "ask")
    with pytest.raises(RefusedError) as refused:
        write(ada, **dict.fromkeys(stops, " "))
    assert codes(refused) == ["BRF003"]


def test_two_people_at_once_are_told_and_the_first_stays(ada: Desk) -> None:
    write(ada, need="First")
    with pytest.raises(RefusedError) as refused:
        write(ada, need="Second")
    assert (refused.value.status, codes(refused)) == (409, ["BRF004"])
    write(ada, version=1, need="Third")
    row = brief_row(ada.kept().id, BOARD, "en")
    assert row
    assert (row.texts["need"], row.version) == ("Third", 2)


def test_renewing_gives_the_maps_own_words_back(ada: Desk) -> None:
    write(ada, need="Mine")
    renew(ada.member, ada.kept(), BOARD, "en")
    assert brief_row(ada.kept().id, BOARD, "en") is None


def test_reading_over_takes_the_numbers_of_today(ada: Desk) -> None:
    write(ada, need="Mine")
    record(ada.member, ada.alliance, [Change("answer/R05", {"level": 4})], ada.clock.moment)
    before = brief_row(ada.kept().id, BOARD, "en")
    read_over(ada.member, ada.kept(), BOARD, "en", ada.clock.moment)
    after = brief_row(ada.kept().id, BOARD, "en")
    assert before
    assert after
    assert before.seen != after.seen
    assert after.sequence == ada.kept().row.sequence
    assert after.texts == before.texts


def test_who_may_not_edit_writes_nothing(ada: Desk, sit: object) -> None:
    ben = sit("Ben", "reader")  # type: ignore[operator]
    for act in (
        lambda: write(ben, need="x"),
        lambda: renew(ben.member, ben.kept(), BOARD, "en"),
        lambda: read_over(ben.member, ben.kept(), BOARD, "en", ben.clock.moment),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_what_a_database_cannot_keep_is_left_out() -> None:
    assert tidy("a\0b\r\n c \r") == "ab\nc"
