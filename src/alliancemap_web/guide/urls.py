"""The addresses of the pages that explain."""

from django.urls import path

from alliancemap_web.guide.pages import how_it_judges, vocabulary

urlpatterns = [
    path("how-it-judges/", how_it_judges, name="how_it_judges"),
    path("vocabulary/", vocabulary, name="vocabulary"),
]
