"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import ALWAYS, Stands, stand

PERSONS = (
    Stands(
        "decisions.Asking",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person", "revealed_by": "", "settled_by": ""},
        texts=("settled",),
        plain=("key",),
    ),
    Stands(
        "decisions.Colleague",
        "asking__alliance__workspace",
        names={"name": ""},
        plain=("key",),
        secret=("hash",),
    ),
    Stands(
        "decisions.Sentence",
        "asking__alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("text",),
        plain=("lasted",),
        apart=({"asking__revealed_at": None},),
    ),
    Stands(
        "decisions.Condition",
        "alliance__workspace",
        theirs=("person",),
        about=("owner_person",),
        names={"by": "person", "owner": "owner_person"},
        texts=("text",),
        plain=("key", "about", "state"),
    ),
    Stands(
        "decisions.Step",
        "condition__alliance__workspace",
        theirs=("person",),
        names={"by": "person", "owner": ""},
        texts=("text",),
        plain=("kind",),
    ),
    Stands(
        "decisions.Decision",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("deciders", "why", "finds", "cap"),
        plain=("key", "kind"),
    ),
    Stands(
        "decisions.Dissent",
        "decision__alliance__workspace",
        theirs=("person",),
        names={"name": "", "by": "person"},
        texts=("reason",),
    ),
    Stands(
        "decisions.Forecast",
        "alliance__workspace",
        theirs=("person",),
        texts=("question",),
        plain=("key", "factor", "outcome"),
        apart=ALWAYS,
        goes=True,
    ),
)


class DecisionsConfig(AppConfig):
    name = "alliancemap_web.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Tell the rooms below what there is here, what waits, what goes and what is carried."""
        from alliancemap_web.decisions.actions import bring_back
        from alliancemap_web.decisions.queries import counted, taken_out
        from alliancemap_web.decisions.telling import dated, noting, opening, waiting
        from alliancemap_web.portfolio import doors, noted, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.workspaces import carried, going

        doors.register(opening)
        pending.register(waiting)
        noted.register(noting)
        dates.register(dated)
        going.register(counted)
        carried.carry("decisions", out=taken_out, back=bring_back)
        stand(*PERSONS)
