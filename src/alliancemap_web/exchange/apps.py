"""What Django calls this room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "alliancemap_web.exchange"
    label = "exchange"
