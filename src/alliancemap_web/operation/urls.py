"""The addresses of this room: below no language, for programs that watch."""

from django.urls import URLPattern, path

from alliancemap_web.operation import pages

urlpatterns: list[URLPattern] = [
    path("health/live", pages.live, name="health_live"),
    path("health/ready", pages.ready, name="health_ready"),
    path("metrics", pages.figures, name="metrics"),
]
