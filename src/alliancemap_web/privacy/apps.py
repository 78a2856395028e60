"""What Django calls this room."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "alliancemap_web.privacy"
    label = "privacy"
