"""What Django calls this room."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "alliancemap_web.rounds"
    label = "rounds"
