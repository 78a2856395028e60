"""What Django calls this room."""

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "alliancemap_web.logbook"
    label = "logbook"
