"""What Django calls this room."""

from django.apps import AppConfig


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
