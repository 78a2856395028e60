"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands("vocabulary.Word", "workspace", plain=("key", "entry")),
    Stands(
        "vocabulary.Wording",
        "word__workspace",
        theirs=("person",),
        names={"by": "person", "decided_by": ""},
        texts=("changes",),
        plain=("key", "state"),
    ),
    Stands(
        "vocabulary.Check",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("words",),
        plain=("key",),
    ),
    Stands(
        "vocabulary.Picker",
        "check_of__alliance__workspace",
        about=("membership__person",),
        names={"name": "membership__person"},
        plain=("key", "function"),
        secret=("secret_hash",),
    ),
    Stands(
        "vocabulary.Pick",
        "picker__check_of__alliance__workspace",
        theirs=("picker__membership__person",),
        texts=("text",),
        plain=("word", "reading"),
        apart=({"picker__check_of__closed_at": None},),
    ),
    Stands(
        "vocabulary.Settled",
        "check_of__alliance__workspace",
        names={"by": ""},
        texts=("text",),
        plain=("word", "outcome"),
    ),
)


class VocabularyConfig(AppConfig):
    name = "alliancemap_web.vocabulary"
    label = "vocabulary"

    def ready(self) -> None:
        """Say where this room is entered, what waits in it, and what goes and is carried."""
        from alliancemap_web.portfolio import doors, pending
        from alliancemap_web.reviews import dates
        from alliancemap_web.vocabulary import told
        from alliancemap_web.vocabulary.actions import bring_back
        from alliancemap_web.vocabulary.queries import counted, dates_of, taken_out
        from alliancemap_web.workspaces import carried, going

        doors.register(told.doors)
        pending.register(told.pending)
        dates.register(dates_of)
        going.register(counted)
        carried.carry("vocabulary", out=taken_out, back=bring_back)
        stand(*PERSONS)
