"""Whether it lasted is what people say themselves."""

from collections.abc import Callable

from web.decisions.conftest import NOW

from alliancemap_web.decisions.actions import ask_why, reveal, settle, write_sentence
from alliancemap_web.decisions.lasting import lasting, shown_before
from alliancemap_web.decisions.queries import Said, askings_of
from alliancemap_web.portfolio.queries import Kept
from alliancemap_web.workspaces.rights import Member


def test_everybody_is_counted_once() -> None:
    marks = ("same", "same", "partly", "other", "")
    found = lasting(tuple(Said("x", "x", mark, False, NOW) for mark in marks))
    assert (found.same, found.partly, found.other, found.unsaid, found.judged) == (2, 1, 1, 1, 4)


def test_a_sentence_is_held_against_the_one_taken_else_against_ones_own(
    ada: Member, ben: Member, whole: Callable[[], Kept]
) -> None:
    ask_why(ada, whole(), "", NOW)
    write_sentence(ada, askings_of(whole())[0], "My own.", NOW)
    reveal(ada, askings_of(whole())[0], NOW)
    assert shown_before(ada, askings_of(whole())[0]) == "My own."
    assert shown_before(ben, askings_of(whole())[0]) == ""
    settle(ada, whole(), askings_of(whole())[0], "Ours.", 0, NOW)
    assert shown_before(ada, askings_of(whole())[0]) == "Ours."
    assert shown_before(ben, askings_of(whole())[0]) == "Ours."
