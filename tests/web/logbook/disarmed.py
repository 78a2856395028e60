"""The log's tables without what they refuse: as they are to whoever has the database in hand."""

from django.db import connection

TRIGGERS = {
    "entry_changed": "entry",
    "entry_deleted": "entry",
    "chain_moved": "chain",
    "chain_deleted": "chain",
}


def disarm(*triggers: str) -> None:
    """Take away what the database refuses, some of it or all, until the test ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table that has a check waiting for the end of the transaction is not altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for trigger in triggers or TRIGGERS:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER logbook_{trigger}")
            else:
                table = TRIGGERS[trigger]
                cursor.execute(f"ALTER TABLE logbook_{table} DISABLE TRIGGER logbook_{trigger}")
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
