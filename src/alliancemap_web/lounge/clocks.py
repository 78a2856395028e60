"""Stamps of a phone whose clock is ahead, put back so that they do not win for hours to come."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from alliancemap_web.lounge.acts import Operation

# A clock this far ahead is wrong; less may be the way of the message.
AHEAD_MS = 5 * 60 * 1000
COUNTS = 10_000

Known = Mapping[str, str]
"""By a phone's own stamp, the one that counts in its place."""


def is_ahead(stamp: str, now: int) -> bool:
    """Say whether a stamp lies further ahead than a right clock could be; `now` in ms."""
    return int(stamp[:15]) > now + AHEAD_MS


def put_right(
    operations: Iterable[Operation], known: Mapping[str, Known], now: int
) -> tuple[Operation, ...]:
    """Return the operations, those of clocks ahead of `now` (ms) with a stamp that counts instead.

    `known` holds, by device, what was put right before. One device's acts keep their order.
    """
    operations = tuple(operations)
    ahead: dict[str, list[str]] = {}
    for operation in operations:
        if is_ahead(operation.counts, now):
            ahead.setdefault(operation.device, []).append(operation.stamp)
    kept = {
        device: corrected(sorted(stamps), known.get(device, {}), now)
        for device, stamps in ahead.items()
    }
    return tuple(
        replace(one, kept=kept[one.device][one.stamp]) if is_ahead(one.counts, now) else one
        for one in operations
    )


def corrected(stamps: Sequence[str], known: Known, now: int) -> Known:
    """Return, by stamp, the one that counts: about now, and in the order of the stamps.

    They lie a millisecond apart, so that one which comes later finds its place between two others.
    """
    placed = sorted(known)
    found = dict(known)
    for at, stamp in enumerate(stamps):
        if stamp in found:
            continue
        where = bisect_left(placed, stamp)
        kept = written(now - (len(stamps) - 1 - at), 0, stamp)
        if where < len(placed) and kept >= (after := found[placed[where]]):
            kept = written(int(after[:15]) - 1, 0, stamp)
        if where and kept <= (before := found[placed[where - 1]]):
            kept = next_after(before)
        found[stamp] = kept
        insort(placed, stamp)
    return found


def written(moment: int, count: int, stamp: str) -> str:
    """Return a stamp of the device that made another."""
    return f"{max(moment, 0):015}-{count:04}-{stamp[-8:]}"


def next_after(stamp: str) -> str:
    """Return the earliest stamp after one of the same device."""
    moment, count = int(stamp[:15]), int(stamp[16:20]) + 1
    return written(moment + count // COUNTS, count % COUNTS, stamp)
