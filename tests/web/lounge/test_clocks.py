"""Clocks that are ahead: put right, in the order of what was done."""

from hypothesis import given
from hypothesis import strategies as st
from web.lounge.acted import NOW, TALK, stamp

from alliancemap_web.lounge.acts import Operation
from alliancemap_web.lounge.clocks import AHEAD_MS, corrected, is_ahead, put_right

# Around now, and around the farthest that is still believed: where rights and wrongs meet.
MOMENTS = st.integers(NOW - 3, NOW + 2) | st.integers(NOW + AHEAD_MS - 2, NOW + AHEAD_MS + 3)
STAMPS = st.builds(stamp, MOMENTS)  # a hand is slower than a millisecond


def at(moment: str) -> Operation:
    return Operation("id", TALK, moment, "name", "Orchid")


def after_arrival(stamps: list[str]) -> dict[str, str]:
    """What counts for one device when each act comes alone, as the server keeps it."""
    kept: dict[str, str] = {}
    for one in stamps:
        doubtful = is_ahead(at(one), NOW) or any(own != right for own, right in kept.items())
        kept = dict(corrected([at(one)], kept, NOW)) if doubtful else kept | {one: one}
    return kept


@given(st.lists(STAMPS, unique=True, max_size=8))
def test_one_devices_acts_keep_their_order_in_whatever_order_they_come(stamps: list[str]) -> None:
    kept = after_arrival(stamps)
    in_order = [kept[one] for one in sorted(kept)]
    assert in_order == sorted(set(in_order))


@given(st.lists(STAMPS, unique=True, max_size=8))
def test_what_comes_at_once_keeps_its_order_too(stamps: list[str]) -> None:
    kept = corrected([at(one) for one in stamps], {}, NOW)
    in_order = [kept[one] for one in sorted(kept)]
    assert in_order == sorted(set(in_order))


@given(st.lists(STAMPS, unique=True, max_size=8))
def test_nothing_counts_as_done_later_than_a_clock_may_be_ahead(stamps: list[str]) -> None:
    for counts in after_arrival(stamps).values():
        assert not is_ahead(at(counts), NOW + len(stamps))


@given(st.lists(st.builds(stamp, st.integers(0, NOW + AHEAD_MS)), max_size=8))
def test_a_clock_that_is_right_or_slow_is_left_alone(stamps: list[str]) -> None:
    operations = tuple(at(one) for one in stamps)
    assert put_right(operations, {}, NOW) == operations


def test_a_clock_that_is_ahead_counts_from_now() -> None:
    ahead = [at(stamp(NOW + AHEAD_MS + more)) for more in (1, 2)]
    put = put_right(ahead, {ahead[0].device: {}}, NOW)
    assert [one.kept for one in put] == [stamp(NOW - 1), stamp(NOW)]
    assert [one.stamp for one in put] == [one.stamp for one in ahead]
