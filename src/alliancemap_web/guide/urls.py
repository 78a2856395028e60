"""The addresses of the pages that explain."""

from django.urls import path

from alliancemap_web.guide import pages

urlpatterns = [
    path("how-it-judges/", pages.how_it_judges, name="how_it_judges"),
    path("vocabulary/", pages.vocabulary, name="vocabulary"),
]
