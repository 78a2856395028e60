"""Each step that brings the tables up to date is one transaction, with the note of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Brings empty tables up to date; tells of each step whether its note is in a transaction with it.
NOTES = """
import json, sys
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from alliancemap_web.management.commands import migrate
kind = migrate.WholeSteps if sys.argv[1] == "ours" else MigrationExecutor
notes = []
def look(execute, sql, *rest):
    if sql.startswith("INSERT INTO") and "django_migrations" in sql:
        notes.append(connection.in_atomic_block)
    return execute(sql, *rest)
steps = kind(connection)
steps.recorder.ensure_schema()
ends = steps.loader.graph.leaf_nodes()
with connection.execute_wrapper(look):
    steps.migrate([one for one in ends if one[0] in ("api", "reviews", "lounge")])
print(json.dumps(notes))
"""


@pytest.mark.slow
def test_a_step_is_one_transaction_with_its_note_where_to_django_it_may_be_two(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    told = {}
    for kind in ("ours", "theirs"):
        folder = tmp_path / kind
        folder.mkdir()
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        own = {
            "ALLIANCEMAP_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "alliancemap_web.settings",
        }
        done = subprocess.run(
            [sys.executable, "-c", NOTES, kind],
            env=kept | own | own_database(folder),
            capture_output=True,
            text=True,
            check=True,
        )
        told[kind] = json.loads(done.stdout)
    assert len(told["ours"]) > 10
    assert all(told["ours"])
    assert not all(told["theirs"])
