"""The address of the database."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from alliancemap_web.database import DatabaseAddressError, database
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
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_needs_no_host(tmp_path: Path) -> None:
    found = database("postgres:///alliances", tmp_path)
    assert (found["HOST"], found["NAME"]) == ("", "alliances")


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ana:secret@db/alliances",
        "postgresql://ana:secret@db",
        "postgresql://ana:secret@db:port/alliances",
        "postgresql://ana:secret@db/alliances?options=-c%20role%3Droot",
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
    delete_person(person)
    assert not any(b"marigold" in one.read_bytes() for one in files)
    assert get_user_model().objects.count() == len(others)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite alone")
@pytest.mark.django_db
def test_sqlite_runs_in_wal_and_keeps_foreign_keys() -> None:
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
