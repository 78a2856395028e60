"""Everything that was taken out comes back: alliances, their history, their evidence."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from web.exchange.conftest import NOW

from alliancemap_web.exchange.contents import read_whole
from alliancemap_web.exchange.everything import write_everything
from alliancemap_web.exchange.queries import every_row
from alliancemap_web.exchange.restoring import (
    acting,
    attach_all,
    day_of,
    is_key,
    moment_of,
    new_names,
    renamed,
    restore,
    restore_rooms,
)
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.portfolio.actions import archive
from alliancemap_web.portfolio.queries import (
    Kept,
    attachment_content,
    attachments_of,
    find_alliance,
)
from alliancemap_web.workspaces import carried
from alliancemap_web.workspaces.carried import Arrival
from alliancemap_web.workspaces.rights import Member, NotAllowedError

LATER = NOW + timedelta(days=90)


def taken(member: Member) -> bytes:
    made = io.BytesIO()
    write_everything(made, member, every_row(member), LATER, "en")
    return made.getvalue()


def kept(member: Member, key: str) -> Kept:
    found = find_alliance(member, key)
    assert found
    return found


def told(one: Kept, names: dict[str, str]) -> list[dict[str, Any]]:
    """An alliance's acts without whose account it was, keys named as elsewhere."""
    return [
        {
            "sequence": act.sequence, "register": act.register,
            "value": renamed(act.value, names), "by": act.by, "at": act.at,
            "origin": act.origin, "undoes": act.undoes,
        }
        for act in one.acts
    ]  # fmt: skip


def test_a_workspace_comes_back_with_its_history(
    owner: Member, stranger: Member, lived: str
) -> None:
    archive(owner, lived, LATER)
    before = kept(owner, lived)
    result = restore(stranger, read_whole(taken(owner)), "skip", LATER)
    assert not result.failed_files
    (made,) = result.made
    after = kept(stranger, made.key)
    file_before, file_after = attachments_of(before)[0], attachments_of(after)[0]
    names = {lived: made.key, owner.key: stranger.key, file_before.key: file_after.key}
    assert told(after, {}) == told(before, names)
    assert [one.id for one in after.acts] == [one.id for one in before.acts]
    assert json.loads(after.document) == renamed(json.loads(before.document), names)
    same = ("name", "partner", "stage", "verdict", "dots", "signed_on", "archived_at")
    assert all(getattr(after.row, one) == getattr(before.row, one) for one in same)
    assert attachment_content(after, file_after.key) == (file_after, b"what they said")
    assert (file_after.name, file_after.by, file_after.at) == (
        file_before.name, file_before.by, file_before.at,
    )  # fmt: skip


def test_addresses_of_evidence_lead_to_where_it_is_now(
    owner: Member, stranger: Member, lived: str
) -> None:
    (made,) = restore(stranger, read_whole(taken(owner)), "skip", LATER).made
    after = kept(stranger, made.key)
    (file,) = attachments_of(after)
    statement = next(one for one in after.acts if one.register == "answer/R03")
    address = statement.value["sources"][0]["url"]
    assert address == f"https://here.example/{stranger.key}/{made.key}/{file.key}/"


def test_taking_out_what_came_back_gives_the_same_again(
    owner: Member, stranger: Member, lived: str
) -> None:
    restore(stranger, read_whole(taken(owner)), "skip", LATER)
    (made,) = restore(stranger, read_whole(taken(stranger)), "again", LATER).made
    first = kept(stranger, every_row(stranger)[0].key)
    assert len(kept(stranger, made.key).acts) == len(first.acts) == len(kept(owner, lived).acts)


def test_what_is_there_already_is_left_out_unless_wanted_again(owner: Member, lived: str) -> None:
    whole = read_whole(taken(owner))
    assert [one.key for one in restore(owner, whole, "skip", LATER).skipped] == [lived]
    assert len(restore(owner, whole, "again", LATER).made) == 1


def test_one_alliance_that_cannot_come_back_takes_no_other_with_it(
    owner: Member, stranger: Member, lived: str
) -> None:
    whole = read_whole(taken(owner))
    good = whole.about["alliances"][0]
    broken = good | {"name": "Broken", "history": "history/none.jsonl"}
    half = good | {"name": "Half", "attachments": [{**good["attachments"][0], "path": "none"}]}
    both = replace(whole, about=whole.about | {"alliances": [broken, half, good]})
    result = restore(stranger, both, "skip", LATER)
    assert [one.name for one in result.failed_files] == ["Broken", "Half"]
    assert len(result.made) == 1
    assert len(every_row(stranger)) == 1


def test_whoever_may_not_manage_or_is_from_outside_brings_no_workspace_back(
    owner: Member, editor: Member, lived: str
) -> None:
    whole = read_whole(taken(owner))
    for member in (editor, replace(owner, sees_all=False)):
        with pytest.raises(NotAllowedError):
            restore(member, whole, "skip", LATER)


def test_what_other_rooms_carried_comes_back_with_its_alliance(
    owner: Member, stranger: Member, lived: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    back: list[Any] = []

    def bring(arrival: Arrival, data: Any) -> dict[str, str] | None:
        back.append((arrival.alliance, data))
        return {"bcdfghjkmnpq": "qpnmkjhgfdcb"}

    monkeypatch.setattr(carried, "CARRYINGS", {})
    carried.carry("one", out=lambda _, key: {"of": key, "own": "bcdfghjkmnpq"}, back=bring)
    carried.carry("two", out=lambda _, key: {"of": lived, "its": "see bcdfghjkmnpq."}, back=bring)
    (made,) = restore(stranger, read_whole(taken(owner)), "skip", LATER).made
    assert back == [
        (made.key, {"of": made.key, "own": "bcdfghjkmnpq"}),
        (made.key, {"of": made.key, "its": "see qpnmkjhgfdcb."}),
        (None, {"of": None, "own": "qpnmkjhgfdcb"}),
        (None, {"of": made.key, "its": "see qpnmkjhgfdcb."}),
    ]


def test_a_room_s_file_that_is_none_of_its_own_takes_its_alliance_with_it_and_no_other(
    owner: Member, stranger: Member, lived: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bring(arrival: Arrival, data: Any) -> None:
        if arrival.alliance == data["bad"]:
            raise KeyError("of")

    monkeypatch.setattr(carried, "CARRYINGS", {})
    carried.carry("one", out=lambda _, key: {"bad": key}, back=bring)
    result = restore(stranger, read_whole(taken(owner)), "skip", LATER)
    assert [one.troubles[0].values for one in result.failed_files] == [
        (("file", f"rooms/{lived}/one.json"),), (("file", "rooms/one.json"),),
    ]  # fmt: skip
    assert not every_row(stranger)


def test_a_list_of_rooms_that_is_none_is_told(owner: Member, stranger: Member, lived: str) -> None:
    whole = read_whole(taken(owner))
    arrival = Arrival(stranger, None, LATER)
    with pytest.raises(TroubleError):
        restore_rooms(arrival, whole, {"rooms": ["reviews"]}, {})
    with pytest.raises(TroubleError):
        restore_rooms(arrival, whole, {"rooms": {"reviews": "none"}}, {})
    assert restore_rooms(arrival, whole, {"rooms": {"later": "none"}}, {}) == {}


def test_nobody_s_account_acts_in_what_comes_back(
    owner: Member, stranger: Member, lived: str
) -> None:
    (made,) = restore(stranger, read_whole(taken(owner)), "skip", LATER).made
    assert {one.person for one in kept(stranger, made.key).acts} == {None}
    assert {one.by for one in kept(stranger, made.key).acts} == {"Ada", "Eve"}
    assert acting(owner, "Eve").person is None


def test_what_an_older_zip_says_beside_its_acts_becomes_acts(
    owner: Member, stranger: Member, lived: str
) -> None:
    whole = read_whole(taken(owner))
    listed = {
        **whole.about["alliances"][0], "stage": "running", "signed_on": "2027-02-01",
        "archived_at": "2027-02-03T10:00:00+00:00",
    }  # fmt: skip
    path = listed["history"]
    lines = whole.text(path).splitlines(keepends=True)
    bare = [one for one in lines if json.loads(one)["register"] not in ("stage", "signed")]
    older = replace(
        whole,
        about={**whole.about, "alliances": [listed]},
        files={**whole.files, path: "".join(bare).encode()},
    )
    (made,) = restore(stranger, older, "skip", LATER).made
    after = kept(stranger, made.key)
    row = after.row
    assert (row.stage, row.signed_on) == ("running", date(2027, 2, 1))
    assert row.archived_at == moment_of("2027-02-03T10:00:00+00:00")
    assert [(one.register, one.by) for one in after.acts[-3:]] == [
        ("stage", ""), ("signed", ""), ("archived", ""),
    ]  # fmt: skip


def test_days_and_moments_of_the_list_are_read_or_refused(owner: Member) -> None:
    assert day_of("2027-03-01") == date(2027, 3, 1)
    assert day_of(None) is None
    assert moment_of("2027-03-01T09:30:00+00:00") == NOW
    for wrong in ("soon", 5):
        with pytest.raises(TroubleError):
            day_of(wrong)
        with pytest.raises(TroubleError):
            moment_of(wrong)


def test_a_file_that_the_whole_does_not_hold_is_named(owner: Member, lived: str) -> None:
    whole = read_whole(taken(owner))
    listed = whole.about["alliances"][0]
    with pytest.raises(TroubleError):
        attach_all(owner, replace(whole, files={}), listed, lived, {})


def test_only_keys_are_renamed_so_that_nothing_else_breaks(owner: Member, lived: str) -> None:
    whole = read_whole(taken(owner))
    listed = whole.about["alliances"][0] | {"key": 'a","value":"b', "attachments": []}
    other = replace(whole, about={**whole.about, "workspace": {"key": " the people "}})
    assert new_names(owner, other, listed, lived) == {}
    assert is_key(lived)


def test_a_value_that_no_table_takes_is_told_and_takes_nothing_with_it(
    owner: Member, stranger: Member, lived: str
) -> None:
    whole = read_whole(taken(owner))
    good = whole.about["alliances"][0]
    half = good | {"attachments": [{**good["attachments"][0], "name": "\ud800"}]}
    broken = replace(whole, about=whole.about | {"alliances": [half]})
    result = restore(stranger, broken, "skip", LATER)
    assert [one.troubles[0].code for one in result.failed_files] == ["XCH044"]
    assert not every_row(stranger)


def test_the_zip_opens_with_any_program(owner: Member, lived: str) -> None:
    with zipfile.ZipFile(io.BytesIO(taken(owner))) as found:
        assert found.testzip() is None
        assert "README.txt" in found.namelist()
