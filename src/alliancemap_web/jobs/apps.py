"""What Django calls this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "alliancemap_web.jobs"
    label = "jobs"
