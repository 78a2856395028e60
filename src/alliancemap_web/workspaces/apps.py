"""What Django calls this room."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    name = "alliancemap_web.workspaces"
    label = "workspaces"
