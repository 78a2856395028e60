"""The addresses of the gallery and of the alliances."""

from django.urls import path

from alliancemap_web.alliances import pages

urlpatterns = [
    path("", pages.gallery, name="gallery"),
    path("alliances/<slug:slug>/", pages.alliance, name="alliance"),
    path("alliances/<slug:slug>/try/", pages.trial, name="trial"),
    path("alliances/<slug:slug>/files/<slug:kind>/", pages.download, name="download"),
]
