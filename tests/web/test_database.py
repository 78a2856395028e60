"""The address of the database, and what the pages ask of the one behind it."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection

from alliancemap_web import clock
from alliancemap_web.database import (
    SESSION,
    DatabaseAddressError,
    database,
    lacks_driver,
    try_connection,
)
from alliancemap_web.people.actions import delete_person


def test_without_an_address_it_is_sqlite_in_the_data_folder(tmp_path: Path) -> None:
    found = database(None, tmp_path)
    assert found["ENGINE"].endswith("sqlite3")
    assert found["NAME"] == tmp_path / "alliancemap.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_is_taken_apart_and_its_escapes_are_undone(tmp_path: Path) -> None:
    found = database(
        "postgresql://ana:p%40ss%2Fword@db.example:5433/allian%20ces?sslmode=require", tmp_path
    )
    assert found["ENGINE"].endswith("postgresql")
    assert found["USER"] == "ana"
    assert found["PASSWORD"] == "p@ss/word"
    assert found["HOST"] == "db.example"
    assert found["PORT"] == "5433"
    assert found["NAME"] == "allian ces"
    assert found["OPTIONS"]["sslmode"] == "require"


def test_several_servers_are_named_with_commas_and_only_one_that_takes_writes_will_do(
    tmp_path: Path,
) -> None:
    found = database("postgresql://ana:p%40ss@a.example:5433,b.example,[::1]:5434/names", tmp_path)
    assert (found["HOST"], found["PORT"]) == ("a.example,b.example,::1", "5433,5432,5434")
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("ana", "p@ss", "names")
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"
    assert found["OPTIONS"]["connect_timeout"] == "5"
    asked = "postgresql://a,b/names?target_session_attrs=primary&connect_timeout=2"
    options = database(asked, tmp_path)["OPTIONS"]
    assert (options["target_session_attrs"], options["connect_timeout"]) == ("primary", "2")


def test_one_server_is_asked_for_nothing_more(tmp_path: Path) -> None:
    assert "target_session_attrs" not in database("postgresql://a/names", tmp_path)["OPTIONS"]


def test_what_was_committed_to_sqlite_is_on_the_disk(tmp_path: Path) -> None:
    assert "PRAGMA synchronous=FULL" in database(None, tmp_path)["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("place", "host"),
    [
        ("", ""),
        ("Db.example:5433", "Db.example"),
        ("ana:p%40ss@[::1]:5433", "::1"),
        ("ana@%2Fvar%2Frun%2FMine", "/var/run/Mine"),
    ],
)
def test_a_host_is_taken_as_it_is_written_and_a_socket_needs_none(
    place: str, host: str, tmp_path: Path
) -> None:
    found = database(f"postgres://{place}/alliances", tmp_path)
    assert (found["HOST"], found["NAME"]) == (host, "alliances")


def test_connections_to_postgresql_live_in_a_pool(tmp_path: Path) -> None:
    found = database("postgres:///alliances", tmp_path)
    assert found["CONN_MAX_AGE"] == 0  # else Django refuses the pool
    assert found["OPTIONS"]["pool"]["max_size"] >= 10


def test_an_older_driver_does_without_the_pool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg_pool", None)
    assert "pool" not in database("postgres:///alliances", tmp_path)["OPTIONS"]


@pytest.mark.parametrize(
    ("address", "lacks"),
    [
        ("postgresql://a@localhost/b", True),
        ("postgres://a@localhost/b", True),
        ("mysql://a@localhost/b", False),
        ("", False),
    ],
)
def test_postgresql_without_its_driver_is_noticed(
    address: str, lacks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIANCEMAP_DATABASE_URL", address)
    for name in ("psycopg", "psycopg2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert lacks_driver() is lacks
    monkeypatch.setitem(sys.modules, "psycopg", ModuleType("psycopg"))
    sys.modules["psycopg"].__spec__ = ModuleSpec("psycopg", None)
    assert not lacks_driver()


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ana:secret@db/alliances",
        "postgresql://ana:secret@db",
        "postgresql://ana:secret@db:port/alliances",
        "postgresql://ana:secret@db/alliances?options=-c%20role%3Droot",
        "postgresql://ana:secret@a:5432,b:port/alliances",
        "postgresql://ana:secret@a,b/alliances?target_session_attrs=standby",
        "nonsense secret",
    ],
)
def test_another_address_is_refused_without_repeating_it(address: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseAddressError) as caught:
        database(address, tmp_path)
    assert "postgresql://user:password@host" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite alone")
@pytest.mark.django_db(transaction=True)
def test_of_what_was_deleted_no_letter_stays_in_sqlites_files() -> None:
    person = get_user_model().objects.create_user("marigold@firm.example")
    others = [f"o{at}@firm.example" for at in range(200)]
    get_user_model().objects.bulk_create(get_user_model()(email=one) for one in others)
    folder = Path(connection.settings_dict["NAME"])
    files = [folder, folder.with_name(f"{folder.name}-wal")]
    assert any(b"marigold" in one.read_bytes() for one in files)
    delete_person(person, clock.now())
    assert not any(b"marigold" in one.read_bytes() for one in files)
    assert get_user_model().objects.count() == len(others)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL alone")
@pytest.mark.django_db
def test_on_postgresql_nothing_waits_or_runs_for_ever() -> None:
    with connection.cursor() as cursor:
        for name, length in SESSION.items():
            cursor.execute("SELECT setting::int FROM pg_settings WHERE name = %s", [name])
            assert cursor.fetchone() == (int(length.removesuffix("s")) * 1000,)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL alone")
@pytest.mark.django_db
def test_a_server_that_lets_nobody_in_gives_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    try_connection()
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "wrong")
    with pytest.raises(OperationalError, match="password"):
        try_connection()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite alone")
@pytest.mark.django_db
def test_sqlite_runs_in_wal_and_keeps_foreign_keys() -> None:
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
