"""What Django calls this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "alliancemap_web.jobs"
    label = "jobs"

    def ready(self) -> None:
        from alliancemap_web.jobs import schedule
        from alliancemap_web.jobs.upkeep import prune

        schedule.every(prune, at="03:00")
