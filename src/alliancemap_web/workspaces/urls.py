"""The addresses of this room."""

from django.urls import path

from alliancemap_web.workspaces import (
    inviting,
    joining,
    pages,
    people_pages,
    proof_pages,
    settings_pages,
)

urlpatterns = [
    path("work/", pages.work, name="work"),
    path("work/new/", pages.work_new, name="work_new"),
    path("work/<str:key>/members/", people_pages.members, name="members"),
    path("work/<str:key>/members/me/", people_pages.member_me, name="member_me"),
    path("work/<str:key>/members/leave/", people_pages.leaving, name="leave"),
    path("work/<str:key>/members/invite/", inviting.invitation_new, name="invite"),
    path(
        "work/<str:key>/members/invitations/<str:invitation>/revoke/",
        inviting.invitation_revoke,
        name="invitation_revoke",
    ),
    path("work/<str:key>/members/<str:who>/", people_pages.member, name="member"),
    path(
        "work/<str:key>/members/<str:who>/remove/", people_pages.member_remove, name="member_remove"
    ),
    path("work/<str:key>/settings/", settings_pages.workspace_settings, name="workspace_settings"),
    path("work/<str:key>/settings/proof/", proof_pages.workspace_proof, name="workspace_proof"),
    path("work/<str:key>/prove/", proof_pages.prove, name="prove"),
    path(
        "work/<str:key>/settings/delete/", settings_pages.workspace_delete, name="workspace_delete"
    ),
    path("join/", joining.join_here, name="join_here"),
    path("join/not-now/", joining.join_drop, name="join_drop"),
    path("join/<str:secret>/", joining.join, name="join"),
]
