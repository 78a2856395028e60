"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    # A firm that bears a person's name keeps it: it is the firm's, and its owners may change it.
    Stands("workspaces.Workspace", "pk", plain=("key", "name", "keeps")),
    Stands(
        "workspaces.Membership",
        "workspace",
        theirs=("person",),
        names={"name": "person"},
        plain=("key", "role"),
    ),
    Stands(
        "workspaces.Invitation",
        "workspace",
        theirs=("maker__person",),
        addresses=("address",),
        plain=("key", "role", "alliances"),
        secret=("secret_hash",),
    ),
    Stands(
        "workspaces.Opening",
        "membership__workspace",
        about=("membership__person",),
        names={"opened_by": ""},
        texts=("purpose",),
        plain=("alliance", "level"),
    ),
    Stands(
        "workspaces.OpeningEntry",
        "workspace",
        about=("whom",),
        names={"name": "whom", "by": ""},
        texts=("purpose",),
        plain=("alliance", "kind", "level"),
    ),
)


class WorkspacesConfig(AppConfig):
    name = "alliancemap_web.workspaces"
    label = "workspaces"

    def ready(self) -> None:
        """Say how persons stand in this room's tables."""
        stand(*PERSONS)
        from alliancemap_web.jobs import schedule
        from alliancemap_web.workspaces.ending import announce_and_end

        schedule.every(announce_and_end, at="05:00")
