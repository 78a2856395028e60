"""Does a request once: the same request again within a day gets the same answer again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from alliancemap_web.api.models import Idempotency
from alliancemap_web.logbook.actions import together
from alliancemap_web.portfolio.refusals import refused

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is kept: its status, its JSON text, and where what was made is."""

    status: int
    text: str
    location: str = ""
    is_repeated: bool = False


@together()
def once(
    key: int, name: str, route: str, sent_hash: str, now: datetime, act: Callable[[], Answer]
) -> Answer:
    """Return what `act` answers, or what it answered when the same was asked before.

    What fails is not kept: it may be tried again. RefusedError (422, API011) when something else
    was sent under the same name.
    """
    mine = Idempotency.objects.filter(key_id=key, name=name, route=route)
    mine.filter(at__lte=now - KEPT).delete()
    # Whoever comes second waits here until the first is done, by the database's own constraint.
    row, is_new = Idempotency.objects.get_or_create(
        key_id=key, name=name, route=route, defaults={"sent_hash": sent_hash, "at": now}
    )
    if not is_new:
        if row.sent_hash != sent_hash:
            raise refused(422, "API011", name=name)
        return Answer(row.status, row.answer, row.location, is_repeated=True)
    answer = act()
    row.status, row.answer, row.location = answer.status, answer.text, answer.location
    row.save()
    return answer


def sweep_repeats(now: datetime) -> None:
    """Delete the answers that are no longer kept."""
    Idempotency.objects.filter(at__lte=now - KEPT).delete()
