"""What the owner's commands ask of a database, at whatever state its tables are."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from alliancemap_web.copying import every_table, first_filled

# A worker beats every ten seconds; one that did so this long ago may be at it still.
SILENCE = timedelta(seconds=45)


def keeps_something() -> bool:
    """Say whether the database of the settings is there and holds anything."""
    if connection.vendor == "sqlite":
        return Path(settings.DATABASES["default"]["NAME"]).exists()
    return first_filled(every_table(), "default") is not None


def is_at_work(now: datetime) -> bool:
    """Say whether a worker of the pages gave a sign of life just now."""
    if "jobs_worker" not in connection.introspection.table_names():
        return False
    since = connection.ops.adapt_datetimefield_value(now - SILENCE)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM jobs_worker WHERE stopped_at IS NULL AND seen_at >= %s LIMIT 1", [since]
        )
        return cursor.fetchone() is not None
