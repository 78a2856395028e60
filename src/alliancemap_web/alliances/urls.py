"""The addresses of the gallery and of the alliances."""

from django.urls import path

from alliancemap_web.alliances.pages import alliance, download, gallery, trial

urlpatterns = [
    path("", gallery, name="gallery"),
    path("alliances/<slug:slug>/", alliance, name="alliance"),
    path("alliances/<slug:slug>/try/", trial, name="trial"),
    path("alliances/<slug:slug>/files/<slug:kind>/", download, name="download"),
]
