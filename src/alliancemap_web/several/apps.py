"""What Django calls this room, the table it has made, and what it clears."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class SeveralConfig(AppConfig):
    name = "alliancemap_web.several"
    label = "several"

    def ready(self) -> None:
        from alliancemap_web.jobs.schedule import every
        from alliancemap_web.several.sweeping import sweep

        every(sweep, minutes=60)
        # Django tells an app that has models of its own, which this one does not.
        one = apps.get_app_config("jobs")
        post_migrate.connect(make_counts, sender=one, dispatch_uid="several.counts")


def make_counts(using: str = "default", **_: Any) -> None:
    """Make the table of shared counts with the other tables; only the first database has it."""
    from alliancemap_web.several.counts import make_table

    if using == "default":
        make_table()
