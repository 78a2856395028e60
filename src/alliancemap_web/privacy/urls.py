"""The addresses of this room."""

from django.urls import path

from alliancemap_web.privacy import keeping_pages, pages

urlpatterns = [
    path("work/<str:key>/settings/keeping/", keeping_pages.keeping, name="keeping"),
    path("work/<str:key>/persons/", pages.persons, name="persons"),
    path("work/<str:key>/persons/file/", pages.persons_file, name="persons_file"),
    path("work/<str:key>/persons/forget/", pages.persons_forget, name="persons_forget"),
]
