"""Where the face keeps what it makes (database, secret key, prepared files), and the examples."""

import contextlib
import os
import secrets
import sys
import tempfile
from pathlib import Path

import alliancemap

CHECKOUT = Path(__file__).resolve().parents[2]
# What people entered: the database with its journal, keys, and the backups of both.
KEPT = ("*.sqlite3", "*.sqlite3-*", "secret-key*.txt", "last-backup.json", "backups/*.zip")


class DataFolderError(Exception):
    """A data folder that cannot be used; `path` is the folder, `reason` what the system said."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ExamplesFolderError(Exception):
    """A named folder that cannot be shown: its code, WEB010 to WEB012, and the code's values."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def is_checkout(folder: Path = CHECKOUT) -> bool:
    """Say whether the face runs from a checkout rather than from an installed package."""
    return (folder / "dev.py").is_file() and (folder / "examples").is_dir()


def default_data_folder() -> Path:
    """Return the folder to keep data in: ALLIANCEMAP_DATA, else the checkout's var, else a home's.

    The last is where the system keeps programs' data of one person.
    """
    named = os.environ.get("ALLIANCEMAP_DATA")
    if named:
        return full_path(named)
    if is_checkout():
        return CHECKOUT / "var"
    if os.name == "nt":
        start = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        start = Path.home() / "Library" / "Application Support"
    else:
        start = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return start / "alliancemap"


def examples_folder() -> Path:
    """Return the folder to show: ALLIANCEMAP_EXAMPLES, else the shipped examples."""
    named = os.environ.get("ALLIANCEMAP_EXAMPLES")
    return full_path(named) if named else shipped_examples()


def shipped_examples() -> Path:
    """Return the folder of the shipped examples: in the package, else in the checkout."""
    shipped = Path(alliancemap.__file__).resolve().parent / "examples"
    return shipped if shipped.is_dir() else CHECKOUT / "examples"


def readable_folder(name: str) -> Path:
    """Return the full path of a folder that somebody named to be shown.

    ExamplesFolderError: WEB010 when it is not there, WEB011 when it is none, WEB012 when it cannot
    be read.
    """
    path = full_path(name)
    try:
        if not name:
            raise FileNotFoundError
        next(path.iterdir(), None)
    except FileNotFoundError:
        raise ExamplesFolderError("WEB010", folder=name) from None
    except NotADirectoryError:
        raise ExamplesFolderError("WEB011", folder=name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExamplesFolderError("WEB012", folder=name, reason=reason) from error
    return path


def full_path(name: str | Path) -> Path:
    """Return a name as a full path; the home of somebody unknown stays as it is written."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path.resolve()


def keep_to_oneself(folder: Path) -> None:
    """Let nobody but their owner read what this program makes, and what it left in a data folder.

    A folder that is there keeps its rights, for others may use it too; what may be read in it does
    not hang on them. Files that are not ours to change stay as they are: `doctor` names them.
    """
    if os.name != "posix":
        return
    os.umask(0o077)
    for path in kept_in(folder):
        with contextlib.suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)


def kept_in(folder: Path) -> list[Path]:
    """Return the files of a data folder that hold what people entered, or keys to it."""
    found = (path for pattern in KEPT for path in folder.glob(pattern))
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def prepare(folder: Path) -> None:
    """Make the folder if needed and see that it can be written; DataFolderError otherwise."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise DataFolderError(folder, error.strerror or str(error)) from error


def secret_key(folder: Path) -> str:
    """Return the key kept in the folder, made at the first start and readable by its owner alone.

    Two programs that start at once agree: only one of them creates the file.
    """
    prepare(folder)
    path = folder / "secret-key.txt"
    try:
        kept = path.read_text("ascii").strip()
        if kept:
            return kept
        path.unlink()  # a start that broke off half way left it empty
    except FileNotFoundError:
        pass
    except OSError as error:
        raise DataFolderError(path, error.strerror or str(error)) from error
    fresh = secrets.token_urlsafe(64)
    # Written whole beside its place, readable by its owner alone, then linked: nobody ever reads
    # half a key.
    # And on the disk before it is used: who signed in, and what was sealed, hangs on it.
    try:
        kept_key(folder, path, fresh)
    except FileExistsError:
        return path.read_text("ascii").strip()
    except OSError as error:
        raise DataFolderError(folder, error.strerror or str(error)) from error
    return fresh


def kept_key(folder: Path, path: Path, fresh: str) -> None:
    """Write a key down; FileExistsError when another program was faster."""
    number, name = tempfile.mkstemp(dir=folder, prefix=".secret-key-")
    beside = Path(name)
    try:
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(fresh + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    if os.name == "posix":
        entries = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entries)
        finally:
            os.close(entries)
