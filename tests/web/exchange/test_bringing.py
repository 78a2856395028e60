"""An upload is read whole before anything is written, and what became of it is kept."""

import io
from typing import Any

import pytest
from web.edits import EXAMPLES
from web.exchange.conftest import NOW
from web.portfolio.desk import Clock

from alliancemap_web import clock
from alliancemap_web.exchange import actions, bringing
from alliancemap_web.exchange.actions import choose, keep_upload
from alliancemap_web.exchange.bringing import (
    Load,
    bring,
    bring_later,
    bring_on,
    files_load,
    load_of,
    setting_of,
    table_load,
)
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.parcels import Parcel, Sent, packed
from alliancemap_web.exchange.partners import Draft
from alliancemap_web.exchange.queries import Waiting, every_row, find_upload
from alliancemap_web.exchange.results import Result, result_of
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.jobs.worker import work_off
from alliancemap_web.workspaces.models import Membership
from alliancemap_web.workspaces.rights import Member, NotAllowedError


def kept(member: Member, *sent: Sent) -> str:
    return keep_upload(member, packed(sent), NOW)


def test_a_table_is_brought_in_as_was_chosen(owner: Member) -> None:
    key = kept(owner, Sent("t.csv", b"Alpha,Company,Founded\nOstara,x,1998\nHalden,y,soon\n"))
    choose(owner, key, {"columns": ["partner", "note", "founded"], "same": "skip"})
    result = bring(owner, key, "en", NOW)
    assert [one.name for one in result.made] == ["Ostara"]
    assert result.headings == ("Alpha", "Company", "Founded")
    found = find_upload(owner, key, NOW)
    assert found
    assert found.result
    assert result_of(found.result) == result


def test_files_are_brought_in(owner: Member) -> None:
    key = kept(owner, Sent("a.yaml", (EXAMPLES / "mannkind-sanofi.yaml").read_bytes()))
    assert len(bring(owner, key, "en", NOW).made) == 1


def test_a_workspace_is_brought_back_by_who_may_manage(
    owner: Member, editor: Member, stranger: Member, lived: str
) -> None:
    made = io.BytesIO()
    write_everything(made, owner, every_row(owner), NOW, "en")
    sent = Sent("all.zip", made.getvalue())
    assert len(bring(stranger, kept(stranger, sent), "en", NOW).made) == 1
    with pytest.raises(NotAllowedError):
        bring(editor, kept(editor, sent), "en", NOW)


def test_nothing_is_brought_in_twice_or_once_it_is_gone(owner: Member) -> None:
    key = kept(owner, Sent("t.csv", b"Company\nOstara\n"))
    bring(owner, key, "en", NOW)
    for gone in (key, "nowhere"):
        with pytest.raises(TroubleError) as caught:
            bring(owner, gone, "en", NOW)
        assert caught.value.trouble.code == "XCH046"
    assert len(every_row(owner)) == 1


def test_a_table_that_cannot_be_read_as_chosen_writes_nothing_and_can_be_tried_again(
    owner: Member,
) -> None:
    key = kept(owner, Sent("t.csv", b"Alpha,Beta\nOstara,1\n"))
    with pytest.raises(TroubleError) as caught:
        bring(owner, key, "en", NOW)
    assert caught.value.trouble.code == "XCH012"
    choose(owner, key, {"columns": ["partner", ""]})
    assert len(bring(owner, key, "en", NOW).made) == 1


def test_a_table_of_headings_alone_is_refused(owner: Member) -> None:
    key = keep_upload(owner, Parcel("table", "t.csv", b"Company,Town\n"), NOW)
    with pytest.raises(TroubleError) as caught:
        bring(owner, key, "en", NOW)
    assert caught.value.trouble.code == "XCH010"


def test_every_row_is_said_by_who_brings_it_in_on_that_day(owner: Member) -> None:
    waiting = find_upload(owner, kept(owner, Sent("t.csv", b"Company\nOstara\n")), NOW)
    assert waiting
    setting = setting_of(owner, waiting, "fr", NOW)
    assert (setting.us, setting.file, setting.who) == ("Lumio", "t.csv", "Ada")
    assert (setting.language, setting.today) == ("fr", NOW.date())


def rows(count: int, bad: int = 0) -> bytes:
    """A table of so many partners, the last ones with a year that is none."""
    good = [f"Firm {one},1998" for one in range(count)]
    return "\n".join(["Company,Founded", *good, *["Halden,soon"] * bad, ""]).encode()


def later(member: Member, content: bytes, name: str = "t.csv") -> str:
    """The key of an upload that is to be brought in in the background."""
    key = kept(member, Sent(name, content))
    assert bring(member, key, "en", NOW) is None
    return key


def found(member: Member, key: str) -> Waiting:
    upload = find_upload(member, key, clock.now())
    assert upload
    return upload


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the jobs, which a test moves."""
    moving = Clock(NOW)
    monkeypatch.setattr(clock, "now", lambda: moving.moment)
    monkeypatch.setattr(bringing, "AT_ONCE", 6)
    return moving


def test_many_rows_wait_for_the_background_and_come_in_once(owner: Member, time: Clock) -> None:
    key = later(owner, rows(12, bad=2))
    assert (found(owner, key).total, found(owner, key).done, every_row(owner)) == (12, 0, ())
    with pytest.raises(TroubleError):
        bring(owner, key, "en", NOW)
    work_off()
    upload = found(owner, key)
    assert upload.result
    result = result_of(upload.result)
    assert (len(result.made), len(result.failed), upload.done, upload.is_ended) == (12, 2, 12, True)
    assert upload.content == b""
    work_off()
    assert len(every_row(owner)) == 12


def test_files_and_a_whole_workspace_come_in_later_too(
    owner: Member, stranger: Member, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "AT_ONCE", 1)
    files = [
        Sent(f"{name}.yaml", (EXAMPLES / f"{name}.yaml").read_bytes())
        for name in ("mannkind-sanofi", "tesla-daimler")
    ]
    key = kept(owner, *files)
    assert bring(owner, key, "en", NOW) is None
    work_off()
    assert len(every_row(owner)) == 2
    made = io.BytesIO()
    write_everything(made, owner, every_row(owner), NOW, "en")
    later(stranger, made.getvalue(), "all.zip")
    work_off()
    assert len(every_row(stranger)) == 2


def test_what_broke_off_goes_on_where_it_was_and_makes_nothing_twice(
    owner: Member, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = later(owner, rows(12))
    broken = [True]
    bring_row = actions.bring_row

    def breaks(member: Member, draft: Draft, *rest: Any) -> str:
        if draft.partner == "Firm 7" and broken.pop():
            broken.append(False)
            raise OSError
        return bring_row(member, draft, *rest)

    monkeypatch.setattr(actions, "bring_row", breaks)
    work_off()
    assert (found(owner, key).done, len(every_row(owner))) == (5, 5)
    assert not found(owner, key).is_ended
    time.passes(minutes=5)
    work_off()
    upload = found(owner, key)
    assert upload.result
    assert [one.name for one in result_of(upload.result).made] == [f"Firm {n}" for n in range(12)]
    assert (upload.is_ended, upload.left, len(every_row(owner))) == (True, 0, 12)


def test_what_cannot_go_on_ends_and_says_how_much_is_left(
    owner: Member, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = later(owner, rows(12))

    def breaks(*_: Any) -> str:
        raise OSError

    monkeypatch.setattr(actions, "bring_row", breaks)
    for _ in range(3):
        work_off()
        time.passes(hours=2)
    assert (found(owner, key).is_ended, found(owner, key).left) == (True, 12)


def test_who_may_import_no_longer_stops_it(owner: Member, editor: Member, time: Clock) -> None:
    key = later(editor, rows(12))
    Membership.objects.filter(pk=editor.membership).update(role="reader")
    work_off()
    assert (found(editor, key).is_ended, every_row(owner)) == (True, ())


def test_parts_come_in_by_steps_and_a_table_without_a_good_row_has_one(owner: Member) -> None:
    key = kept(owner, Sent("t.csv", rows(0, bad=3)))
    upload = find_upload(owner, key, NOW)
    assert upload
    load = load_of(owner, upload, "en", NOW)
    assert (load.size, load.is_whole, len(load.bring(0, 1).failed)) == (1, False, 3)
    with pytest.raises(TroubleError):
        files_load(owner, b"none", "skip", NOW)
    setting = setting_of(owner, upload, "en", NOW)
    assert table_load(owner, upload, setting, "skip", NOW).size == 1
    assert bring_on(owner, key, Load(7, lambda *span: Result(headings=span))).headings == (
        0,
        5,
    )
    bring_later.func("nowhere", owner.key, owner.person, "en")
