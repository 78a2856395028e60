"""Takes somebody out of what only waits: letters not sent yet, uploads between two steps."""

import zipfile
from io import BytesIO
from typing import Any

from alliancemap_web.jobs.queries import LETTER
from alliancemap_web.persons import STANDING
from alliancemap_web.privacy.names import Finder, texts_of
from alliancemap_web.privacy.queries.matching import rows_of, table_of

TASKS = "django_tasks_database.DBTaskResult"
UPLOADS = "exchange.Upload"
ERASED: dict[str, Any] = {"args": [], "kwargs": {}}


def forget_in_letters(finder: Finder, only: tuple[str, ...] | None) -> None:
    """Delete the letters that wait for somebody, and take their name out of those to others.

    `only` are texts of which a letter must have one, as a workspace's owners have no say in the
    letters of others; None for all.
    """
    told = STANDING[TASKS]
    rows: Any = table_of(told)._default_manager.exclude(args_kwargs=ERASED)
    for row in rows:
        held = row.args_kwargs
        written = list(texts_of(held))
        if only and not any(part in text for part in only for text in written):
            continue
        args = held.get("args") or [""]
        if row.task_path == LETTER and isinstance(args[0], str) and finder.is_at(args[0]):
            row.delete()
            continue
        after = finder.plain(held)
        if after != held:
            row.args_kwargs = after
            row.save(update_fields=["args_kwargs"])


def drop_uploads(workspace: int, finder: Finder) -> None:
    """Delete the uploads of a workspace that name somebody: whoever sent one sends it again."""
    told = STANDING[UPLOADS]
    for row in rows_of(told, workspace).iterator(chunk_size=1):
        content = bytes(row.content)
        packed = zipfile.is_zipfile(BytesIO(content))
        if packed or finder.is_in_bytes(content) or finder.found_in([row.choices, row.result]):
            row.delete()
