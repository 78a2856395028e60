"""The addresses of this room."""

from django.urls import path

from alliancemap_web.briefs import digest_pages, guest_pages, pages, share_pages

TEAM = "work/<str:key>/alliances/<str:alliance>/team/"
ONE = f"{TEAM}briefs/<str:brief>/"

urlpatterns = [
    path(f"{TEAM}briefs/", pages.alliance_briefs, name="alliance_briefs"),
    path(ONE, pages.brief, name="brief"),
    path(f"{ONE}edit/", pages.brief_edit, name="brief_edit"),
    path(f"{ONE}renew/", pages.brief_renew, name="brief_renew"),
    path(f"{ONE}read-over/", pages.brief_read_over, name="brief_read_over"),
    path(f"{ONE}take/<str:suffix>/", pages.brief_file, name="brief_file"),
    path(f"{TEAM}handover-pack/", pages.handover_pack, name="handover_pack"),
    path(f"{TEAM}sharing/", share_pages.shares, name="shares"),
    path(f"{TEAM}sharing/<str:share>/", share_pages.share, name="share"),
    path(f"{TEAM}sharing/<str:share>/end/", share_pages.share_end, name="share_end"),
    path("work/<str:key>/sharing/", share_pages.all_shares, name="all_shares"),
    path("work/<str:key>/digest/", digest_pages.digest, name="digest"),
    path("shared/<str:secret>/", guest_pages.shared, name="shared"),
    path("shared-of/<str:guest>/", guest_pages.shared_page, name="shared_page"),
    path("shared-of/<str:guest>/take/<str:suffix>/", guest_pages.shared_file, name="shared_file"),
    path("digest/off/<str:secret>/", digest_pages.digest_off, name="digest_off"),
]
