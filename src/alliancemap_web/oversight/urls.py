"""The addresses of this room."""

from django.urls import path

from alliancemap_web.oversight import pages

urlpatterns = [
    path("work/<str:key>/log/", pages.log, name="log"),
    path("work/<str:key>/log/table/", pages.log_csv, name="log_csv"),
    path(
        "work/<str:key>/alliances/<str:alliance>/history/log/",
        pages.alliance_log,
        name="alliance_log",
    ),
]
