"""A real replica: pages are read there, never older than allowed, and from the first when it dies.

Both servers are the test's own; it runs where the tests run on PostgreSQL.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from durability.replicated import Pair, pair
from throwaway_postgresql import CannotStartError
from web.edits import EXAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("own_database")]
SERVE = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data=sys.argv[1], language='en'))"  # noqa: E501
FILL = """
import json, sys
import django; django.setup()
from datetime import datetime, UTC
from django.conf import settings
from django.test import Client
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create
from alliancemap_web.seeding.drawn import examples, named
from alliancemap_web.workspaces.actions import firms
from alliancemap_web.workspaces.queries import memberships_of
person, made = Person.objects.get_or_create(email="ada@example.org")
now = datetime.now(UTC)
if made:
    firms.make_workspace(person.pk, "Petite", "Ada", now)
(member,) = memberships_of(person.pk)
create(member, named(examples()[0], "Petite", sys.argv[1]), now)
browser = Client()
browser.force_login(person)
print(json.dumps([member.key, browser.cookies[settings.SESSION_COOKIE_NAME].value]))
"""
# How long the pages may show what was, and what a busy machine takes besides.
OLDEST, SLACK = 6.0, 20.0


class Pages:
    """The pages on a primary with its replica, and somebody signed in there."""

    def __init__(self, folder: Path, both: Pair) -> None:
        first, second = (
            f"postgresql://tests:{both.password}@127.0.0.1:{port}/postgres" for port in both.ports
        )
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        self.given = kept | {
            "ALLIANCEMAP_DATA": str(folder),
            "ALLIANCEMAP_DATABASE_URL": first,
            "ALLIANCEMAP_REPLICA_URL": second,
            "ALLIANCEMAP_EXAMPLES": str(EXAMPLES),
            "DJANGO_SETTINGS_MODULE": "alliancemap_web.settings",
            "PYTHONUTF8": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder)],
            env=self.given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        said = [self.process.stdout.readline() for _ in range(4)]
        self.address = said[3].split()[1].replace("localhost", "127.0.0.1")
        self.key, self.visit = self.add("Aurora")

    def add(self, partner: str) -> tuple[str, str]:
        """Have another program add an alliance, whose reader has not written."""
        command = [sys.executable, "-c", FILL, partner]
        found = subprocess.run(
            command, env=self.given, stdout=subprocess.PIPE, text=True, check=True
        )
        key, visit = json.loads(found.stdout.splitlines()[-1])
        return key, visit

    def listed(self, *, has_written: bool = False) -> str:
        """The list of alliances, as who has or has not just written sees it."""
        cookies = f"alliancemap={self.visit}" + ("; alliancemap-wrote=1" if has_written else "")
        request = urllib.request.Request(  # noqa: S310
            f"{self.address}en/work/{self.key}/alliances/", headers={"Cookie": cookies}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return str(answer.read().decode())

    def shows(self, partner: str, within: float) -> float:
        """After how many seconds the list shows a partner; what fails is waited for no longer."""
        start = time.monotonic()
        while partner not in self.listed():
            assert time.monotonic() - start < within, f"{partner} is not shown"
            time.sleep(0.3)
        return time.monotonic() - start


@pytest.fixture
def both() -> Iterator[Pair]:
    """A primary, and a replica that it does not wait for."""
    if databases.ADDRESS is None:
        pytest.skip("of PostgreSQL alone")
    with tempfile.TemporaryDirectory(prefix="alliancemap-pair-") as folder:
        try:
            with pair(Path(folder), synchronous=False) as found:
                yield found
        except CannotStartError as problem:
            pytest.skip(f"no PostgreSQL with a replica starts here: {problem}")


def reads_of(both: Pair) -> int:
    """How many rows of alliances the replica has given out."""
    return int(
        both.ask(
            1,
            "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) "
            "FROM pg_stat_user_tables WHERE relname = 'portfolio_alliance'",
        )
    )


def test_a_replica_is_read_never_too_old_and_not_missed_when_it_dies(
    both: Pair, tmp_path: Path
) -> None:
    pages = Pages(tmp_path, both)
    try:
        pages.shows("Aurora", OLDEST + SLACK)
        end = time.monotonic() + SLACK + 10
        while reads_of(both) == 0:
            assert time.monotonic() < end, "the replica is never read"
            pages.listed()
            time.sleep(0.3)

        both.ask(1, "SELECT pg_wal_replay_pause()")
        pages.add("Borealis")
        # Who wrote sees it at once; who did not, no later than the replica may be behind.
        assert "Borealis" in pages.listed(has_written=True)
        pages.shows("Borealis", OLDEST + SLACK)
        both.ask(1, "SELECT pg_wal_replay_resume()")

        both.replica.kill()
        both.replica.wait()
        pages.add("Cassiopeia")
        assert "Cassiopeia" in pages.listed(has_written=True)
        pages.shows("Cassiopeia", OLDEST + SLACK)
    finally:
        pages.process.terminate()
        pages.process.communicate(timeout=60)
