"""The addresses of this room."""

from django.urls import path

from alliancemap_web.decisions import (
    condition_pages,
    decision_pages,
    forecast_pages,
    guest_pages,
    why_pages,
)

TEAM = "work/<str:key>/alliances/<str:alliance>/team/"
WHY = f"{TEAM}why/<str:asking>/"
CONDITION = f"{TEAM}conditions/<str:condition>/"
DECISION = f"{TEAM}decisions/<str:decision>/"

urlpatterns = [
    path(f"{TEAM}why/", why_pages.why, name="why"),
    path(f"{TEAM}why/ask/", why_pages.why_ask, name="why_ask"),
    path(WHY, why_pages.why_asking, name="why_asking"),
    path(f"{WHY}write/", why_pages.why_write, name="why_write"),
    path(f"{WHY}mark/", why_pages.why_mark, name="why_mark"),
    path(f"{WHY}invite/", why_pages.why_invite, name="why_invite"),
    path(f"{WHY}colleagues/<str:colleague>/", why_pages.why_link, name="why_link"),
    path(f"{WHY}reveal/", why_pages.why_reveal, name="why_reveal"),
    path(f"{WHY}settle/", why_pages.why_settle, name="why_settle"),
    path(f"{TEAM}conditions/", condition_pages.conditions, name="conditions"),
    path(f"{TEAM}conditions/add/", condition_pages.condition_add, name="condition_add"),
    path(f"{CONDITION}change/", condition_pages.condition_change, name="condition_change"),
    path(f"{CONDITION}turn/", condition_pages.condition_turn, name="condition_turn"),
    path(f"{TEAM}decisions/", decision_pages.decisions, name="decisions"),
    path(f"{TEAM}decisions/new/", decision_pages.decision_new, name="decision_new"),
    path(DECISION, decision_pages.decision, name="decision"),
    path(f"{DECISION}disagree/", decision_pages.decision_disagree, name="decision_disagree"),
    path(f"{TEAM}forecasts/", forecast_pages.forecasts, name="forecasts"),
    path(f"{TEAM}forecasts/add/", forecast_pages.forecast_add, name="forecast_add"),
    path(
        f"{TEAM}forecasts/<str:forecast>/outcome/",
        forecast_pages.forecast_outcome,
        name="forecast_outcome",
    ),
    path("work/<str:key>/forecasts/", forecast_pages.own_record, name="own_forecasts"),
    path("why/<str:secret>/", guest_pages.why_link_in, name="why_link_in"),
    path("why-of/<str:guest>/", guest_pages.why_guest, name="why_guest"),
]
