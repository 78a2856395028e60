"""What Django calls this room."""

from django.apps import AppConfig


class BriefsConfig(AppConfig):
    name = "alliancemap_web.briefs"
    label = "briefs"
