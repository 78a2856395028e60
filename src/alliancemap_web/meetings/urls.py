"""The addresses of this room."""

from django.urls import path

from alliancemap_web.meetings import doing_pages, meeting_pages, minute_pages, phone_pages

MEETINGS = "work/<str:key>/alliances/<str:alliance>/team/meetings/"
ONE = f"{MEETINGS}<str:meeting>/"
PHONE = "round-of/<str:guest>/meeting/"

urlpatterns = [
    path(MEETINGS, meeting_pages.meetings, name="meetings"),
    path(ONE, meeting_pages.meeting, name="meeting"),
    path(f"{ONE}do/", doing_pages.meeting_do, name="meeting_do"),
    path(f"{ONE}live/", meeting_pages.meeting_live, name="meeting_live"),
    path(f"{ONE}screen/", meeting_pages.meeting_screen, name="meeting_screen"),
    path(f"{ONE}minute/", minute_pages.meeting_minute, name="meeting_minute"),
    path(PHONE, phone_pages.phone, name="meeting_phone"),
    path(f"{PHONE}live/", phone_pages.phone_live, name="meeting_phone_live"),
    path(f"{PHONE}do/", phone_pages.phone_do, name="meeting_phone_do"),
]
