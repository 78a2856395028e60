"""What Django calls this room."""

from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "alliancemap_web.operation"
    label = "operation"

    def ready(self) -> None:
        from alliancemap_web.operation import metrics, security

        security.listen()
        metrics.watch_databases()
