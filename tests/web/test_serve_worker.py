"""The worker beside the pages, and `alliancemap work`: how they begin, end, and refuse to begin."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from web.edits import EXAMPLES

from alliancemap.words import error_sentence

SERVE = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data=sys.argv[1], language=sys.argv[2]))"  # noqa: E501
WORK = "import sys; from alliancemap_web.serve import work; sys.exit(work(data=sys.argv[1], language=sys.argv[2]))"  # noqa: E501
# Who is at work by the tables, and who left in order.
WORKERS = """
import django; django.setup()
from alliancemap_web.jobs.models import Worker
stopped = [worker.stopped_at is not None for worker in Worker.objects.all()]
print(stopped.count(False), stopped.count(True))
"""
Own = Callable[[Path], dict[str, str]]


def start(code: str, data: Path, own: Own, **more: str) -> subprocess.Popen[str]:
    """Start a program on a data folder."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept |= {"ALLIANCEMAP_EXAMPLES": str(EXAMPLES), "ALLIANCEMAP_DATA": str(data)}
    return subprocess.Popen(
        [sys.executable, "-c", code, data, "en"],
        env=kept
        | {"PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "alliancemap_web.settings"}
        | own(data)
        | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def lines(process: subprocess.Popen[str], count: int) -> list[str]:
    """The first lines that a program says."""
    assert process.stdout is not None
    return [process.stdout.readline() for _ in range(count)]


def stop(process: subprocess.Popen[str], how: signal.Signals) -> tuple[int, str, str]:
    """Ask a program to end; return its exit code and what it said since."""
    process.send_signal(how)
    said, wrong = process.communicate(timeout=30)
    return process.returncode, said, wrong


def workers(data: Path, own: Own) -> str:
    """How many workers are at work, and how many have left."""
    said, wrong = start(WORKERS, data, own).communicate(timeout=30)
    assert wrong == ""
    return said.strip()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_worker_begins_and_ends_with_the_pages(
    how: signal.Signals, tmp_path: Path, own_database: Own
) -> None:
    process = start(SERVE, tmp_path, own_database)
    assert lines(process, 4)[3].startswith("Open ")
    assert workers(tmp_path, own_database) == "1 0"
    assert stop(process, how) == (0, "Stopped.\n", "")
    assert workers(tmp_path, own_database) == "0 1"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_the_pages_end_in_order_when_nobody_listens_any_more(
    tmp_path: Path, own_database: Own
) -> None:
    process = start(SERVE, tmp_path, own_database)
    lines(process, 4)
    assert process.stdout is not None
    process.stdout.close()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == ""
    assert workers(tmp_path, own_database) == "0 1"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_the_work_is_done_apart_when_that_is_asked_for(tmp_path: Path, own_database: Own) -> None:
    pages = start(SERVE, tmp_path, own_database, ALLIANCEMAP_WORKER="apart")
    assert lines(pages, 4)[3].startswith("Open ")
    assert workers(tmp_path, own_database) == "0 0"
    working = start(WORK, tmp_path, own_database)
    assert lines(working, 1) == [
        f"Working in the background. Data: {tmp_path} (stop with Ctrl+C)\n"
    ]
    assert workers(tmp_path, own_database) == "1 0"
    assert stop(working, signal.SIGTERM) == (0, "Stopped.\n", "")
    assert workers(tmp_path, own_database) == "0 1"
    assert stop(pages, signal.SIGINT) == (0, "Stopped.\n", "")


def test_a_worker_apart_makes_no_tables_itself(tmp_path: Path, own_database: Own) -> None:
    process = start(WORK, tmp_path, own_database)
    said, wrong = process.communicate(timeout=30)
    assert (process.returncode, said) == (2, "")
    assert wrong == f"alliancemap: WEB013 {error_sentence('WEB013', 'en')}\n"


def test_a_worker_apart_without_a_folder_says_so(tmp_path: Path, own_database: Own) -> None:
    (tmp_path / "taken").touch()
    process = start(WORK, tmp_path / "taken", own_database)
    said, wrong = process.communicate(timeout=30)
    assert (process.returncode, said) == (2, "")
    assert wrong.startswith("alliancemap: WEB004 ")
