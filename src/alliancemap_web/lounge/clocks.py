"""Clocks of phones that are ahead: what they date is shown as of when the server received it."""

from dataclasses import replace

from alliancemap_web.lounge.acts import Operation

# A clock this far ahead is wrong; less may be the way of the message.
AHEAD_MS = 5 * 60 * 1000


def dated(operation: Operation, now: int) -> Operation:
    """Return an act received at `now` (ms), with that as the moment to show if its clock is ahead.

    Its stamp stays, and with it its place: nobody knows when it was really made, but the phone
    knew what came before it.
    """
    if operation.kept is not None or operation.moment <= now + AHEAD_MS:
        return operation
    return replace(operation, kept=now)
