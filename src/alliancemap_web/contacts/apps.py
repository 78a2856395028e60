"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import ALWAYS, Stands, stand

PERSONS = (
    Stands(
        "contacts.Contact",
        "alliance__workspace",
        about=("account",),
        names={"name": "account", "by": ""},
        blanked=("role",),
        plain=("key", "side", "rank", "function"),
    ),
    Stands(
        "contacts.Tie", "alliance__workspace", names={"by": ""}, texts=("note",), plain=("kinds",)
    ),
    Stands(
        "contacts.Rests",
        "contact__alliance__workspace",
        about=("contact__account",),
        names={"by": ""},
        plain=("factor",),
    ),
    Stands("contacts.Formal", "alliance__workspace", names={"by": ""}, plain=("item",)),
    Stands(
        "contacts.Story",
        "alliance__workspace",
        theirs=("person",),
        names={"by": "person"},
        texts=("happened", "surprised", "again"),
        folded=("searchable",),
        plain=("key", "factors"),
    ),
    Stands(
        "contacts.Handover",
        "alliance__workspace",
        about=("contact__account",),
        names={"by": ""},
        plain=("key",),
    ),
    Stands(
        "contacts.HandoverItem",
        "handover__alliance__workspace",
        about=("account",),
        names={"taker": "account", "done_by": ""},
        texts=("text",),
        plain=("key", "kind", "subject"),
    ),
    Stands(
        "contacts.SelfCheck",
        "workspace",
        theirs=("person",),
        names={"by": "person"},
        plain=("levels",),
        apart=ALWAYS,
    ),
)


class ContactsConfig(AppConfig):
    name = "alliancemap_web.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Have this room's doors, waiting things, stories and lessons be found, and carried."""
        from alliancemap_web.contacts import welcoming
        from alliancemap_web.contacts.actions import bring_back
        from alliancemap_web.contacts.queries import counted, taken_out
        from alliancemap_web.portfolio import doors, lessons, pending, searched
        from alliancemap_web.reviews import dates
        from alliancemap_web.workspaces import carried, going

        doors.register(welcoming.doors)
        pending.register(welcoming.waiting)
        dates.register(welcoming.dated)
        searched.register(welcoming.heard)
        lessons.register(welcoming.learned)
        going.register(counted)
        carried.carry("contacts", out=taken_out, back=bring_back)
        stand(*PERSONS)
