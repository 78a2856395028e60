"""What Django calls this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "alliancemap_web.people"
    label = "people"
