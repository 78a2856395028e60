"""The addresses of this room."""

from django.urls import path

from alliancemap_web.finding import pages

urlpatterns = [
    path("work/<str:key>/", pages.home, name="work_home"),
    path("work/<str:key>/alliances/", pages.alliances, name="alliances"),
    path("work/<str:key>/search/", pages.search, name="search"),
    path("work/<str:key>/factors/<str:factor>/", pages.factor, name="factor_across"),
]
