"""The least a page can be in Django: one row of the same database, one template, nothing else."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from alliancemap_web.database import database

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="bare",  # noqa: S106 - it signs nothing
    DATABASES={
        "default": database(
            os.environ.get("ALLIANCEMAP_DATABASE_URL"), Path(os.environ["ALLIANCEMAP_DATA"])
        )
    },
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from django.template import engines  # noqa: E402

PAGE = engines["django"].from_string(
    "<!doctype html><html lang=en><title>Bare</title><h1>{{ name }}</h1></html>"
)


def bare(request: HttpRequest) -> HttpResponse:
    """Show the name of the first firm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM workspaces_workspace WHERE id = 1")
        row = cursor.fetchone()
    return HttpResponse(PAGE.render({"name": row[0] if row else ""}, request))


urlpatterns = [path("bare/", bare)]


def main() -> None:
    """Serve on the port of the first argument."""
    import uvicorn
    from django.core.asgi import get_asgi_application

    uvicorn.run(
        get_asgi_application(), port=int(sys.argv[1]), log_level="warning", access_log=False,
        lifespan="off",
    )  # fmt: skip


if __name__ == "__main__":
    main()
