"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "meetings.Meeting",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("title",),
        plain=("key", "round", "steps"),
    ),
    Stands(
        "meetings.Attendance", "meeting__alliance__workspace", names={"name": ""}, plain=("seat",)
    ),
    Stands(
        "meetings.Note",
        "meeting__alliance__workspace",
        names={"name": ""},
        texts=("text",),
        plain=("seat", "factor"),
    ),
    Stands(
        "meetings.Task",
        "meeting__alliance__workspace",
        names={"who": "", "by": "", "done_by": ""},
        texts=("what",),
        plain=("key",),
    ),
    Stands(
        "meetings.Minute",
        "meeting__alliance__workspace",
        names={"by": ""},
        texts=("data", "remarks"),
    ),
)


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
        stand(*PERSONS)
