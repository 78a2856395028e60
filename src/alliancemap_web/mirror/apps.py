"""What Django calls this room."""

from django.apps import AppConfig


class MirrorConfig(AppConfig):
    name = "alliancemap_web.mirror"
    label = "mirror"
