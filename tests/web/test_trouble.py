"""What keeps the server from keeping anything is known by its codes, and nothing else is."""

import errno
import sqlite3

import pytest
from django.db import IntegrityError, OperationalError
from django.test import RequestFactory

from alliancemap.words import error_sentence
from alliancemap_web.errors import failed, kept_nothing
from alliancemap_web.trouble import AWAY, FULL, if_it_can, trouble_of


class Lost(sqlite3.OperationalError):
    """SQLite's error of a code."""

    def __init__(self, code: int) -> None:
        super().__init__("made up")
        self.sqlite_errorcode = code


class Database(Exception):  # noqa: N818 - as the driver's are called
    """PostgreSQL's error of a state."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("made up")
        self.sqlstate = sqlstate


Database.__module__ = "psycopg.errors"
Unreachable = type("OperationalError", (Database,), {"__module__": "psycopg"})


def wrapped(error: BaseException) -> OperationalError:
    """An error as Django hands it on."""
    outer = OperationalError("made up")
    outer.__cause__ = error
    return outer


@pytest.mark.parametrize("code", [13, 10, 8, 14, 10 | (19 << 8), 778])
def test_sqlite_that_cannot_write_has_no_room(code: int) -> None:
    assert trouble_of(wrapped(Lost(code))) is FULL


@pytest.mark.parametrize("code", [5, 6, 5 | (2 << 8)])
def test_sqlite_that_waited_too_long_is_away(code: int) -> None:
    assert trouble_of(wrapped(Lost(code))) is AWAY


@pytest.mark.parametrize(
    ("state", "found"),
    [("53100", FULL), ("58030", FULL), ("25006", AWAY), ("57P01", AWAY), ("08006", AWAY),
     ("53300", AWAY), ("55P03", AWAY), ("23505", None), ("42P01", None), (None, None)],
)  # fmt: skip
def test_postgresql_says_by_its_state(state: str | None, found: object) -> None:
    assert trouble_of(wrapped(Database(state))) is found


def test_a_connection_that_was_lost_has_no_state() -> None:
    assert trouble_of(wrapped(Unreachable(None))) is AWAY
    assert trouble_of(wrapped(Unreachable("42601"))) is None


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FULL),
        (OSError(errno.ENOENT, "No such file"), None),
        (ValueError("no"), None),
        (wrapped(sqlite3.OperationalError("no such table")), None),
    ],
)
def test_other_errors_are_what_they_are(error: BaseException, found: object) -> None:
    assert trouble_of(error) is found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("trouble", [FULL, AWAY])
def test_the_page_says_it_in_one_sentence_with_its_code(language: str, trouble: object) -> None:
    request = RequestFactory().get(f"/{language}/")
    error = Lost(13 if trouble is FULL else 5)
    answer = kept_nothing(request, error)
    assert answer is not None
    assert answer.status_code == trouble.status  # type: ignore[attr-defined]
    assert answer["Retry-After"] == str(trouble.after)  # type: ignore[attr-defined]
    text = answer.content.decode()
    assert error_sentence(trouble.code, language) in text  # type: ignore[attr-defined]
    assert trouble.code in text  # type: ignore[attr-defined]


def test_a_failure_past_the_pages_is_known_too_and_another_stays_a_failure() -> None:
    request = RequestFactory().get("/en/")
    for error, status in ((Lost(13), 507), (ValueError("no"), 500)):
        try:
            raise error
        except (sqlite3.Error, ValueError):
            assert failed(request).status_code == status


@pytest.mark.django_db
def test_what_nobody_waits_for_goes_by_and_a_fault_does_not() -> None:
    with if_it_can():
        raise wrapped(Lost(13))
    with pytest.raises(IntegrityError), if_it_can():
        raise IntegrityError
