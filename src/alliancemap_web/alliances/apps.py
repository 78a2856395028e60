"""What Django calls this room."""

from django.apps import AppConfig


class AlliancesConfig(AppConfig):
    name = "alliancemap_web.alliances"
    label = "alliances"
