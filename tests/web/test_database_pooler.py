"""The pages behind PgBouncer in its mode `transaction`, where this machine has it.

It runs where the tests run on PostgreSQL, on a database of its own.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

import pytest
import throwaway_postgresql as throwaway
from web.edits import EXAMPLES

SERVE = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data=sys.argv[1], language='en', processes=2))"  # noqa: E501
CONFIGURED = """
[databases]
{name} = host={host} port={target} dbname={name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = plain
auth_file = {folder}/users.txt
pool_mode = transaction
default_pool_size = 4
"""


@contextlib.contextmanager
def pooled(address: str) -> Iterator[str]:
    """Run PgBouncer before a database; give the address behind it."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        pytest.skip("PgBouncer is not on this machine")
    parts, port = urlsplit(address), throwaway.free_port()
    name, user, password = parts.path.lstrip("/"), parts.username or "", parts.password or ""
    with tempfile.TemporaryDirectory(prefix="alliancemap-pooler-") as place:
        folder = Path(place)
        (folder / "users.txt").write_text(f'"{unquote(user)}" "{unquote(password)}"\n', "utf-8")
        told = CONFIGURED.format(
            name=name, host=parts.hostname, target=parts.port, port=port, folder=folder
        )
        (folder / "pgbouncer.ini").write_text(told, "utf-8")
        more = throwaway.as_nobody(folder)
        for file in folder.iterdir():
            if more:
                shutil.chown(file, more["user"])
        with subprocess.Popen(
            [program, folder / "pgbouncer.ini"], stderr=subprocess.DEVNULL, **more
        ) as process:
            try:
                time.sleep(1)
                yield urlunsplit(parts._replace(netloc=f"{user}:{password}@127.0.0.1:{port}"))
            finally:
                process.terminate()


@pytest.mark.slow
def test_the_pages_start_twice_and_answer_behind_pgbouncer(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    own = own_database(tmp_path)
    if not own:
        pytest.skip("of PostgreSQL alone")
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    with pooled(own["ALLIANCEMAP_DATABASE_URL"]) as address:
        given = kept | {
            "ALLIANCEMAP_DATABASE_URL": address,
            "ALLIANCEMAP_DATABASE_POOLER": "transaction",
            "ALLIANCEMAP_EXAMPLES": str(EXAMPLES),
            "PYTHONUTF8": "1",
        }
        for _ in range(2):  # what the first start locked, it has let go
            with subprocess.Popen(
                [sys.executable, "-c", SERVE, str(tmp_path)],
                env=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            ) as process:
                assert process.stdout is not None
                said = [process.stdout.readline() for _ in range(4)]
                where = said[3].split()[1].replace("localhost", "127.0.0.1")
                for _ in range(8):
                    with urllib.request.urlopen(f"{where}en/", timeout=60) as answer:  # noqa: S310
                        assert answer.status == 200
                process.terminate()
                assert process.wait(60) == 0
