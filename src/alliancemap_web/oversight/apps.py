"""What Django calls this room."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "alliancemap_web.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Let the log go out with everything, and say how much of it goes with a workspace."""
        from alliancemap_web.oversight.taking_out import bring_back, counted, taken_out
        from alliancemap_web.workspaces import carried, going

        carried.carry("log", out=taken_out, back=bring_back)
        going.register(counted)
