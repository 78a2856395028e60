"""What Django calls this room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "alliancemap_web.meetings"
    label = "meetings"
