"""What Django calls this room."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "alliancemap_web.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Let go each day what firms keep only so long."""
        from alliancemap_web.jobs import schedule
        from alliancemap_web.privacy.sweeping import sweep_kept

        schedule.every(sweep_kept, at="04:20")
