"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "portfolio.Alliance",
        "workspace",
        texts=("name", "partner"),
        packed=("document",),
        folded=("searchable",),
        plain=("key", "stage", "verdict", "ranges"),
    ),
    Stands(
        "portfolio.Assessed", "alliance__workspace", packed=("told",), plain=("mark", "program")
    ),
    Stands(
        "portfolio.Act",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        packed=("value",),
        texts=("register",),
        plain=("origin",),
    ),
    Stands(
        "portfolio.Attachment",
        "alliance__workspace",
        names={"by": ""},
        texts=("name",),
        files=("content",),
        plain=("key", "content_type", "digest"),
    ),
)


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
        stand(*PERSONS)
