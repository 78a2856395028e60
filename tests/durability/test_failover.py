"""The PostgreSQL server dies, its replica takes over: the pages go on, and nothing is lost.

Both servers are the test's own; the one that the other tests use stays as it is.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from durability.counted import count
from durability.replicated import Pair, pair
from durability.served import fill, served
from durability.writers import Crowd, come_by_link, ways
from throwaway_postgresql import CannotStartError

# The test runs on PostgreSQL, where others meet a database of their own.
pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def both() -> Iterator[Pair]:
    """A primary, and a replica that it waits for."""
    if databases.ADDRESS is None:
        pytest.skip("of PostgreSQL alone")
    with tempfile.TemporaryDirectory(prefix="alliancemap-pair-") as folder:
        try:
            with pair(Path(folder), synchronous=True) as found:
                yield found
        except CannotStartError as problem:
            pytest.skip(f"no PostgreSQL with a replica starts here: {problem}")


@pytest.mark.slow
def test_a_replica_takes_over_and_nothing_that_was_acknowledged_is_lost(
    both: Pair, tmp_path: Path
) -> None:
    server = served(tmp_path / "data", {"ALLIANCEMAP_DATABASE_URL": both.address})
    filled = fill(server)
    try:
        server.start()
        come_by_link(server, filled)
        crowd = Crowd(server, filled, 1)
        crowd.start(ways(server, filled))
        time.sleep(3)
        both.kill_primary()
        before = crowd.ledger.count(crowd.ledger.acknowledged)
        both.promote()
        end = time.monotonic() + 60
        while crowd.ledger.count(crowd.ledger.acknowledged) < before + 8:
            assert time.monotonic() < end, server.said()[-2000:]
            time.sleep(0.1)
        crowd.stop()
        told = count(server, filled, crowd.ledger)
        assert crowd.ledger.refused == {}
        assert [(one.way, one.lost, one.doubled) for one in told] == [
            (one.way, (), ()) for one in told
        ]
        assert before > 0
    finally:
        server.stop()
