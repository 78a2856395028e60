"""The addresses of the lounge: outside the other pages' languages, as its worker watches over one
folder.
"""

from django.urls import path, re_path

from alliancemap_web.lounge import pages

LANGUAGE = "(?P<language>en|fr)"

urlpatterns = [
    path("", pages.first, name="lounge_first"),
    path("worker.js", pages.worker, name="lounge_worker"),
    path("icons/<str:name>", pages.icon, name="lounge_icon"),
    path("files/<slug:digest>/<path:path>", pages.lounge_file, name="lounge_file"),
    re_path(rf"^{LANGUAGE}/$", pages.lounge, name="lounge"),
    re_path(rf"^{LANGUAGE}/app\.webmanifest$", pages.manifest, name="lounge_manifest"),
]
