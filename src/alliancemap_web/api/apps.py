"""What Django calls this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "alliancemap_web.api"
    label = "api"

    def ready(self) -> None:
        """Have kept answers swept away from time to time."""
        from alliancemap_web.api.sweeping import EVERY, sweep_answers
        from alliancemap_web.jobs import schedule

        schedule.every(sweep_answers, minutes=EVERY)
