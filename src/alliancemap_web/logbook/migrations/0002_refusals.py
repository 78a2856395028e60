"""The database refuses what would change the log: added to, never changed, never thinned out.

Allowed are: an entry added; names, keys and salts of an entry blanked; a head moved on to an entry
that is there; a chain closed, and then its rows deleted. A later change of these two tables on
SQLite must make the triggers again, as SQLite makes a new table.
"""

from typing import Any

from django.db import migrations

FIXED = (
    "id", "chain_id", "number", "at", "event", "who_kind", "who_mark", "alliance", "about_kind",
    "about_mark", "detail", "previous", "seal",
)  # fmt: skip
NAMES = ("who", "about")
CHANGED = "the log: an entry is never changed"
DELETED = "the log: entries and chains are never deleted while the chain is open"
MOVED = "the log: the head of a chain only moves on to an entry that is there"


def same(columns: tuple[str, ...], is_same: str) -> str:
    """Return the condition that columns are as they were."""
    return " AND ".join(f"NEW.{one} {is_same} OLD.{one}" for one in columns)


def names_kept_or_blank(is_same: str) -> str:
    """Return the condition that each name is as it was, or blank with its key and salt."""
    parts = []
    for name in NAMES:
        columns = tuple(f"{name}_{part}" for part in ("key", "name", "salt"))
        blank = " AND ".join(f"NEW.{one} = ''" for one in columns)
        parts.append(f"(({same(columns, is_same)}) OR ({blank}))")
    return " AND ".join(parts)


def entry_holds(is_same: str) -> str:
    """Return the condition under which an entry may be written over."""
    return f"{same(FIXED, is_same)} AND {names_kept_or_blank(is_same)}"


def head_holds(is_same: str, false: str) -> str:
    """Return the condition under which the head of a chain may be written over."""
    stays = same(("id", "workspace", "key"), is_same)
    closes = same(("count", "seal"), is_same) + " AND (NEW.closed OR NOT OLD.closed)"
    there = (
        "EXISTS (SELECT 1 FROM logbook_entry WHERE chain_id = NEW.id AND number = NEW.count "
        "AND seal = NEW.seal)"
    )
    moves = f"NEW.closed = {false} AND NEW.count > OLD.count AND {there}"
    return f"{stays} AND (({closes}) OR (OLD.closed = {false} AND {moves}))"


def sqlite(edit: Any) -> None:
    """Make SQLite's triggers."""
    is_open = "EXISTS (SELECT 1 FROM logbook_chain WHERE id = OLD.chain_id AND closed = 0)"
    rules = (
        ("entry_changed", "UPDATE", "entry", f"NOT ({entry_holds('IS')})", CHANGED),
        ("entry_deleted", "DELETE", "entry", is_open, DELETED),
        ("chain_moved", "UPDATE", "chain", f"NOT ({head_holds('IS', '0')})", MOVED),
        ("chain_deleted", "DELETE", "chain", "OLD.closed = 0", DELETED),
    )
    for name, act, table, when, says in rules:
        edit.execute(
            f"CREATE TRIGGER logbook_{name} BEFORE {act} ON logbook_{table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )


def postgresql(edit: Any) -> None:
    """Make PostgreSQL's triggers, the one against emptying a table at once included."""
    is_same = "IS NOT DISTINCT FROM"
    is_open = "EXISTS (SELECT 1 FROM logbook_chain WHERE id = OLD.chain_id AND NOT closed)"
    is_any_open = "EXISTS (SELECT 1 FROM logbook_chain WHERE NOT closed)"
    rules = (
        ("entry_changed", "UPDATE", "entry", f"NOT ({entry_holds(is_same)})", "NEW", CHANGED),
        ("entry_deleted", "DELETE", "entry", is_open, "OLD", DELETED),
        ("chain_moved", "UPDATE", "chain", f"NOT ({head_holds(is_same, 'FALSE')})", "NEW", MOVED),
        ("chain_deleted", "DELETE", "chain", "NOT OLD.closed", "OLD", DELETED),
        ("entry_emptied", "TRUNCATE", "entry", is_any_open, "NULL", DELETED),
        ("chain_emptied", "TRUNCATE", "chain", is_any_open, "NULL", DELETED),
    )
    for name, act, table, when, row, says in rules:
        edit.execute(
            f"CREATE FUNCTION logbook_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION '{says}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$"
        )
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        edit.execute(
            f"CREATE TRIGGER logbook_{name} BEFORE {act} ON logbook_{table} "
            f"FOR EACH {each} EXECUTE FUNCTION logbook_{name}()"
        )


def refuse(_apps: Any, edit: Any) -> None:
    """Make the triggers of the database there is."""
    (sqlite if edit.connection.vendor == "sqlite" else postgresql)(edit)


def allow(_apps: Any, edit: Any) -> None:
    """Take the triggers away."""
    is_postgresql = edit.connection.vendor == "postgresql"
    for table, names in (
        ("entry", ("entry_changed", "entry_deleted")),
        ("chain", ("chain_moved", "chain_deleted")),
    ):
        for name in (*names, f"{table}_emptied") if is_postgresql else names:
            if is_postgresql:
                edit.execute(f"DROP FUNCTION logbook_{name}() CASCADE")
            else:
                edit.execute(f"DROP TRIGGER logbook_{name}")


class Migration(migrations.Migration):
    dependencies = [("logbook", "0001_initial")]

    operations = [migrations.RunPython(refuse, allow)]
