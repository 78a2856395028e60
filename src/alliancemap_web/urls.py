"""The addresses: each page under its language, / leads to the reader's own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from alliancemap_web.api.urls import interface_urls
from alliancemap_web.first import first
from alliancemap_web.lounge.urls import own_patterns
from alliancemap_web.reviews.feed_pages import calendar

handler400 = "alliancemap_web.errors.bad_request"
handler403 = "alliancemap_web.errors.not_allowed"
handler404 = "alliancemap_web.errors.not_found"
handler500 = "alliancemap_web.errors.failed"

urlpatterns = [
    path("", first, name="first"),
    path("", include("alliancemap_web.operation.urls")),
    path("lounge/", include("alliancemap_web.lounge.urls")),
    *interface_urls,
    path("calendar/<str:secret>.ics", calendar, name="calendar"),
    *i18n_patterns(
        path("", include("alliancemap_web.alliances.urls")),
        path("", include("alliancemap_web.guide.urls")),
        path("", include("alliancemap_web.people.urls")),
        path("", include("alliancemap_web.workspaces.urls")),
        path("", include("alliancemap_web.portfolio.urls")),
        path("", include("alliancemap_web.reviews.urls")),
        path("", include("alliancemap_web.comparison.urls")),
        path("", include("alliancemap_web.rounds.urls")),
        path("", include("alliancemap_web.decisions.urls")),
        path("", include("alliancemap_web.vocabulary.urls")),
        path("", include("alliancemap_web.contacts.urls")),
        path("", include("alliancemap_web.mirror.urls")),
        path("", include("alliancemap_web.meetings.urls")),
        path("", include("alliancemap_web.briefs.urls")),
        path("", include("alliancemap_web.finding.urls")),
        path("", include("alliancemap_web.exchange.urls")),
        path("", include("alliancemap_web.oversight.urls")),
        path("", include("alliancemap_web.api.urls")),
        path("", include("alliancemap_web.privacy.urls")),
        path("", include(own_patterns)),
    ),
]
