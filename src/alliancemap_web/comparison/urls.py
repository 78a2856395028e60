"""The addresses of this room."""

from django.urls import path

from alliancemap_web.comparison import pages

urlpatterns = [
    path("work/<str:key>/compare/", pages.compare, name="compare"),
    path("work/<str:key>/clashes/", pages.clashes, name="clashes"),
]
