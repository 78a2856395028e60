"""Of programs that start at once, one at a time prepares what all use."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import databases
import pytest

from alliancemap_web.operation.troubles import OperationError
from alliancemap_web.operation.turns import databases_turn, folders_turn

HOLD = """
import sys, time
from pathlib import Path
from alliancemap_web.operation.turns import folders_turn
with folders_turn(Path(sys.argv[1])):
    print("mine", flush=True)
    time.sleep(60)
"""


def test_a_folders_turn_is_one_programs_at_a_time(tmp_path: Path) -> None:
    with folders_turn(tmp_path):
        with pytest.raises(OperationError) as caught, folders_turn(tmp_path, patience=0.05):
            pass
        assert caught.value.code == "WEB023"
    with folders_turn(tmp_path, patience=0.05):
        pass


def test_a_program_that_is_killed_gives_up_its_turn(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(OperationError), folders_turn(tmp_path, patience=0.05):
            pass
        other.kill()
        other.wait()
        with folders_turn(tmp_path, patience=5):
            pass


def test_an_error_meanwhile_gives_up_the_turn(tmp_path: Path) -> None:
    with pytest.raises(KeyError), folders_turn(tmp_path):
        raise KeyError
    with folders_turn(tmp_path, patience=0.05):
        pass


@pytest.mark.skipif(databases.NAME != "postgresql", reason="SQLite's turn is the folder's")
@pytest.mark.django_db(transaction=True)
def test_a_databases_turn_is_one_programs_at_a_time() -> None:
    order: list[str] = []

    def other() -> None:
        with databases_turn():
            order.append("second")

    with databases_turn():
        waiting = threading.Thread(target=other)
        waiting.start()
        time.sleep(0.5)
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_the_limits_of_statements_hold_again_afterwards() -> None:
    from django.db import connection

    with databases_turn():
        pass
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone()[0] == "1min"
