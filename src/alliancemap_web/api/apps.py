"""What Django calls this room."""

from django.apps import AppConfig


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
