"""The addresses of this room."""

from django.urls import path

from alliancemap_web.reviews import agenda_pages, note_pages, review_pages
from alliancemap_web.reviews.feed_pages import calendar_feed
from alliancemap_web.reviews.pulse_pages import pulse

NOTE = "work/<str:key>/changed/<str:note>/"
ONE = "work/<str:key>/alliances/<str:alliance>/review/"

urlpatterns = [
    path("work/<str:key>/changed/", note_pages.something_changed, name="something_changed"),
    path(NOTE, note_pages.changed_note, name="changed_note"),
    path(f"{NOTE}file/", note_pages.note_file, name="note_file"),
    path(f"{NOTE}done/", note_pages.note_done, name="note_done"),
    path(f"{NOTE}drop/", note_pages.note_drop, name="note_drop"),
    path(ONE, review_pages.alliance_review, name="alliance_review"),
    path(f"{ONE}rhythm/", review_pages.review_rhythm, name="review_rhythm"),
    path(f"{ONE}looked/", review_pages.review_looked, name="review_looked"),
    path(f"{ONE}triggers/", review_pages.trigger_add, name="trigger_add"),
    path(
        f"{ONE}triggers/<str:trigger>/happened/",
        review_pages.trigger_happened,
        name="trigger_happened",
    ),
    path(
        f"{ONE}triggers/<str:trigger>/remove/", review_pages.trigger_remove, name="trigger_remove"
    ),
    path("work/<str:key>/reviews/", agenda_pages.reviews, name="reviews"),
    path("work/<str:key>/reviews/letters/", agenda_pages.reviews_letters, name="reviews_letters"),
    path("work/<str:key>/alliances/<str:alliance>/pulse/", pulse, name="alliance_pulse"),
    path("work/<str:key>/calendar/", calendar_feed, name="calendar_feed"),
]
