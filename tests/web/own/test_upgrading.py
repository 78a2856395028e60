"""What an older version kept becomes this version's: all of it, with a backup and a way back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from web.own.conftest import FROZEN, python, rows, run, thaw

# Puts a frozen release into the database of the settings at the state it was in.
INTO = """
import django; django.setup()
import sys
from pathlib import Path
from django.db import connection, transaction
from alliancemap_web.copying import copy
from alliancemap_web.own.snapshot import opened, registered, state_in
from alliancemap_web.own.state import make_tables_at, tables_at
path = Path(sys.argv[1])
with opened(path) as found:
    taken = state_in(found).taken
make_tables_at("default", taken)
with registered(path) as name, transaction.atomic("default"), transaction.atomic(name):
    copy(tables_at(taken), name, "default")
"""
# What people said and kept, which no version may change.
TELL = """
import django; django.setup()
import hashlib, json
from django.apps import apps
found = {}
for label, column in (("portfolio.Alliance", "document"), ("portfolio.Act", "value"),
        ("portfolio.Attachment", "content"), ("people.Person", "email")):
    values = apps.get_model(label).objects.order_by("pk").values_list(column, flat=True)
    whole = [str(one).encode() if isinstance(one, str) else bytes(one) for one in values]
    found[label] = [hashlib.sha256(one).hexdigest() for one in whole]
print(json.dumps(found))
"""


def told_by_sql(folder: Path) -> dict[str, list[str]]:
    """The same as TELL, of a frozen release, whatever its version."""
    import hashlib

    found = {}
    for label, table, column in (
        ("portfolio.Alliance", "portfolio_alliance", "document"),
        ("portfolio.Act", "portfolio_act", "value"),
        ("portfolio.Attachment", "portfolio_attachment", "content"),
        ("people.Person", "people_person", "email"),
    ):
        query = f"SELECT {column} FROM {table} ORDER BY id"  # noqa: S608 - named above
        values = [one for (one,) in rows(folder, query)]
        whole = [one if isinstance(one, bytes) else str(one).encode() for one in values]
        found[label] = [hashlib.sha256(one).hexdigest() for one in whole]
    return found


def test_there_are_frozen_releases() -> None:
    assert FROZEN


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda one: one.name.removesuffix(".sql.gz"))
def test_what_a_release_kept_is_all_there_after_the_upgrade(
    frozen: Path, tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    thawed = thaw(frozen, tmp_path / "thawed")
    before = told_by_sql(thawed)
    assert all(before.values())
    folder = tmp_path / "place"
    env = own_database(folder)
    if env:
        folder.mkdir()
        assert python(INTO, folder, thawed / "alliancemap.sqlite3", **env).code == 0
    else:
        thawed.rename(folder)
    done = run(folder, "upgrade", **env)
    assert done.code == 0, done.err
    assert json.loads(python(TELL, folder, **env).out) == before
    assert "nothing to do" in run(folder, "upgrade", **env).out


def test_a_database_of_a_newer_version_is_refused_by_every_command(kept: Path) -> None:
    rows(kept, "INSERT INTO django_migrations (app, name, applied) VALUES ('a', '9', '2030-01-01')")
    for words in (("upgrade",), ("upgrade", "--check"), ("backup",)):
        refused = run(kept, *words)
        assert (refused.code, refused.codes, refused.out) == (2, ["OWN003"], ""), words
    assert "a 9" in run(kept, "upgrade", "--lang", "fr").err
    for words in (("user", "list"), ("serve", "--port", "0", "--no-browser")):
        assert run(kept, *words).codes == ["OWN003"], words


def test_checking_says_what_is_missing_and_changes_nothing(kept: Path) -> None:
    rows(kept, "DELETE FROM django_migrations WHERE app = 'meetings' AND name LIKE '0001%'")
    looked = run(kept, "upgrade", "--check")
    assert looked.code == 0
    assert "1 step is missing" in looked.out
    assert not (kept / "backups").exists()


def test_a_step_that_fails_leaves_all_as_it_was(kept: Path) -> None:
    # Said not to have been taken, so that it is taken again and fails: the table is there.
    rows(kept, "DELETE FROM django_migrations WHERE app = 'meetings' AND name LIKE '0001%'")
    before = rows(kept, "SELECT sql FROM sqlite_master ORDER BY name")
    refused = run(kept, "upgrade")
    assert (refused.code, refused.codes) == (2, ["OWN031"])
    assert rows(kept, "SELECT sql FROM sqlite_master ORDER BY name") == before
    assert len(list((kept / "backups").glob("*.zip"))) == 1


def test_the_tables_are_left_alone_while_a_worker_is_at_them(kept: Path) -> None:
    rows(kept, "DELETE FROM django_migrations WHERE app = 'meetings' AND name LIKE '0001%'")
    rows(kept, "UPDATE jobs_worker SET stopped_at = NULL, seen_at = datetime('now')")
    assert run(kept, "upgrade").codes == ["OWN023"]
