"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "mirror.Mirror",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person", "ready_by": ""},
        texts=("title", "us", "them", "welcome", "shown"),
        plain=("key", "factors"),
    ),
    Stands(
        "mirror.Guest",
        "mirror__alliance__workspace",
        names={"name": ""},
        addresses=("address",),
        blanked=("function",),
        plain=("key", "language"),
        secret=("secret_hash",),
    ),
    Stands(
        "mirror.GuestAnswer",
        "guest__mirror__alliance__workspace",
        texts=("reason",),
        plain=("factor", "level"),
        apart=({"guest__mirror__revealed_at": None},),
    ),
    Stands(
        "mirror.OwnAnswer",
        "mirror__alliance__workspace",
        names={"by": ""},
        texts=("reason",),
        plain=("factor", "level"),
    ),
    Stands("mirror.Visit", "guest__mirror__alliance__workspace", plain=("kind",)),
)


class MirrorConfig(AppConfig):
    name = "alliancemap_web.mirror"
    label = "mirror"

    def ready(self) -> None:
        """Let the rooms below know what of this room waits, is dated, is carried and goes."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.mirror.actions import bring_back
        from alliancemap_web.mirror.queries import counted, taken_out
        from alliancemap_web.mirror.waiting import dated, opening, reveal_what_is_over, waiting
        from alliancemap_web.portfolio import doors, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.workspaces import carried, going

        doors.register(opening)
        pending.register(waiting)
        dates.register(dated)
        schedule.every(reveal_what_is_over, minutes=15)
        going.register(counted)
        carried.carry("mirror", out=taken_out, back=bring_back)
        stand(*PERSONS)
