"""What Django calls this room."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "alliancemap_web.rounds"
    label = "rounds"

    def ready(self) -> None:
        """Add this room's door, dates and what waits; say what goes with a workspace."""
        from alliancemap_web.portfolio import doors, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.rounds.queries import counted, dated, opening, waiting
        from alliancemap_web.workspaces import going

        doors.register(opening)
        pending.register(waiting)
        dates.register(dated)
        going.register(counted)
