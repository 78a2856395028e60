"""The addresses of this room."""

from django.urls import URLPattern

ONE = "work/<str:key>/alliances/<str:alliance>/review/"

urlpatterns: list[URLPattern] = []
