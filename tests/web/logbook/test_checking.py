"""The look through a chain: whatever is done to its entries afterwards is found, and where."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from web.logbook.chains import CHAIN, chained, head_of

from alliancemap_web.logbook.checking import Head, check, noted_in, written_head
from alliancemap_web.logbook.sealing import FIRST, Marked, Sealed, marked

texts = st.text(max_size=12)
events = st.tuples(st.sampled_from(["alliance_seen", "exported", "invited"]), texts, texts)
chains = st.lists(events, min_size=1, max_size=12).map(chained)


@given(chains)
def test_a_chain_as_it_was_written_holds(entries: list[Sealed]) -> None:
    found = check(head_of(entries), entries)
    assert (found.code, found.count, found.seal) == ("", len(entries), entries[-1].seal)


@given(chains, st.data())
def test_any_change_of_any_part_of_any_entry_is_found_there(
    entries: list[Sealed], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(entries) - 1))
    part = data.draw(st.sampled_from([field.name for field in fields(Sealed)]))
    before = getattr(entries[at], part)
    after = data.draw(others(before))
    assume(after != before)
    changed = [*entries[:at], replace(entries[at], **{part: after}), *entries[at + 1 :]]
    found = check(head_of(entries), changed)
    # A changed seal of an entry is found at it; nothing later is reached.
    assert found.code
    assert found.number == at + 1


def others(before: Any) -> st.SearchStrategy[Any]:
    """Other values of the same kind."""
    if isinstance(before, int):
        return st.integers(-3, 99)
    if isinstance(before, str):
        return texts
    if isinstance(before, Marked):
        names = st.builds(replace, st.just(before), name=texts, key=texts)
        return st.one_of(names, st.builds(marked, texts.filter(bool), texts)).filter(
            lambda one: not one.is_forgotten
        )
    return st.integers(-9, 9).map(lambda seconds: before + timedelta(microseconds=seconds))


@given(chains, st.data())
def test_an_entry_taken_out_is_found(entries: list[Sealed], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(entries) - 1))
    found = check(head_of(entries), entries[:at] + entries[at + 1 :])
    assert found.code in ("LOG001", "LOG005")
    assert found.number == at + 1


@given(chains, chains, st.data())
def test_an_entry_put_in_is_found(
    entries: list[Sealed], foreign: list[Sealed], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(entries)))
    one = data.draw(st.sampled_from(foreign))
    found = check(head_of(entries), [*entries[:at], one, *entries[at:]])
    assert found.code
    assert found.number in (at + 1, at + 2)


@given(chains, st.data())
def test_two_entries_that_changed_places_are_found_at_the_first(
    entries: list[Sealed], data: st.DataObject
) -> None:
    assume(len(entries) > 1)
    one, other = sorted(
        data.draw(st.lists(st.integers(0, len(entries) - 1), min_size=2, max_size=2, unique=True))
    )
    swapped = list(entries)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    found = check(head_of(entries), swapped)
    assert (found.code, found.number) == ("LOG001", one + 1)


@given(chains, st.data())
def test_entries_cut_off_the_end_are_found_by_the_head(
    entries: list[Sealed], data: st.DataObject
) -> None:
    left = data.draw(st.integers(0, len(entries) - 1))
    found = check(head_of(entries), entries[:left])
    assert (found.code, found.number) == ("LOG005", left + 1)


@given(chains, chains)
def test_a_chain_written_anew_with_its_head_is_found_by_what_was_noted_outside(
    entries: list[Sealed], other: list[Sealed]
) -> None:
    """Who owns the server can write all anew, and nothing inside can tell; a noted head does."""
    assert not check(head_of(other), other).code
    noted = {len(entries): entries[-1].seal}
    found = check(head_of(other), other, noted)
    assert found.code == ("LOG006" if len(other) >= len(entries) else "LOG007")
    assert found.number == len(entries)


@given(chains, st.data())
def test_a_chain_that_went_on_still_holds_what_was_noted(
    entries: list[Sealed], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(entries)))
    text = "as of today\n" + written_head(Head(CHAIN, at, entries[at - 1].seal)) + "\n\n"
    assert not check(head_of(entries), entries, noted_in(text)[CHAIN]).code


@given(chains, st.data())
def test_a_name_that_was_blanked_breaks_nothing_and_is_counted(
    entries: list[Sealed], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(entries) - 1))
    blank = replace(entries[at].who, key="", name="", salt="")
    left = [*entries[:at], replace(entries[at], who=blank), *entries[at + 1 :]]
    found = check(head_of(entries), left)
    assert not found.code
    assert found.forgotten == 1


def test_an_empty_chain_holds_and_notes_nothing() -> None:
    found = check(Head(CHAIN, 0, FIRST), [])
    assert (found.code, found.count) == ("", 0)
    assert noted_in(written_head(found)) == {}


@given(st.text(max_size=200))
def test_whatever_text_is_compared_with_is_read_without_a_fuss(text: str) -> None:
    for heads in noted_in(text).values():
        assert all(number > 0 and len(seal) == 64 for number, seal in heads.items())
