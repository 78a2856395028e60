"""The addresses of this room."""

from django.urls import path

from alliancemap_web.exchange import newer_pages, out_pages, pages

urlpatterns = [
    path("work/<str:key>/import/", pages.import_, name="import"),
    path("work/<str:key>/import/partners.csv", pages.import_sample, name="import_sample"),
    path("work/<str:key>/import/<str:upload>/", pages.import_look, name="import_look"),
    path("work/<str:key>/import/<str:upload>/done/", pages.import_done, name="import_done"),
    path(
        "work/<str:key>/import/<str:upload>/rows-to-mend.csv",
        pages.import_failed,
        name="import_failed",
    ),
    path(
        "work/<str:key>/alliances/<str:alliance>/newer/",
        newer_pages.alliance_newer,
        name="alliance_newer",
    ),
    path("work/<str:key>/export/", out_pages.export, name="export"),
    path(
        "work/<str:key>/export/everything.zip",
        out_pages.export_everything,
        name="export_everything",
    ),
    path(
        "work/<str:key>/export/<str:name>.<str:kind>", out_pages.export_table, name="export_table"
    ),
]
