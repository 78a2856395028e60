"""Moving an installation from SQLite to PostgreSQL: all of it, or nothing and the reason."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import databases
import pytest
from web.edits import EXAMPLES

from alliancemap.words import error_sentence

MOVE = "from alliancemap.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
NOWHERE = pytest.mark.skipif(databases.ADDRESS is None, reason="there is nowhere to move to")
# Three made-up rows in every table there is, and many people, one of whom is gone again.
FILL = """
import django; django.setup()
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from alliancemap_web.copying import FILLED_BY_DJANGO, every_table
call_command("migrate", verbosity=0)
people = [get_user_model().objects.create_user(f"p{at}@firm.example") for at in range(250)]
people[7].delete()
VALUES = {
    models.BooleanField: lambda at: at == 2,
    models.BinaryField: lambda at: bytes([0, 255, at]),
    models.DateTimeField: lambda at: datetime(2026, 2, 3, 4, 5, 6, 789012 + at, tzinfo=UTC),
    models.DateField: lambda at: date(2026, 2, at),
    models.DecimalField: lambda at: Decimal(at),
    models.EmailField: lambda at: f"q{at}@firm.example",
    models.JSONField: lambda at: {"\u00e9": [at, None, 0.1]},
    models.UUIDField: lambda at: uuid.UUID(int=at),
    models.GenericIPAddressField: lambda at: f"2001:db8::{at}",
    models.FloatField: lambda at: at / 3,
    models.IntegerField: lambda at: at,
    models.CharField: lambda at: f"\u20ac \u202f{at}",
    models.TextField: lambda at: f"line\\nline {at} \U0001f4a1",
}
def made_up(field, at):
    if isinstance(field, models.ForeignKey):
        table = field.related_model
        if table is field.model or not table._base_manager.exists():
            fill(table)
        keys = table._base_manager.order_by("pk").values_list("pk", flat=True)
        return keys[min(at, len(keys)) - 1] if keys else None
    if field.choices:
        return field.choices[0][0]
    kind = next(kind for kind in VALUES if isinstance(field, kind))
    found = VALUES[kind](at)
    return found[: field.max_length] if isinstance(found, str) and field.max_length else found
done = set()
def fill(table):
    if table in done or table._meta.label in FILLED_BY_DJANGO or table is get_user_model():
        return
    done.add(table)
    fields = [one for one in table._meta.local_concrete_fields
        if not one.generated and not isinstance(one, models.AutoField)]
    for at in (1, 2, 3):
        try:
            with transaction.atomic():
                table._base_manager.create(**{one.attname: made_up(one, at) for one in fields})
        except IntegrityError as problem:
            print(table._meta.label, problem)
for table in every_table():
    fill(table)
print(sum(table._base_manager.exists() for table in every_table()), len(every_table()))
"""
# Every row of every table, as text that does not depend on the database.
TELL = """
import django; django.setup()
from django.core import serializers
from alliancemap_web.copying import FILLED_BY_DJANGO, every_table
for table in every_table():
    for row in table._base_manager.order_by("pk"):
        if table._meta.label not in FILLED_BY_DJANGO:
            print(serializers.serialize("json", [row]))
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation in use, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    filled, of_all = map(int, python(FILL, folder).stdout.splitlines()[-1].split())
    assert filled / of_all > 0.8  # some table may not take what is made up
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """The data folder of an installation in use."""
    return Path(shutil.copytree(filled, tmp_path / "data"))


@pytest.fixture
def there(tmp_path: Path, own_database: Callable[[Path], dict[str, str]]) -> dict[str, str]:
    """The address of an empty PostgreSQL database, for the environment."""
    return own_database(tmp_path / "there")


def python(script: str, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script over a data folder, in SQLite unless an address says otherwise."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    own = {"DJANGO_SETTINGS_MODULE": "alliancemap_web.settings", "PYTHONUTF8": "1"}
    own |= {"ALLIANCEMAP_DATA": str(folder), "ALLIANCEMAP_EXAMPLES": str(EXAMPLES)}
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env=kept | own | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def move(
    folder: Path, there: dict[str, str], language: str = "en", before: str = ""
) -> subprocess.CompletedProcess[str]:
    """Carry out the command; `before` is code that runs first in its process."""
    words = ("move-database", "--data", str(folder), "--lang", language)
    return python(f"{before}\n{MOVE}", folder, *words, **there)


def on_sqlite(folder: Path, statement: str, *values: str) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(folder / "alliancemap.sqlite3")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


@NOWHERE
def test_everything_is_in_postgresql_afterwards_as_it_was(
    folder: Path, there: dict[str, str]
) -> None:
    before = python(TELL, folder).stdout.splitlines()
    moved = move(folder, there)
    assert (moved.returncode, moved.stderr) == (0, "")
    assert moved.stdout.endswith(f"SQLite’s file in {folder} stays as it was.\n")
    after = python(TELL, folder, **there).stdout.splitlines()
    assert len(before) > 270
    assert after == before
    assert python(TELL, folder).stdout.splitlines() == before


@NOWHERE
def test_what_comes_after_the_move_gets_keys_of_its_own(
    folder: Path, there: dict[str, str]
) -> None:
    assert move(folder, there).returncode == 0
    added = python(
        "import django; django.setup()\n"
        "from django.contrib.auth import get_user_model as model\n"
        "print(model().objects.create_user('new@firm.example').pk)",
        folder,
        **there,
    )
    assert added.stdout == "251\n"


@NOWHERE
def test_a_database_in_use_is_left_alone(folder: Path, there: dict[str, str]) -> None:
    assert move(folder, there).returncode == 0
    on_sqlite(folder, "DELETE FROM people_visit")
    refused = move(folder, there, "fr")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("alliancemap: WEB015 La base PostgreSQL n’est pas vide")
    assert len(refused.stderr.splitlines()) == 1
    visits = (
        "import django; django.setup()\nfrom alliancemap_web.people.models import Visit as model"
    )
    assert python(f"{visits}\nprint(model.objects.count())", folder, **there).stdout == "3\n"


@NOWHERE
def test_a_row_that_postgresql_does_not_take_is_named_and_nothing_is_moved(
    folder: Path, there: dict[str, str]
) -> None:
    # More than the column holds: SQLite does not count.
    rename = "UPDATE people_person SET email = ? WHERE id = 151"
    on_sqlite(folder, rename, f"{'a' * 300}@x.example")
    refused = move(folder, there)
    assert (refused.returncode, refused.stdout) == (2, "")
    reason = "value too long for type character varying(254)"
    said = error_sentence("WEB016", "en", table="people_person", row="151", reason=reason)
    assert refused.stderr == f"alliancemap: WEB016 {said}\n"
    assert python(TELL, folder, **there).stdout == ""
    on_sqlite(folder, rename, "a@x.example")
    assert move(folder, there).returncode == 0


@NOWHERE
@pytest.mark.parametrize(
    "change",
    [
        pytest.param("DELETE FROM django_migrations WHERE name LIKE '0002%'", id="older"),
        pytest.param(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('a', '9', '2030-01-01')",
            id="newer",
        ),
    ],
)
def test_the_tables_of_another_version_are_not_moved(
    change: str, folder: Path, there: dict[str, str]
) -> None:
    on_sqlite(folder, change)
    refused = move(folder, there)
    assert refused.returncode == 2
    assert refused.stderr == f"alliancemap: WEB013 {error_sentence('WEB013', 'en')}\n"


@NOWHERE
def test_nobody_writes_to_sqlite_while_it_is_moved(folder: Path, there: dict[str, str]) -> None:
    tries_to_write = """
import os, pathlib, sqlite3
from alliancemap_web import copying
compare = copying.compare
def compare_beside_a_writer(table, source, target):
    other = sqlite3.connect(os.environ["ALLIANCEMAP_DATA"] + "/alliancemap.sqlite3", timeout=0)
    try:
        other.execute("DELETE FROM people_visit")
    except sqlite3.OperationalError as error:
        print(error)
    other.close()
    return compare(table, source, target)
copying.compare = compare_beside_a_writer
"""
    moved = move(folder, there, before=tries_to_write)
    assert moved.returncode == 0
    tries = moved.stdout.splitlines()[:-1]
    assert set(tries) == {"database is locked"}


@NOWHERE
@pytest.mark.parametrize(
    ("change", "row"),
    [
        pytest.param(
            "rows[0].name = 'Other'; insert(table, rows, target)", "1", id="another value"
        ),
        pytest.param("rows and insert(table, rows[1:], target)", "1", id="a row is missing"),
        pytest.param(
            "insert(table, rows, target); rows[0].pk, rows[0].key = 9, 'k'; "
            "insert(table, rows[:1], target)",
            "*",
            id="a row too many",
        ),
    ],
)
def test_a_row_that_came_to_differ_stops_the_move(
    change: str, row: str, folder: Path, there: dict[str, str]
) -> None:
    spoils = f"""
from alliancemap_web import copying
insert = copying.insert
def spoil(table, rows, target):
    if table._meta.db_table != "workspaces_workspace":
        return insert(table, rows, target)
    {change}
copying.insert = spoil
"""
    refused = move(folder, there, before=spoils)
    said = error_sentence("WEB017", "en", table="workspaces_workspace", row=row)
    assert refused.stderr == f"alliancemap: WEB017 {said}\n"
    assert python(TELL, folder, **there).stdout == ""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_folder_without_a_database_is_said(language: str, tmp_path: Path) -> None:
    refused = move(tmp_path, {}, language)
    assert (refused.returncode, refused.stdout) == (2, "")
    said = error_sentence("WEB014", language, folder=str(tmp_path))
    assert refused.stderr == f"alliancemap: WEB014 {said}\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["", "mysql://ana:secret@db/x"])
def test_without_an_address_of_postgresql_nothing_is_moved(address: str, tmp_path: Path) -> None:
    (tmp_path / "alliancemap.sqlite3").touch()
    refused = move(tmp_path, {"ALLIANCEMAP_DATABASE_URL": address})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"alliancemap: WEB007 {error_sentence('WEB007', 'en')}\n"
