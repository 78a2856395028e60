"""What Django calls this room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "alliancemap_web.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Add this room's door, dates and what waits; say what goes and what is carried."""
        from alliancemap_web.meetings import queries
        from alliancemap_web.meetings.actions import bring_back
        from alliancemap_web.portfolio import doors, pending, searched
        from alliancemap_web.reviews import dates
        from alliancemap_web.workspaces import carried, going

        doors.register(queries.opening)
        pending.register(queries.waiting)
        searched.register(queries.heard)
        dates.register(queries.dated)
        going.register(queries.counted)
        carried.carry("meetings", out=queries.taken_out, back=bring_back)
