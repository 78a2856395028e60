"""What a server that speaks WSGI loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")

application = get_wsgi_application()
