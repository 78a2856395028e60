"""What a server that speaks ASGI loads."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")

application = get_asgi_application()

from alliancemap_web.memory import settle  # noqa: E402  # after Django is ready

settle()
