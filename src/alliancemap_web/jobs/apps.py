"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands("jobs.Worker", plain=("name",)),
    Stands("jobs.Schedule", plain=("name", "rule")),
    Stands(
        "django_tasks_database.DBTaskResult",
        texts=("args_kwargs", "return_value", "traceback"),
        plain=(
            "status",
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "exception_class_path",
        ),
    ),
)


class JobsConfig(AppConfig):
    name = "alliancemap_web.jobs"
    label = "jobs"

    def ready(self) -> None:
        from alliancemap_web.jobs import schedule
        from alliancemap_web.jobs.upkeep import prune

        schedule.every(prune, at="03:00")
        stand(*PERSONS)
