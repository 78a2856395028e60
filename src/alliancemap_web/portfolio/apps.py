"""What Django calls this room."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "alliancemap_web.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        """Tell the room below what goes with a workspace, and what its alliances are called."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio.opening import naming
        from alliancemap_web.portfolio.queries import counted
        from alliancemap_web.portfolio.upkeep import EVERY, assess_again
        from alliancemap_web.workspaces import going, named

        going.register(counted)
        named.register(naming)
        schedule.every(assess_again, minutes=EVERY)
