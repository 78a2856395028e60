"""What Django calls this room."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "alliancemap_web.contacts"
    label = "contacts"
