"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import ALWAYS, Stands, stand

PERSONS = (
    Stands(
        "reviews.Note",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("text",),
        plain=("key", "factor", "state"),
    ),
    Stands("reviews.Rhythm", "alliance__workspace"),
    Stands(
        "reviews.Look",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("text",),
    ),
    Stands(
        "reviews.Trigger",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person", "watched_by": "", "fired_by": ""},
        texts=("sentence", "then"),
        plain=("key", "way", "factor", "state"),
    ),
    Stands(
        "reviews.Reminder",
        "alliance__workspace",
        theirs=("membership__person",),
        plain=("kind", "subject"),
        goes=True,
    ),
    Stands(
        "reviews.Letters",
        "membership__workspace",
        theirs=("membership__person",),
        plain=("often",),
        goes=True,
    ),
    Stands(
        "reviews.Pulse",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("sentence",),
        plain=("levels",),
        apart=ALWAYS,
    ),
    Stands(
        "reviews.Feed",
        "membership__workspace",
        theirs=("membership__person",),
        secret=("secret_hash",),
        goes=True,
    ),
)


class ReviewsConfig(AppConfig):
    name = "alliancemap_web.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Have this room hear of changes, do its daily work, and say what goes and is carried."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio.signals import changed
        from alliancemap_web.reviews.actions import bring_back
        from alliancemap_web.reviews.queries import counted, taken_out
        from alliancemap_web.reviews.receivers import after_asking, after_change
        from alliancemap_web.reviews.reminders import remind
        from alliancemap_web.workspaces import carried, going
        from alliancemap_web.workspaces.signals import proof_asked

        changed.connect(after_change, dispatch_uid="reviews")
        proof_asked.connect(after_asking, dispatch_uid="reviews")
        schedule.every(remind, at="06:00")
        going.register(counted)
        carried.carry("reviews", out=taken_out, back=bring_back)
        stand(*PERSONS)
