"""The addresses of this room."""

from django.urls import path

from alliancemap_web.portfolio import begin_pages

urlpatterns = [
    path("work/<str:key>/alliances/new/", begin_pages.alliance_new, name="alliance_new"),
    path(
        "work/<str:key>/alliances/new/example/",
        begin_pages.alliance_from_example,
        name="alliance_from_example",
    ),
    path("work/<str:key>/alliances/new/talk/", begin_pages.talk_bring, name="talk_bring"),
]
