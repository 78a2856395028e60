"""What Django calls this room."""

from django.apps import AppConfig


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
