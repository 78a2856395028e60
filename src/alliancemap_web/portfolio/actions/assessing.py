"""Keeps what alliances are judged to be beside their documents, for the pages that follow."""

from alliancemap.alliance_file import AllianceFileError
from alliancemap_web.portfolio.assessed import mark_of, packed, program
from alliancemap_web.portfolio.models import Assessed
from alliancemap_web.portfolio.queries import unassessed
from alliancemap_web.portfolio.readings import judged_of

AT_ONCE = 50


def keep_assessed(alliance: int, document: str) -> None:
    """Keep what an alliance's document is judged to be beside it, for the pages that follow."""
    told = packed(judged_of(document).assessment)
    row = Assessed(alliance_id=alliance, mark=mark_of(document), program=program(), told=told)
    Assessed.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["alliance"],
        update_fields=["mark", "program", "told"],
    )


def assess_anew() -> int:
    """Judge again what another program judged, or none yet; return how many alliances that were.

    An alliance that changes meanwhile keeps its own: what is written for a document counts for that
    document alone. One that this program cannot read is left to the page that says so.
    """
    done, last = 0, 0
    while found := unassessed(last, AT_ONCE):
        for alliance, document in found:
            last = alliance
            try:
                keep_assessed(alliance, document)
            except AllianceFileError:
                continue
            done += 1
    return done
