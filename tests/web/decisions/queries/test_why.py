"""Reads of the question: who is asked, what was said before, what waits."""

from collections.abc import Callable
from datetime import date, timedelta

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import (
    add_colleague,
    ask_why,
    reveal,
    settle,
    write_sentence,
)
from alliancemap_web.decisions.queries import (
    askings_of,
    joint_sentence_of,
    latest_asking,
    open_askings,
    sentences_of,
    to_ask_again,
    unwritten,
    voices_of,
)
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member

Whole = Callable[[], Kept]


def test_who_is_asked_is_told_with_whether_they_wrote(
    ada: Member, ben: Member, chloe: Member, reader: Member, whole: Whole
) -> None:
    ask_why(ada, whole(), "", NOW)
    (asking,) = askings_of(whole())
    write_sentence(ben, asking, "Mine.", NOW)
    add_colleague(ada, asking, "Dora", NOW)
    told = {one.name: one.is_done for one in voices_of(ada, asking)}
    assert told == {"Ada": False, "Ben": True, "Chloé": False, "Dora": False}


def test_sentences_stand_beside_the_same_persons_of_last_time(
    ada: Member, ben: Member, whole: Whole
) -> None:
    for said, taken in (("First.", "Ours."), ("Second.", "")):
        ask_why(ada, whole(), "", NOW)
        asking = latest_asking(whole())
        assert asking is not None
        write_sentence(ada, asking, said, NOW)
        if taken:
            write_sentence(ben, asking, "Only once.", NOW)
        reveal(ada, asking, NOW)
        if taken:
            shown = latest_asking(whole())
            assert shown is not None
            settle(ada, whole(), shown, taken, 0, NOW)
    second, first = askings_of(whole())
    assert [(one.text, one.before) for one in sentences_of(ada, second, first)] == [
        ("Second.", "First.")
    ]
    assert joint_sentence_of(whole()) == "Ours."


def test_what_waits_is_ones_own_missing_sentence_of_alliances_in_sight(
    ada: Member, ben: Member, reader: Member, stranger: Member, whole: Whole
) -> None:
    ask_why(ada, whole(), "2026-04-01", NOW)
    (asking,) = askings_of(whole())
    write_sentence(ada, asking, "Mine.", NOW)
    assert unwritten(ada) == ()
    assert [(one.alliance, one.day) for one in unwritten(ben)] == [(whole().key, date(2026, 4, 1))]
    assert unwritten(reader) == unwritten(stranger) == ()
    assert len(open_askings(ada)) == 1
    archive(ada, whole().key, NOW)
    assert unwritten(ben) == open_askings(ada) == ()


def test_only_the_latest_answer_says_when_to_ask_again(ada: Member, whole: Whole) -> None:
    ask_why(ada, whole(), "", NOW)
    asking = askings_of(whole())[0]
    reveal(ada, asking, NOW)
    settle(ada, whole(), askings_of(whole())[0], "Ours.", 3, NOW)
    assert [one.day for one in to_ask_again(ada)] == [date(2026, 6, 2)]
    ask_why(ada, whole(), "", NOW + timedelta(days=9))
    assert to_ask_again(ada) == ()
