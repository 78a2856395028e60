"""What Django calls this room."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "alliancemap_web.reviews"
    label = "reviews"
