"""What Django calls this room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "alliancemap_web.decisions"
    label = "decisions"
