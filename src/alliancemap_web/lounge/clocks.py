"""Stamps of a phone whose clock is ahead, put back so that they do not win for hours to come."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from alliancemap_web.lounge.acts import Operation

# A clock this far ahead is wrong; less may be the way of the message.
AHEAD_MS = 5 * 60 * 1000
COUNTS = 10_000

Known = Mapping[str, str]
"""By each stamp that a device gave, the one that counts: the same, or what stands in its place."""


def is_ahead(operation: Operation, now: int) -> bool:
    """Say whether an act lies further ahead of `now` (ms) than a right clock could be."""
    return int(operation.counts[:15]) > now + AHEAD_MS


def put_right(
    operations: Iterable[Operation], known: Mapping[str, Known], now: int
) -> tuple[Operation, ...]:
    """Return the operations, those of clocks ahead of `now` (ms) with a stamp that counts instead.

    `known` holds the devices to look at, each with all that is kept of it. What a device did stays
    in its order, also where only its later acts are ahead, or its earlier ones come later.
    """
    operations = tuple(operations)
    kept = {
        device: corrected([one for one in operations if one.device == device], stamps, now)
        for device, stamps in known.items()
    }
    return tuple(
        with_stamp(one, kept[one.device][one.stamp]) if one.device in kept else one
        for one in operations
    )


def with_stamp(operation: Operation, counts: str) -> Operation:
    """Return an operation that counts by a stamp, its own or another."""
    return operation if operation.counts == counts else replace(operation, kept=counts)


def corrected(operations: Sequence[Operation], known: Known, now: int) -> Known:
    """Return, by stamp, the one that counts for what one device did, what was known included.

    What is ahead counts as done about now, each act a millisecond after the one before.
    """
    placed, found = sorted(known), dict(known)
    ordered = sorted(operations, key=lambda one: one.stamp)
    ahead = sum(is_ahead(one, now) for one in ordered)
    for operation in ordered:
        stamp, counts = operation.stamp, operation.counts
        if is_ahead(operation, now):
            ahead -= 1
            counts = written((now - ahead) * COUNTS, stamp)
        if stamp not in found:
            where = bisect_left(placed, stamp)
            before = found[placed[where - 1]] if where else ""
            after = found[placed[where]] if where < len(placed) else ""
            found[stamp] = between(before, counts, after)
            insort(placed, stamp)
    return found


def between(before: str, counts: str, after: str) -> str:
    """Return a stamp where it is when that lies between two others, else one that does.

    Half way between the two, so that others which come later find their place as well; at an end,
    where the other is empty, a millisecond beyond.
    """
    if before < counts and (counts < after or not after):
        return counts
    if not after:
        return written(position(before) + COUNTS, before)
    if not before:
        return written(position(after) - COUNTS, after)
    return written((position(before) + position(after)) // 2, before)


def position(stamp: str) -> int:
    """Return where a stamp lies: its milliseconds and count as one number."""
    return int(stamp[:15]) * COUNTS + int(stamp[16:20])


def written(place: int, stamp: str) -> str:
    """Return the stamp at a position, of the device that made another."""
    moment, count = divmod(max(place, 0), COUNTS)
    return f"{moment:015}-{count:04}-{stamp[-8:]}"
