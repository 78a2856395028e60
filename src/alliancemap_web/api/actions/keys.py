"""Makes and revokes keys, and notes on which day one was used."""

from datetime import date, datetime

from alliancemap_web.api.models import ApiKey
from alliancemap_web.api.queries.keys import ROLE_OF
from alliancemap_web.logbook.noting import logged
from alliancemap_web.portfolio.refusals import refused
from alliancemap_web.workspaces.links import hash_of, new_secret
from alliancemap_web.workspaces.rights import Member, NotAllowedError, require

BEGINNING = "am_"
SHOWN = 8  # letters of a secret that tell it from others and help nobody to guess the rest
MOST_KEYS = 100
LONGEST_NAME = 80


@logged("key_made")
def make_key(member: Member, name: str, scope: str, until: date | None, now: datetime) -> str:
    """Make a key to the member's workspace; return its secret, which is not kept.

    RefusedError: 422 without a name (API020), a scope (API021) or a day to come (API022); 409 when
    there are too many (API023).
    """
    require(member, "manage")
    if not member.sees_all:
        raise NotAllowedError("manage")
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise refused(422, "API020", most=LONGEST_NAME)
    if scope not in ROLE_OF:
        raise refused(422, "API021")
    if until is not None and until <= now.date():
        raise refused(422, "API022")
    if ApiKey.objects.filter(workspace_id=member.workspace).count() >= MOST_KEYS:
        raise refused(409, "API023", most=MOST_KEYS)
    secret = BEGINNING + new_secret()
    ApiKey.objects.create(
        workspace_id=member.workspace,
        name=name,
        scope=scope,
        prefix=secret[:SHOWN],
        secret_hash=hash_of(secret),
        made_by=member.name,
        made_at=now,
        until=until,
    )
    return secret


@logged("key_ended")
def revoke_key(member: Member, key: str) -> None:
    """Let a key open nothing any more; nothing happens when it is gone already."""
    require(member, "manage")
    ApiKey.objects.filter(workspace_id=member.workspace, key=key).delete()


def note_use(key: int, today: date) -> None:
    """Note that a key (its row's number) was used on a day."""
    ApiKey.objects.filter(pk=key).update(used_on=today)
