"""The addresses of this room."""

from django.urls import path

from alliancemap_web.mirror import guest_pages, keeping_pages, our_pages, pages

ALL = "work/<str:key>/alliances/<str:alliance>/team/mirror/"
ONE = f"{ALL}<str:mirror>/"
PERSON = f"{ONE}people/<str:person>/"
GUEST = "mirror-of/<str:guest>/"

urlpatterns = [
    path(ALL, pages.mirror_home, name="mirror_home"),
    path(f"{ALL}guess/", pages.mirror_guess, name="mirror_guess"),
    path(f"{ALL}guess/<str:factor>/", pages.mirror_guess_one, name="mirror_guess_one"),
    path(f"{ALL}new/", keeping_pages.mirror_new, name="mirror_new"),
    path(ONE, keeping_pages.mirror_page, name="mirror"),
    path(f"{ONE}terms/", keeping_pages.mirror_terms, name="mirror_terms"),
    path(f"{ONE}preview/", keeping_pages.mirror_preview, name="mirror_preview"),
    path(f"{ONE}news/", keeping_pages.mirror_news, name="mirror_news"),
    path(f"{ONE}people/", keeping_pages.mirror_person_add, name="mirror_person_add"),
    path(f"{PERSON}link/", keeping_pages.mirror_person_link, name="mirror_person_link"),
    path(f"{PERSON}end/", keeping_pages.mirror_person_end, name="mirror_person_end"),
    path(f"{ONE}ready/", keeping_pages.mirror_ready, name="mirror_ready"),
    path(f"{ONE}delete/", keeping_pages.mirror_delete, name="mirror_delete"),
    path(f"{ONE}ours/", our_pages.mirror_ours, name="mirror_ours"),
    path(f"{ONE}ours/take/", our_pages.mirror_take_over, name="mirror_take_over"),
    path(f"{ONE}ours/<str:factor>/", our_pages.mirror_ours_one, name="mirror_ours_one"),
    path(f"{ONE}agenda/", our_pages.mirror_agenda, name="mirror_agenda"),
    path(f"{ONE}sheet/", our_pages.mirror_sheet, name="mirror_sheet"),
    path(f"{ONE}record/", our_pages.mirror_record, name="mirror_record"),
    path("mirror/<str:secret>/", guest_pages.mirror_link, name="mirror_link"),
    path(GUEST, guest_pages.mirror_guest, name="mirror_guest"),
    path(f"{GUEST}end/", guest_pages.mirror_guest_end, name="mirror_guest_end"),
    path(f"{GUEST}again/", guest_pages.mirror_guest_again, name="mirror_guest_again"),
    path(f"{GUEST}withdraw/", guest_pages.mirror_guest_withdraw, name="mirror_guest_withdraw"),
    path(f"{GUEST}leave/", guest_pages.mirror_guest_leave, name="mirror_guest_leave"),
    path(f"{GUEST}news/", guest_pages.mirror_guest_news, name="mirror_guest_news"),
    path(f"{GUEST}agenda/", guest_pages.mirror_guest_agenda, name="mirror_guest_agenda"),
    path(f"{GUEST}q/<str:factor>/", guest_pages.mirror_guest_one, name="mirror_guest_one"),
]
