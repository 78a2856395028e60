"""The addresses of the lounge, in the one folder its worker watches over, and of one's talks."""

from django.urls import path, re_path

from alliancemap_web.lounge import endpoints, pages, talks

LANGUAGE = "(?P<language>en|fr)"

urlpatterns = [
    path("", pages.first, name="lounge_first"),
    path("worker.js", pages.worker, name="lounge_worker"),
    path("icons/<str:name>", pages.icon, name="lounge_icon"),
    path("files/<slug:digest>/<path:path>", pages.lounge_file, name="lounge_file"),
    path("session", endpoints.session, name="lounge_session"),
    path("sync", endpoints.sync, name="lounge_sync"),
    path("talks/<uuid:number>", endpoints.talk, name="lounge_talk"),
    path("links", endpoints.links, name="lounge_links"),
    path("links/<slug:name>", endpoints.link, name="lounge_link"),
    path("open", endpoints.open_file, name="lounge_open"),
    re_path(rf"^{LANGUAGE}/$", pages.lounge, name="lounge"),
    re_path(rf"^{LANGUAGE}/app\.webmanifest$", pages.manifest, name="lounge_manifest"),
]

# Below each language, like every other page.
own_patterns = [
    path("talks/", talks.talks, name="talks"),
    path("talks/<uuid:number>/", talks.talk, name="talk"),
    path("talks/<uuid:number>/try/", talks.talk_trial, name="talk_trial"),
    path("talks/<uuid:number>/files/<slug:kind>/", talks.talk_file, name="talk_file"),
    path("talks/<uuid:number>/forget/", talks.talk_forget, name="talk_forget"),
]
