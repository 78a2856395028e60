"""What Django calls this room."""

from django.apps import AppConfig


class LoungeConfig(AppConfig):
    name = "alliancemap_web.lounge"
    label = "lounge"
