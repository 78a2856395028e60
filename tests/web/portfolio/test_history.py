"""The history holds every act, the newest first, by day; filters leave some of them."""

from collections.abc import Callable

from django.http import QueryDict
from portfolio_made import data_of
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.actions import record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.history import HistoryPage, Line, Wanted, history_page, number_in
from alliancemap_web.portfolio.moved import facts_of

Sit = Callable[..., Desk]


def history_for(desk: Desk, **asked: str) -> HistoryPage:
    """The history as somebody sees it."""
    shown = shown_to(desk)
    wanted = Wanted.read(asked)
    return history_page(shown, facts_of(shown, "en"), desk.member, wanted, "en")


def lines_for(desk: Desk, **asked: str) -> list[Line]:
    """The acts of the first page, the newest first."""
    return [line for day in history_for(desk, **asked).days for line in day.lines]


def worked(ada: Desk, sit: Sit) -> Desk:
    """Ada answers, changes a fact and replaces the file; Ben answers on another day."""
    ada.send("answers/M03/", level="4")
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    ada.clock.passes(days=2)
    ben = sit("Ben", "respondent")
    ben.send("answers/M04/", level="1")
    newer = Change("base", data_of("mannkind-sanofi"))
    record(ada.member, ada.alliance, [newer], ada.clock.moment, "file")
    return ben


def test_every_act_is_there_the_newest_first_by_day(ada: Desk, sit: Sit) -> None:
    worked(ada, sit)
    page = history_for(ada)
    assert [one.sequence for day in page.days for one in day.lines] == [5, 4, 3, 2, 1]
    assert [one.day.day for one in page.days] == [8, 6, 5]
    assert (page.total, page.first, page.last) == (5, 1, 5)
    assert not page.has_newer
    assert not page.has_older
    lines = lines_for(ada)
    assert lines[0].title == "Replaced by a newer file"
    assert lines[-1].title == "Begun from a file"


def test_filters_leave_the_acts_of_a_factor_a_person_a_kind(ada: Desk, sit: Sit) -> None:
    worked(ada, sit)
    assert [one.sequence for one in lines_for(ada, kind="answers")] == [4, 2]
    assert [one.sequence for one in lines_for(ada, kind="facts")] == [3]
    assert [one.sequence for one in lines_for(ada, kind="files")] == [5, 1]
    assert [one.sequence for one in lines_for(ada, person="Ben")] == [4]
    assert lines_for(ada, person="Nobody") == []
    assert [one.sequence for one in lines_for(ada, factor="M03", kind="answers")] == [2]
    page = history_for(ada)
    assert page.people == ("Ada", "Ben")
    assert [one for one, _ in page.factors] == ["M03", "M04"]


def test_a_file_stands_with_the_factor_it_answers(ada: Desk, sit: Sit) -> None:
    worked(ada, sit)
    with_m04 = lines_for(ada, factor="M04")
    assert [one.sequence for one in with_m04] == [5, 4, 1]
    assert with_m04[-1].turns[0].before == "nothing said"
    assert with_m04[-1].turns[0].after == with_m04[1].turns[0].before
    assert with_m04[0].turns[0].after == with_m04[-1].turns[0].after


def test_what_was_taken_back_is_marked_and_names_who_did(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben", "respondent")
    ben.send("answers/M04/", level="1")
    ada.undo(ada.kept().acts[-1].id)
    taking, taken, _ = lines_for(ada)
    assert (taking.title, taking.undoes, taking.act) == ("Taken back:", taken.sequence, "")
    assert (taken.is_gone, taken.gone_by, taken.brings) == (True, "Ada", True)
    assert taken.act == ada.kept().acts[-1].id
    assert lines_for(ben)[1].act == ""
    ada.undo(taken.act)
    bringing, taking, taken, _ = lines_for(ada)
    assert bringing.title.startswith("Brought back")
    assert taking.is_gone
    assert not taken.is_gone
    assert taken.act == ada.kept().acts[1].id
    assert not taken.brings


def test_a_program_and_a_talk_are_told_apart(ada: Desk) -> None:
    change = [Change("answer/M03", {"level": 2})]
    record(ada.member, ada.alliance, change, ada.clock.moment, "talk")
    assert lines_for(ada)[0].origin == "talk"


def test_addresses_say_what_is_asked_for() -> None:
    assert Wanted.read({}).query(1) == ""
    assert Wanted.read({}).is_all
    asked = Wanted.read({"factor": "M03", "person": "Zoé & Co", "kind": "magic", "page": "2"})
    assert asked == Wanted("M03", "Zoé & Co", "", 2)
    assert QueryDict(asked.query(3)[1:]).dict() == {
        "factor": "M03", "person": "Zoé & Co", "page": "3",
    }  # fmt: skip
    assert [number_in(one) for one in ("7", "", "-1", "x", "9999999")] == [7, 0, 0, 0, 0]


def test_stage_signing_and_archive_are_told_before_and_after(ada: Desk) -> None:
    day = {"signed": "2026-01-04", "was.signed": ""}
    ada.send("facts/stage/", stage="running", **{"was.stage": "idea"}, **day)
    ada.post("archive/")
    lines = lines_for(ada)
    assert [(one.turns[0].label, one.turns[0].before, one.turns[0].after) for one in lines[:3]] == [
        ("archive", "In use", "Put away"),
        ("Stage · Signed on", "nothing said", "2026-01-04"),
        ("Stage · How far it has come", "Idea", "Running"),
    ]
    assert [one.act for one in lines] == ["", "", "", ""]  # an archived one stays as it is
    ada.post("archive/", away="0")
    assert [bool(one.act) for one in lines_for(ada)] == [True, True, True, True, False]
    assert lines_for(ada, kind="facts")[0].turns[0].after == "In use"
    assert len(lines_for(ada, kind="facts")) == 4
