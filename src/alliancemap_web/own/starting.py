"""What every command of the owner begins with: the folder, the language, Django, and its ending."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.data_folder import default_data_folder, full_path
from alliancemap_web.database import VARIABLE
from alliancemap_web.own.refusals import CannotError, reason_of
from alliancemap_web.serve import can_start, refuse, terminal_language

NAME = "alliancemap.sqlite3"
WORKING = ".alliancemap-work-"
# What a command that was felled left behind for so long, in seconds, is nobody's any more.
FORGOTTEN = 24 * 60 * 60


def carry_out(
    data: str | Path | None,
    language: str | None,
    act: Callable[[Path, str], int],
    *,
    needs_data: bool = True,
    needs_tables: bool = False,
) -> int:
    """Do a command's act with Django loaded; return its exit code, 2 having said why it cannot.

    The act is given the data folder and the language. With `needs_data` a folder without an SQLite
    database is refused (OWN001), where no PostgreSQL is named; with `needs_tables` tables that are
    not those of this program are (WEB013). A folder that is closed to us is refused (OWN002).
    """
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    if shut := closed_by(folder):
        return refuse("OWN002", said, place=str(folder), reason=reason_of(shut))
    if needs_data and not os.environ.get(VARIABLE) and not (folder / NAME).is_file():
        return refuse("OWN001", said, folder=str(folder))
    os.environ["ALLIANCEMAP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")

    def guarded(_: str) -> int:
        try:
            if needs_tables:
                refuse_other_tables()
            return act(folder, said)
        except CannotError as error:
            return refuse(error.code, said, **{name: str(v) for name, v in error.values.items()})
        except BrokenPipeError:
            raise
        except OSError as error:
            where = str(error.filename or folder)
            return refuse("OWN002", said, place=where, reason=reason_of(error))

    return can_start(said, guarded) or 0


def closed_by(folder: Path) -> OSError | None:
    """Return what keeps us from looking into a data folder; None when nothing does.

    A folder that is not there yet keeps nobody out.
    """
    try:
        (folder / NAME).stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return error
    return None


def refuse_other_tables() -> None:
    """Raise CannotError for tables that are newer (OWN003) or older (WEB013) than this program."""
    from alliancemap_web.own.state import state_of

    state = state_of("default")
    if state.unknown:
        raise CannotError("OWN003", step=" ".join(state.unknown[0]))
    if state.missing:
        raise CannotError("WEB013")


def told(language: str, key: str, /, **values: str | int) -> str:
    """Return a sentence of the owner's commands."""
    return phrase(f"own.{key}", language, "own", **values)


def role_said(language: str, role: str) -> str:
    """Return a role as the pages call it."""
    return phrase(f"workspaces.shell_role_{role}", language, "workspaces")


def program() -> str:
    """Return the version of this program."""
    try:
        return version("alliancemap")
    except PackageNotFoundError:
        return "?"  # run from a checkout that nobody installed


@contextmanager
def room_to_work(folder: Path) -> Iterator[Path]:
    """Give a folder of one's own inside another, and take it away with all that is in it.

    What commands that were felled left there goes too, a day later.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{WORKING}*"):
        if time.time() - left.stat().st_mtime > FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=WORKING, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def tenths(value: float, language: str) -> str:
    """Return a number with one decimal, as the language writes it."""
    return f"{value:.1f}".replace(".", "," if language == "fr" else ".")


def size_said(size: int, language: str) -> str:
    """Return a size as people say it."""
    for unit, name in ((10**9, "gigabytes"), (10**6, "megabytes")):
        if size >= unit:
            return told(language, name, count=tenths(size / unit, language))
    return told(language, "kilobytes", count=str(max(1, round(size / 1000))))
