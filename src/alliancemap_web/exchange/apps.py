"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "exchange.Upload",
        "workspace",
        theirs=("person",),
        texts=("name", "choices", "result"),
        files=("content",),
        plain=("key", "kind"),
        goes=True,
    ),
)


class ExchangeConfig(AppConfig):
    name = "alliancemap_web.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Have uploads swept away from time to time."""
        from alliancemap_web.exchange.sweeping import EVERY, sweep_uploads
        from alliancemap_web.jobs import schedule

        schedule.every(sweep_uploads, minutes=EVERY)
        stand(*PERSONS)
