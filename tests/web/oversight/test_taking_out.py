"""The log goes out whole to its owners, as it can be checked elsewhere, and does not come back."""

import json
from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from web.logbook.chains import chained

from alliancemap_web.logbook.actions import About, write_for
from alliancemap_web.logbook.checking import Head, check
from alliancemap_web.logbook.ending_actions import forget
from alliancemap_web.logbook.queries import entries_of, head_of
from alliancemap_web.logbook.sealing import Marked, Sealed
from alliancemap_web.oversight.taking_out import bring_back, counted, plain, taken_out
from alliancemap_web.workspaces.rights import Member


def read(one: dict[str, Any]) -> Sealed:
    """An entry as somebody elsewhere would read it from the file, by the names in it."""
    parts = {**one, "at": datetime.fromisoformat(one["at"])}
    for name in ("who", "about"):
        kind, *marked = one[name]
        parts |= {f"{name}_kind": kind, name: Marked(*marked)}
    return Sealed(**parts)


texts = st.text(max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["exported", "invited"]), texts, texts), max_size=6))
def test_what_goes_out_is_all_that_the_seals_are_made_of(
    events: list[tuple[str, str, str]],
) -> None:
    entries = chained(events)
    through_a_file = json.loads(json.dumps([plain(one) for one in entries]))
    assert [read(one) for one in through_a_file] == entries


def test_everything_out_holds_the_log_for_its_owner_and_leaves_it_out_on_the_way_back(
    owner: Member, editor: Member, orchid: str
) -> None:
    data = taken_out(owner, None)
    assert data
    assert data["seal"] == data["entries"][-1]["seal"] == head_of(owner.key).seal
    assert [one["number"] for one in data["entries"]] == [1, 2]
    assert taken_out(owner, orchid) is None
    assert taken_out(editor, None) is None
    assert bring_back(None, data) is None  # type: ignore[arg-type]
    assert head_of(owner.key).count == 2
    assert [one.count for one in counted(owner.workspace)] == [2]


def test_whoever_has_the_file_can_look_its_seals_through_even_after_somebody_was_forgotten(
    owner: Member, editor: Member, orchid: str
) -> None:
    them = About("person", str(editor.person), "Eve")
    write_for(owner, "member_changed", about=them, role="reader")
    forget(int(editor.person or 0))
    data = taken_out(owner, None)
    assert data
    assert "Eve" not in json.dumps(data)
    entries = [read(one) for one in json.loads(json.dumps(data))["entries"]]
    head = Head(owner.key, data["count"], data["seal"])
    found = check(head, entries)
    assert (found.code, found.count, found.forgotten) == ("", 4, 2)
    assert check(head, [entries[0], *entries[2:]]).number == 2


def test_of_a_log_in_which_nothing_is_written_nothing_goes_out(owner: Member) -> None:
    assert list(entries_of(owner.key)) == []
    assert taken_out(owner, None) is None
    assert [one.count for one in counted(owner.workspace)] == [0]
