"""Each day: what was open to people from outside until yesterday ends, what ends soon is told."""

from alliancemap.words import dated
from alliancemap_web import clock
from alliancemap_web.jobs.job import job
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.languages import sentence
from alliancemap_web.workspaces.actions import end_openings, openings_to_announce
from alliancemap_web.workspaces.queries import owners_of
from alliancemap_web.workspaces.rows import Ending


@job("workspaces.openings")
def announce_and_end() -> None:
    """Close what is over; a week before, write to the owners and to whom it is open."""
    now = clock.now()
    end_openings(now)
    for one in openings_to_announce(now.date()):
        tell(one)


def tell(one: Ending) -> None:
    """Write to both sides that an opening ends: the owners may extend it, the others may ask."""
    for who, to, language in (
        *(("owner", owner.address, owner.language) for owner in owners_of(one.workspace)),
        ("guest", one.address, one.language),
    ):
        day = dated(one.until.isoformat(), language)
        subject = sentence(f"workspaces.ending_subject_{who}", language, firm=one.firm, day=day)
        text = sentence(
            f"workspaces.ending_text_{who}", language, firm=one.firm, day=day, name=one.name
        )
        send_later(to, subject, f"{text}\n", language)
