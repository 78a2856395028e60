"""The addresses of the pages that explain."""

from django.urls import path

from alliancemap_web.guide.pages import (
    how_it_judges,
    vocabulary,
    vocabulary_book,
    vocabulary_paper,
)

urlpatterns = [
    path("how-it-judges/", how_it_judges, name="how_it_judges"),
    path("vocabulary/", vocabulary, name="vocabulary"),
    path("vocabulary/paper/", vocabulary_paper, name="vocabulary_paper"),
    path("vocabulary/<str:digest>.json", vocabulary_book, name="vocabulary_book"),
]
