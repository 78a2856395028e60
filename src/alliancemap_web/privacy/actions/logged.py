"""Takes somebody out of the log of a workspace, whose seals hold without the names."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from alliancemap_web.logbook.actions import ITSELF, MEMBER, Place, Said, write
from alliancemap_web.persons import STANDING
from alliancemap_web.privacy.names import Finder, Whom
from alliancemap_web.privacy.queries import firm_named
from alliancemap_web.privacy.queries.matching import rows_of

PERSON = "person"


def forget_in_log(workspace: int, whom: Whom, now: datetime) -> int:
    """Blank somebody's name and number in the log of a workspace; return in how many entries.

    That somebody was forgotten, and in how many entries, is written down; who is not.
    """
    rows = rows_of(STANDING["logbook.Entry"], workspace).order_by()
    accounts = [str(one) for one in whom.accounts]
    blanked = blank(rows, "who", Q(who_kind=MEMBER, who_key__in=accounts))
    blanked += blank(rows, "about", Q(about_kind=PERSON, about_key__in=accounts))
    for side, kind in (("who", MEMBER), ("about", PERSON)):
        # A member's entries are theirs by their number; a name alone tells guests and contacts.
        others = rows.exclude(**{f"{side}_kind": kind})
        names = others.values_list(f"{side}_name", flat=True).distinct()
        borne = [name for name in names if is_theirs(name, whom)]
        if borne:
            blanked += blank(others, side, Q(**{f"{side}_name__in": borne}))
    if blanked:
        place = Place(workspace, firm_named(workspace)[0])
        write(Said(place, ITSELF, "forgotten", now, detail={"entries": blanked}))
    return blanked


def is_theirs(name: str, whom: Whom) -> bool:
    """Say whether a name in the log is somebody's, or holds it."""
    finder = Finder(whom)
    if not name or whom.is_shared:
        return finder.is_at(name) if name else False
    return finder.is_alone(name) or finder.text(name) != name


def blank(rows: Any, side: str, where: Q) -> int:
    """Blank one side of some entries; return how many they were."""
    blank_values = {f"{side}_{part}": "" for part in ("key", "name", "salt")}
    return int(rows.filter(where).update(**blank_values))
