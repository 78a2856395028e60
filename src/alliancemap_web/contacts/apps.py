"""What Django calls this room."""

from django.apps import AppConfig


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
