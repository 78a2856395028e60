"""What Django calls this room."""

from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "alliancemap_web.comparison"
    label = "comparison"
