"""What Django calls this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "alliancemap_web.api"
    label = "api"
