"""What Django calls this room."""

from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "alliancemap_web.vocabulary"
    label = "vocabulary"
