"""How many connections a process keeps, what changes behind a pooler, how a replica is named."""

from pathlib import Path

import pytest

from alliancemap_web.database import MOST_CONNECTIONS, SESSION, database, replica
from alliancemap_web.operation.troubles import OperationError

ADDRESS = "postgresql://ada:word@host:5432/name"
FOLDER = Path("data")


@pytest.mark.parametrize(("said", "size"), [(None, 20), ("", 20), ("1", 1), ("500", 500)])
def test_a_process_keeps_at_most_so_many_connections(said: str | None, size: int) -> None:
    assert database(ADDRESS, FOLDER, said)["OPTIONS"]["pool"]["max_size"] == size


@pytest.mark.parametrize("said", ["0", "-1", "501", "many", "1.5", " 7", "٣"])
def test_a_number_of_connections_that_cannot_be_is_refused(said: str) -> None:
    with pytest.raises(OperationError) as refused:
        database(ADDRESS, FOLDER, said)
    assert refused.value.code == "WEB026"
    assert refused.value.values == {"most": str(MOST_CONNECTIONS)}


def test_behind_a_pooler_nothing_is_sent_that_would_have_to_last() -> None:
    behind = database(ADDRESS, FOLDER, pooler="transaction")
    assert "options" not in behind["OPTIONS"]
    assert behind["DISABLE_SERVER_SIDE_CURSORS"] is True
    straight = database(ADDRESS, FOLDER)
    assert all(name in straight["OPTIONS"]["options"] for name in SESSION)
    assert straight["DISABLE_SERVER_SIDE_CURSORS"] is False


@pytest.mark.parametrize("said", ["session", "statement", "Transaction", "1"])
def test_another_kind_of_pooler_is_refused(said: str) -> None:
    with pytest.raises(OperationError) as refused:
        database(ADDRESS, FOLDER, pooler=said)
    assert refused.value.code == "WEB027"


def test_a_replica_is_not_waited_for() -> None:
    found = replica(ADDRESS, FOLDER, "7", None)
    assert found["OPTIONS"]["connect_timeout"] == "2"
    assert found["OPTIONS"]["pool"]["timeout"] < 5
    assert found["OPTIONS"]["pool"]["max_size"] == 7
    assert found["TEST"] == {"MIRROR": "default"}


@pytest.mark.parametrize("address", ["mysql://host/name", "host", "postgresql://host"])
def test_a_replica_that_is_none_of_postgresql_is_refused(address: str) -> None:
    with pytest.raises(OperationError) as refused:
        replica(address, FOLDER, None, None)
    assert refused.value.code == "WEB028"
    assert address not in str(refused.value)
