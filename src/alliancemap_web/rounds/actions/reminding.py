"""Keeping that somebody was reminded, with the link that the letter brings."""

from datetime import datetime

from django.db import transaction

from alliancemap_web.rounds.actions.linking import new_link
from alliancemap_web.rounds.models import Participant, Standing


@transaction.atomic
def mark_reminded(participant: str, turn: int, kind: str, secret: str, now: datetime) -> bool:
    """Keep that a reminder of a kind goes out with one more link; False when it went already."""
    who = Participant.objects.select_for_update().filter(key=participant).first()
    if who is None:
        return False
    told, _ = Standing.objects.get_or_create(participant=who, turn_id=turn)
    if told.done_at or kind in told.reminded:
        return False
    told.reminded = [*told.reminded, kind]
    told.save(update_fields=("reminded",))
    new_link(who, secret, now)
    return True
