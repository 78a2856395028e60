"""What Django calls this room."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "alliancemap_web.portfolio"
    label = "portfolio"
