"""What Django calls this room."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "alliancemap_web.finding"
    label = "finding"
