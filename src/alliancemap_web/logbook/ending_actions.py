"""What ends in the log: the name of somebody forgotten, the chain of a workspace deleted."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from alliancemap_web import clock
from alliancemap_web.logbook.actions import (
    ITSELF,
    MEMBER,
    NOTED,
    WAITING,
    About,
    Place,
    Said,
    Who,
    locked,
    together,
    write,
    write_server,
)
from alliancemap_web.logbook.models import Chain, Entry


def forget(person: int) -> int:
    """Blank the name and number of a person in every chain; return in how many entries.

    The chains hold as before: their seals cover the marks, which say nothing without the salts that
    go too. That somebody was forgotten, and in how many entries, is written down; who is not.
    """
    key = str(person)
    entries = Entry.objects.using(DEFAULT_DB_ALIAS)
    with together():
        whose = Q(who_kind=MEMBER, who_key=key) | Q(about_kind="person", about_key=key)
        chains = list(Chain.objects.filter(entries__in=entries.filter(whose)).distinct())
        forgotten = 0
        for chain in chains:
            rows = entries.filter(chain=chain)
            count = rows.filter(whose).count()
            rows.filter(who_kind=MEMBER, who_key=key).update(who_key="", who_name="", who_salt="")
            about = rows.filter(about_kind="person", about_key=key)
            about.update(about_key="", about_name="", about_salt="")
            forgotten += count
            place = Place(chain.workspace, chain.key)
            write(Said(place, ITSELF, "forgotten", clock.now(), detail={"entries": count}))
    NOTED.difference_update([mark for mark in NOTED if mark[2:4] == (MEMBER, key)])
    return forgotten


def close(place: Place, who: Who) -> None:
    """Let the chain of a workspace go with it: the server's chain keeps how far it went.

    To be called by what deletes the workspace, in its transaction.
    """
    with together():
        waiting = WAITING.get() or []
        waiting[:] = [said for said in waiting if said.place != place]
        head = locked(place)
        entries, seal = head.count, head.seal
        Chain.objects.using(DEFAULT_DB_ALIAS).filter(pk=head.pk).update(closed=True)
        Entry.objects.using(DEFAULT_DB_ALIAS).filter(chain=head).delete()
        Chain.objects.using(DEFAULT_DB_ALIAS).filter(pk=head.pk).delete()
        about = About("workspace", place.key)
        write_server("workspace_deleted", who, about, entries=entries, seal=seal)
