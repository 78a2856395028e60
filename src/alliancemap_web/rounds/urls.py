"""The addresses of this room."""

from django.urls import path

from alliancemap_web.rounds import acting_pages, guest_pages, round_pages

ROUNDS = "work/<str:key>/alliances/<str:alliance>/team/rounds/"
SEAT = "round-of/<str:guest>/"

urlpatterns = [
    path(ROUNDS, round_pages.rounds, name="rounds"),
    path(f"{ROUNDS}<str:round>/", round_pages.round_page, name="round"),
    path(f"{ROUNDS}<str:round>/do/", acting_pages.round_do, name="round_do"),
    path(f"{ROUNDS}<str:round>/people/", acting_pages.round_person, name="round_person"),
    path("round/<str:secret>/", guest_pages.round_in, name="round_in"),
    path(SEAT, guest_pages.round_start, name="round_start"),
    path(f"{SEAT}at/<str:factor>/", guest_pages.round_factor, name="round_factor"),
    path(f"{SEAT}list/", guest_pages.round_list, name="round_list"),
    path(f"{SEAT}top/", guest_pages.round_top, name="round_top"),
    path(f"{SEAT}done/", guest_pages.round_done, name="round_done"),
    path(f"{SEAT}leave/", guest_pages.round_leave, name="round_leave"),
    path(f"{SEAT}outcome/", guest_pages.round_outcome, name="round_outcome"),
]
