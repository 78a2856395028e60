"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "api.ApiKey",
        "workspace",
        names={"made_by": ""},
        texts=("name",),
        plain=("key", "scope", "prefix"),
        secret=("secret_hash",),
    ),
    Stands(
        "api.Idempotency",
        "key__workspace",
        packed=("answer",),
        plain=("name", "route", "sent_hash", "location"),
    ),
    Stands(
        "api.Hook",
        "workspace",
        names={"made_by": ""},
        plain=("key", "address", "events"),
        secret=("secret",),
    ),
    Stands(
        "api.Delivery",
        "hook__workspace",
        packed=("body",),
        plain=("event", "alliance", "state", "trouble"),
    ),
)


class ApiConfig(AppConfig):
    name = "alliancemap_web.api"
    label = "api"

    def ready(self) -> None:
        """Have old answers and messages swept away; hear what is done, for the webhooks."""
        from alliancemap_web.api.deliver import sweep_sent, tell_hooks
        from alliancemap_web.api.queries.hooks import counted_hooks, fallen
        from alliancemap_web.api.queries.keys import counted_keys
        from alliancemap_web.api.sweeping import EVERY, sweep_answers
        from alliancemap_web.jobs import schedule
        from alliancemap_web.portfolio import pending
        from alliancemap_web.portfolio.signals import changed
        from alliancemap_web.workspaces import going

        schedule.every(sweep_answers, minutes=EVERY)
        schedule.every(sweep_sent, at="03:40")
        changed.connect(tell_hooks, dispatch_uid="api.hooks")
        pending.register(fallen)
        going.register(counted_hooks)
        going.register(counted_keys)
        stand(*PERSONS)
