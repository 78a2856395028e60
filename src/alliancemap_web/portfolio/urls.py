"""The addresses of this room."""

from django.urls import path

from alliancemap_web.portfolio import (
    acting_pages,
    answer_pages,
    begin_pages,
    evidence_pages,
    fact_pages,
    history_pages,
    opening,
    pages,
    team_pages,
    then_pages,
    try_pages,
)

ONE = "work/<str:key>/alliances/<str:alliance>/"

urlpatterns = [
    path("work/<str:key>/alliances/new/", begin_pages.alliance_new, name="alliance_new"),
    path(
        "work/<str:key>/alliances/new/example/",
        begin_pages.alliance_from_example,
        name="alliance_from_example",
    ),
    path("work/<str:key>/alliances/new/talk/", begin_pages.talk_bring, name="talk_bring"),
    path(ONE, pages.alliance_page, name="alliance_page"),
    path(f"{ONE}team/", team_pages.alliance_team, name="alliance_team"),
    path(f"{ONE}live/", pages.alliance_live, name="alliance_live"),
    path(f"{ONE}files/<slug:kind>/", pages.alliance_file, name="alliance_file"),
    path(f"{ONE}answers/", pages.alliance_answers, name="alliance_answers"),
    path(f"{ONE}answers/<str:factor>/", answer_pages.alliance_answer, name="alliance_answer"),
    path(
        f"{ONE}answers/<str:factor>/settle/", answer_pages.alliance_settle, name="alliance_settle"
    ),
    path(
        f"{ONE}answers/<str:factor>/file/",
        evidence_pages.alliance_evidence_add,
        name="alliance_evidence_add",
    ),
    path(f"{ONE}evidence/<str:file>/", evidence_pages.alliance_evidence, name="alliance_evidence"),
    path(
        f"{ONE}evidence/<str:file>/remove/",
        evidence_pages.alliance_evidence_remove,
        name="alliance_evidence_remove",
    ),
    path(f"{ONE}facts/", fact_pages.alliance_facts, name="alliance_facts"),
    path(f"{ONE}facts/add/", fact_pages.alliance_fact_add, name="alliance_fact_add"),
    path(f"{ONE}facts/<str:part>/", fact_pages.alliance_fact, name="alliance_fact"),
    path(
        f"{ONE}facts/<str:part>/history/",
        fact_pages.alliance_fact_history,
        name="alliance_fact_history",
    ),
    path(
        f"{ONE}facts/<str:part>/remove/",
        fact_pages.alliance_fact_remove,
        name="alliance_fact_remove",
    ),
    path(f"{ONE}history/", history_pages.alliance_history, name="alliance_history"),
    path(f"{ONE}history/undo/", history_pages.alliance_history_undo, name="alliance_history_undo"),
    path(f"{ONE}then/", then_pages.alliance_then, name="alliance_then"),
    path(f"{ONE}then/signed/", then_pages.alliance_signed, name="alliance_signed"),
    path(f"{ONE}try/", try_pages.alliance_try, name="alliance_try"),
    path(f"{ONE}undo/", acting_pages.alliance_undo, name="alliance_undo"),
    path(f"{ONE}gates/<str:gate>/", acting_pages.alliance_gate, name="alliance_gate"),
    path(f"{ONE}structure/", acting_pages.alliance_structure, name="alliance_structure"),
    path(f"{ONE}open-to/", opening.openings, name="openings"),
    path(f"{ONE}archive/", acting_pages.alliance_archive, name="alliance_archive"),
    path(f"{ONE}delete/", acting_pages.alliance_delete, name="alliance_delete"),
]
