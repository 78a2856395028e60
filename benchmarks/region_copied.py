"""A seeded SQLite database copied into PostgreSQL, table by table, by its COPY."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from region_servers import environment

MIGRATE = "import django; django.setup(); from django.core.management import call_command as c; c('migrate', verbosity=0)"  # noqa: E501
# What `alliancemap seed` fills, in the order in which one needs the other.
TABLES = (
    "people_person", "workspaces_workspace", "workspaces_membership", "portfolio_alliance",
    "portfolio_assessed", "portfolio_act",
)  # fmt: skip


def copy_to(data: Path, address: str) -> None:
    """Make a database of the address's name and fill it with what a data folder holds."""
    import psycopg

    name = address.rpartition("/")[2]
    server = f"{address.rpartition('/')[0]}/postgres"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    # Both as this program has them.
    for place in (None, address):
        given = environment(data, place)
        subprocess.run([sys.executable, "-c", MIGRATE], env=given, check=True)
    source = sqlite3.connect(data / "alliancemap.sqlite3")
    with psycopg.connect(address) as target:
        target.execute("SET timezone = 'UTC'")
        for table in TABLES:
            columns = [one[1] for one in source.execute(f"PRAGMA table_info({table})")]
            listed = ", ".join(f'"{one}"' for one in columns)
            rows = source.execute(f"SELECT {listed} FROM {table} ORDER BY 1")  # noqa: S608
            with target.cursor().copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row([None if one is None else str(one) for one in row])
            if "id" in columns:
                target.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
                )
    with psycopg.connect(address, autocommit=True) as target:
        target.execute("VACUUM ANALYZE")
    source.close()
