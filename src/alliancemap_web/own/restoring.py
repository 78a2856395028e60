"""`alliancemap restore`: a backup becomes an installation again, wholly or not at all."""

import contextlib
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from alliancemap_web import clock
from alliancemap_web.data_folder import default_data_folder, full_path
from alliancemap_web.own.archive import DATABASE, KEY, Manifest, opened, unpack
from alliancemap_web.own.backing_up import contents, make, place_of, put_in_place
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.own.starting import carry_out, closed_by, program, room_to_work, tenths, told


def restore(
    file: str | Path,
    data: str | Path | None = None,
    language: str | None = None,
    replace: bool = False,
    only_check: bool = False,
) -> int:
    """Put what a backup holds where the settings say; return 0, or 2 having said why not.

    Everything is held against the manifest first. A place that keeps something already is left
    alone, unless `replace` says otherwise: then that is backed up first. `only_check` changes
    nothing.
    """
    folder = full_path(data) if data else default_data_folder()
    there, made = (set(), []) if closed_by(folder) else (names_in(folder), not_yet_made(folder))
    # Loading the settings makes a key where there is none.
    had_key = KEY in there

    def act(folder: Path, said: str) -> int:
        began = time.monotonic()
        with opened(full_path(file)) as (found, manifest), room_to_work(folder) as room:
            unpack(found, manifest, DATABASE, room / DATABASE)
            if manifest.has_key:
                unpack(found, manifest, KEY, room / KEY)
            check(room / DATABASE, manifest)
            lines = [
                checked(str(file), manifest, said),
                *contents(manifest.about, said),
            ]
            if not only_check:
                lines += put(folder, room, manifest, had_key, replace, said)
                lines.append(told(said, "took", seconds=tenths(time.monotonic() - began, said)))
        print("\n".join(lines), flush=True)  # noqa: T201
        return 0

    code = carry_out(data, language, act, needs_data=False)
    if code or only_check:
        leave_no_key(folder, there, made)
    return code


def names_in(folder: Path) -> set[str]:
    """Return the names of what lies in a folder; none where there is no folder."""
    return {one.name for one in folder.iterdir()} if folder.is_dir() else set()


def not_yet_made(folder: Path) -> list[Path]:
    """Return the folders that making this one would make, the innermost first."""
    return [one for one in (folder, *folder.parents) if not one.exists()]


def leave_no_key(folder: Path, there: set[str], made: list[Path]) -> None:
    """Take away the key that loading the settings made where nothing was put, and its folders.

    Where more came meanwhile, somebody else is at work there, and the key is theirs.
    """
    with contextlib.suppress(OSError):
        if names_in(folder) - there == {KEY}:
            (folder / KEY).unlink()
        for one in made:
            one.rmdir()


def checked(file: str, manifest: Manifest, language: str) -> str:
    """Return the line that says which backup was found to be whole."""
    day, version = manifest.made_at[:10], manifest.version
    return told(language, "checked", file=file, day=day, version=version)


def check(database: Path, manifest: Manifest) -> None:
    """Hold an unpacked snapshot against its manifest, row by row.

    CannotError OWN003 when a newer program made it, OWN004 when it is damaged, OWN015 when a table
    does not hold what the manifest says.
    """
    from alliancemap_web.own import snapshot
    from alliancemap_web.own.digests import digests_of

    with snapshot.opened(database) as connection:
        snapshot.refuse_damaged(connection)
        state = snapshot.state_in(connection)
        if state.unknown:
            raise CannotError("OWN016", version=manifest.version, own=program())
        found = digests_of(connection, manifest.json_columns)
    listed = {name: (one["rows"], one["sha256"]) for name, one in manifest.tables.items()}
    held = {name: (one.rows, one.sha256) for name, one in found.tables.items()}
    for name in sorted(listed.keys() | held.keys()):
        if listed.get(name) != held.get(name):
            raise CannotError("OWN015", table=name)
    if found.sha256 != manifest.sha256:
        raise CannotError("OWN015", table="*")


def put(
    folder: Path, room: Path, manifest: Manifest, had_key: bool, replace: bool, language: str
) -> list[str]:
    """Put a checked snapshot and its key in their places; return what there is to say."""
    from django.db import connection

    kept = keep_what_is_there(folder, replace, language)
    lines = brought_forward(room / DATABASE, manifest, language)
    if connection.vendor == "sqlite":
        into_sqlite(room / DATABASE, folder / DATABASE, manifest, is_same=not lines)
    else:
        into_postgresql(room / DATABASE)
    lines += put_key(folder, room, manifest, had_key, language)
    return [*kept, *lines, told(language, "restored", folder=str(folder))]


def keep_what_is_there(folder: Path, replace: bool, language: str) -> list[str]:
    """Back up what a place keeps already; return what there is to say of it.

    CannotError OWN022 when nobody said that it may be replaced, OWN023 while a worker is at it,
    OWN024 when pieces of another database lie there.
    """
    from alliancemap_web.own.queries import is_at_work, keeps_something

    for piece in (folder / f"{DATABASE}-wal", folder / f"{DATABASE}-journal"):
        if piece.exists() and not (folder / DATABASE).exists():
            raise CannotError("OWN024", file=str(piece))
    if not keeps_something():
        return []
    if not replace:
        raise CannotError("OWN022")
    if is_at_work(clock.now()):
        raise CannotError("OWN023")
    path, _ = make(folder, place_of(None, folder), with_key=True)
    return [told(language, "kept_before", file=str(path))]


def brought_forward(database: Path, manifest: Manifest, language: str) -> list[str]:
    """Bring an older snapshot up to this program's tables; return what there is to say of it."""
    from alliancemap_web.own import snapshot
    from alliancemap_web.own.forward import bring_forward

    with snapshot.registered(database) as name:
        before = bring_forward(name)
    if not before.missing:
        return []
    steps = len(before.missing)
    return [told(language, "forward", count=steps, version=manifest.version, own=program())]


def into_sqlite(source: Path, target: Path, manifest: Manifest, *, is_same: bool) -> None:
    """Put a snapshot in SQLite's place, or in place of all that the file there holds.

    What is there afterwards is read once more; CannotError OWN015 when it is not as it was made.
    """
    from alliancemap_web.own import snapshot
    from alliancemap_web.own.digests import digests_of

    if target.exists():
        # SQLite's own backup, the other way: one transaction, whoever reads it meanwhile.
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
            try:
                here.backup(there)
            except sqlite3.DatabaseError as error:
                snapshot.raise_if_full(error)
                raise CannotError("OWN004", reason=str(error).rstrip(".")) from error
    else:
        source.chmod(0o600)
        with source.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(source, target)
    if is_same:
        with snapshot.opened(target) as connection:
            if digests_of(connection, manifest.json_columns).sha256 != manifest.sha256:
                raise CannotError("OWN015", table="*")


def into_postgresql(source: Path) -> None:
    """Copy a snapshot's rows into PostgreSQL in place of what it holds, all of them or none.

    CannotError OWN017 names a row that PostgreSQL does not take, or that came to differ.
    """
    from django.core.management import call_command
    from django.db import connections, transaction

    from alliancemap_web.copying import DiffersError, NotTakenError, copy, every_table
    from alliancemap_web.own import snapshot
    from alliancemap_web.own.forward import unhurried

    call_command("migrate", database="default", verbosity=0, interactive=False)
    tables = every_table()
    connection = connections["default"]
    with snapshot.registered(source) as name, transaction.atomic("default"):
        unhurried("default")
        names = [connection.ops.quote_name(one._meta.db_table) for one in tables]
        with connection.cursor() as cursor:
            # Whoever restores may empty what nobody may change: it has been backed up.
            for one in names:
                cursor.execute(f"ALTER TABLE {one} DISABLE TRIGGER USER")
            cursor.execute(f"TRUNCATE {', '.join(names)}")
            for one in names:
                cursor.execute(f"ALTER TABLE {one} ENABLE TRIGGER USER")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        try:
            with transaction.atomic(name):
                copy(tables, name, "default")
        except NotTakenError as one:
            raise CannotError("OWN017", table=one.table, row=one.row, reason=one.reason) from one
        except DiffersError as one:
            reason = "it is not the same"
            raise CannotError("OWN017", table=one.table, row=one.row, reason=reason) from one


def put_key(
    folder: Path, room: Path, manifest: Manifest, had_key: bool, language: str
) -> list[str]:
    """Put the backup's secret key in its place, and keep another that was there; say so."""
    path = folder / KEY
    if not manifest.has_key:
        return [told(language, "key_kept" if had_key else "key_missing")]
    fresh = (room / KEY).read_bytes()
    lines = []
    if had_key and path.read_bytes() != fresh:
        stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
        beside = path.with_name(f"secret-key-before-{stamp}.txt")
        path.rename(beside)
        lines.append(told(language, "key_before", file=str(beside)))
    (room / KEY).chmod(0o600)
    (room / KEY).replace(path)
    return lines
