"""What an address asks of the log, what is shown for it, and whom it does not name."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.logbook.chains import BEGUN

from alliancemap_web.logbook.actions import About, write_for
from alliancemap_web.logbook.events import KINDS
from alliancemap_web.logbook.queries import Filter
from alliancemap_web.oversight import reading
from alliancemap_web.oversight.reading import (
    Wanted,
    day_in,
    filter_of,
    folded,
    log_page,
    log_rows,
    token,
)
from alliancemap_web.oversight.sentences import Line
from alliancemap_web.workspaces.rights import Member

FIELDS = ("person", "alliance", "kind", "since", "until", "before", "check")
letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
days = st.none() | st.dates()


@given(st.dictionaries(st.sampled_from(FIELDS), letters | st.sampled_from(KINDS)))
def test_whatever_an_address_asks_for_it_is_read_and_what_cannot_be_is_left_out(
    sent: dict[str, str],
) -> None:
    wanted = Wanted.read(sent)
    assert wanted.kind in {"", *KINDS}
    assert 0 <= wanted.before < 10**9
    assert max(len(wanted.person), len(wanted.alliance)) <= reading.LONGEST
    again = Wanted.read(dict(parse_qsl(wanted.query()[1:])))
    assert again == replace(wanted, before=0, checks=False)


@given(
    st.builds(
        Wanted,
        person=st.text("0123456789abcdef", max_size=12),
        alliance=st.text("bcdfghjk", max_size=12),
        kind=st.sampled_from(["", *KINDS]),
        since=days,
        until=days,
    ),
    st.integers(1, 10**8),
)
def test_the_address_of_the_next_page_asks_for_the_same_from_there_on(
    wanted: Wanted, before: int
) -> None:
    query = wanted.query(before=before)
    assert Wanted.read(dict(parse_qsl(query[1:]))) == replace(wanted, before=before)


@pytest.mark.parametrize("before", ["-1", "1.5", "²", "٣", "9" * 10, "0x1", " 1"])
def test_what_is_no_number_of_an_entry_begins_at_the_newest(before: str) -> None:
    assert Wanted.read({"before": before}).before == 0


def test_a_day_is_read_as_its_field_sends_it_and_what_is_none_is_left_out() -> None:
    assert day_in("2027-03-01") == date(2027, 3, 1)
    for text in ("", "2027-02-30", "01/03/2027", "yesterday", "2027-03-01T09:30"):
        assert day_in(text) is None


def test_a_person_has_other_letters_in_each_log() -> None:
    tokens = {token(chain, person) for chain in ("one", "two") for person in ("1", "2")}
    assert len(tokens) == 4
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in tokens)


def test_an_unknown_person_did_nothing_rather_than_everything(owner: Member) -> None:
    people = {"11": "Ada"}
    assert filter_of(Wanted(), owner, people) == Filter()
    assert filter_of(Wanted(person=token(owner.key, "11")), owner, people).person == "11"
    for other in ("11", token("another log", "11"), "nobody"):
        assert filter_of(Wanted(person=other), owner, people).person == "-"


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_what_is_folded_is_all_there_and_no_two_lines_on_end_say_the_same(said: list[str]) -> None:
    lines = [Line(number, BEGUN, "seen", one) for number, one in enumerate(said)]
    shown = folded(lines)
    assert [one.says for one in shown for _ in range(one.times)] == said
    assert all(one.says != after.says for one, after in pairwise(shown))


def test_of_a_run_the_latest_stands_for_it_and_other_kinds_are_not_of_it() -> None:
    run = [Line(number, BEGUN, "seen", "a") for number in (9, 8, 7)]
    assert folded(run) == (Line(9, BEGUN, "seen", "a", 3),)
    other = [Line(2, BEGUN, "seen", "a"), Line(1, BEGUN, "changed", "a")]
    assert folded(other) == tuple(other)


def test_a_page_leads_to_the_older_ones_and_back_with_what_was_asked_for(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ON_A_PAGE", 2)
    for event in ("exported", "invited", "exported", "exported"):
        write_for(owner, event)
    first = log_page(owner, Wanted(kind="exported"), "en")
    assert (first.older, first.newest) == ("?kind=exported&before=1", "")
    last = log_page(owner, Wanted.read(dict(parse_qsl(first.older[1:]))), "en")
    assert (last.older, last.newest) == ("", "?kind=exported")
    shown = [line for page in (first, last) for _, lines in page.days for line in lines]
    assert [(line.number, line.times) for line in shown] == [(4, 2), (1, 1)]


def test_a_page_tells_only_of_its_own_workspace(owner: Member, stranger: Member) -> None:
    write_for(owner, "exported")
    write_for(stranger, "exported")
    page = log_page(owner, Wanted(), "en")
    assert [name for _, name in page.people] == ["Ada"]
    assert page.head.count == 1
    assert page.line == f"{owner.key} 1 {page.head.seal}"
    assert [one.who.name for one, _, _ in log_rows(owner, Wanted(), "en")] == ["Ada"]
    assert (page.found, page.wrong) == (None, "")


def test_an_alliance_is_called_by_its_name_in_the_list_and_in_the_rows(
    owner: Member, orchid: str
) -> None:
    assert log_page(owner, Wanted(), "en").alliances == ((orchid, "MannKind × Sanofi"),)
    assert [name for _, _, name in log_rows(owner, Wanted(), "en")] == ["MannKind × Sanofi"] * 2


def test_an_alliance_that_is_gone_keeps_the_name_it_had_when_it_went(owner: Member) -> None:
    gone = "gfhjkmnpqrst"
    write_for(owner, "alliance_seen", gone)
    assert log_page(owner, Wanted(), "en").alliances == ()
    write_for(owner, "alliance_deleted", gone, About("alliance", gone, "Old friends"))
    assert log_page(owner, Wanted(), "en").alliances == ((gone, "Old friends"),)
