"""What Django calls this room."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "alliancemap_web.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Have this room hear of changes, do its daily work, and say what goes and is carried."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio.signals import changed
        from alliancemap_web.reviews.actions import bring_back
        from alliancemap_web.reviews.queries import counted, taken_out
        from alliancemap_web.reviews.receivers import after_change
        from alliancemap_web.reviews.reminders import remind
        from alliancemap_web.workspaces import carried, going

        changed.connect(after_change, dispatch_uid="reviews")
        schedule.every(remind, at="06:00")
        going.register(counted)
        carried.carry("reviews", out=taken_out, back=bring_back)
