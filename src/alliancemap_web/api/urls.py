"""The addresses of this room: the interface below no language, its pages below each."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from alliancemap_web.api import hook_pages, pages
from alliancemap_web.api.interface import PREFIX, interface_patterns, nothing_here

interface_urls: list[URLPattern | URLResolver] = [
    path(f"{PREFIX}openapi.json", pages.openapi, name="openapi"),
    path(PREFIX, include((interface_patterns(), "interface"), namespace="interface")),
    re_path(rf"^{PREFIX}.*$", nothing_here),
]

urlpatterns: list[URLPattern] = [
    path("api/", pages.rest_reference, name="rest_reference"),
    path("work/<str:key>/keys/", pages.api_keys, name="api_keys"),
    path("work/<str:key>/keys/<str:which>/revoke/", pages.api_key_revoke, name="api_key_revoke"),
    path("work/<str:key>/hooks/", hook_pages.hooks, name="hooks"),
    path("work/<str:key>/hooks/<str:hook>/", hook_pages.hook, name="hook"),
    path("work/<str:key>/hooks/<str:hook>/renew/", hook_pages.hook_renew, name="hook_renew"),
    path("work/<str:key>/hooks/<str:hook>/switch/", hook_pages.hook_switch, name="hook_switch"),
    path("work/<str:key>/hooks/<str:hook>/test/", hook_pages.hook_test, name="hook_test"),
    path("work/<str:key>/hooks/<str:hook>/delete/", hook_pages.hook_delete, name="hook_delete"),
    path(
        "work/<str:key>/hooks/<str:hook>/<str:number>/again/",
        hook_pages.hook_again,
        name="hook_again",
    ),
]
