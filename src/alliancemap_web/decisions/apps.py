"""What Django calls this room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "alliancemap_web.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Tell the rooms below what there is here, what waits, what goes and what is carried."""
        from alliancemap_web.decisions.actions import bring_back
        from alliancemap_web.decisions.queries import counted, taken_out
        from alliancemap_web.decisions.telling import dated, noting, opening, waiting
        from alliancemap_web.portfolio import doors, noted, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.workspaces import carried, going

        doors.register(opening)
        pending.register(waiting)
        noted.register(noting)
        dates.register(dated)
        going.register(counted)
        carried.carry("decisions", out=taken_out, back=bring_back)
