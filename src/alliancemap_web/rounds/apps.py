"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "rounds.Round",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("title",),
        plain=("key", "factors", "language"),
    ),
    Stands(
        "rounds.Participant",
        "round__alliance__workspace",
        about=("membership__person",),
        names={"name": "membership__person"},
        addresses=("address",),
        marks=("identity",),
        plain=("key", "function", "factors"),
    ),
    Stands("rounds.Link", "participant__round__alliance__workspace", secret=("secret_hash",)),
    Stands(
        "rounds.Turn",
        "round__alliance__workspace",
        texts=("frozen", "circles"),
        plain=("factors",),
        apart=({"leader_shown_at": None},),
    ),
    Stands(
        "rounds.Standing",
        "turn__round__alliance__workspace",
        theirs=("participant__membership__person",),
        plain=("top", "reminded"),
        apart=({"turn__revealed_at": None}, {"turn__round__names": False}),
    ),
    Stands(
        "rounds.Answer",
        "turn__round__alliance__workspace",
        theirs=("participant__membership__person",),
        texts=("reason",),
        plain=("factor", "state", "sure"),
        apart=({"turn__revealed_at": None}, {"turn__round__names": False}),
    ),
)


class RoundsConfig(AppConfig):
    name = "alliancemap_web.rounds"
    label = "rounds"

    def ready(self) -> None:
        """Add this room's door, dates, notes and what waits; say what goes and what is carried."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio import doors, noted, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.rounds import queries
        from alliancemap_web.rounds.actions import bring_back
        from alliancemap_web.rounds.reminders import remind
        from alliancemap_web.workspaces import carried, going

        doors.register(queries.opening)
        pending.register(queries.waiting)
        noted.register(queries.noting)
        dates.register(queries.dated)
        going.register(queries.counted)
        carried.carry("rounds", out=queries.taken_out, back=bring_back)
        schedule.every(remind, at="07:00")
        stand(*PERSONS)
