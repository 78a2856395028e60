"""What a server that speaks ASGI loads."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")

django_application = get_asgi_application()

# After Django is ready.
from alliancemap_web.letters import bounded  # noqa: E402
from alliancemap_web.memory import settle  # noqa: E402

application = bounded(django_application)  # type: ignore[arg-type] # its scope is a plain dict
settle()
