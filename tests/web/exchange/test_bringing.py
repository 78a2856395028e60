"""An upload is read whole before anything is written, and what became of it is kept."""

import io

import pytest
from web.edits import EXAMPLES
from web.exchange.conftest import NOW

from alliancemap_web.exchange.actions import choose, keep_upload
from alliancemap_web.exchange.bringing import bring, setting_of
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.parcels import Parcel, Sent, packed
from alliancemap_web.exchange.queries import every_row, find_upload
from alliancemap_web.exchange.results import result_of
from alliancemap_web.exchange.troubles import TroubleError
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
