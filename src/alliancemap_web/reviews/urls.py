"""The addresses of this room."""

from django.urls import URLPattern, path

from alliancemap_web.reviews.feed_pages import calendar_feed
from alliancemap_web.reviews.pulse_pages import pulse

ONE = "work/<str:key>/alliances/<str:alliance>/review/"

urlpatterns: list[URLPattern] = [
    path("work/<str:key>/alliances/<str:alliance>/pulse/", pulse, name="alliance_pulse"),
    path("work/<str:key>/calendar/", calendar_feed, name="calendar_feed"),
]
