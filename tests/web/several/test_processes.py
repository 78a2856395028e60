"""Several processes at one address: they answer, are replaced, count together, and end together."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from web.edits import EXAMPLES

from alliancemap.words import error_sentence
from alliancemap_web.serve import serve

SERVE = "import sys; from alliancemap_web.serve import serve; sys.exit(serve(port=0, data=sys.argv[1], language='en', processes=2))"  # noqa: E501
WRONG = 35  # more than the interface lets an address try
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot copy a process"),
]


class Several:
    """A server of two processes and one that does the background work."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(4)]
        self.address = said[3].split()[1].replace("localhost", "127.0.0.1")

    def status(self, path: str, **headers: str) -> int:
        """How a path is answered, over a connection of its own."""
        request = urllib.request.Request(self.address + path, headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def children(self) -> set[int]:
        """The numbers of the processes that the first one started."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        return {int(one) for one in found.stdout.split()}


@pytest.fixture
def several(tmp_path: Path, own_database: Callable[[Path], dict[str, str]]) -> Iterator[Several]:
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    kept |= {"ALLIANCEMAP_EXAMPLES": str(EXAMPLES), "PYTHONUTF8": "1"} | own_database(tmp_path)
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path)],
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield Several(process)
        finally:
            process.kill()


def wait_until(holds: Callable[[], bool], within: float = 60) -> bool:
    """Wait until something holds; say whether it came to."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_processes_are_replaced_count_together_and_end_together(several: Several) -> None:
    first = several.children()
    assert len(first) == 3
    assert several.status("en/") == 200

    # Wrong keys are counted over all: were each to count for itself, all of these would be let try.
    tried = [several.status("api/1/workspace", Authorization="Bearer am_x") for _ in range(WRONG)]
    assert tried == [401] * 30 + [429] * (WRONG - 30)

    os.kill(min(first), signal.SIGKILL)
    assert wait_until(lambda: len(several.children()) == 3 and several.children() != first)
    assert [several.status("en/") for _ in range(6)] == [200] * 6

    left = several.children()
    several.process.send_signal(signal.SIGTERM)
    said, _ = several.process.communicate(timeout=60)
    assert (several.process.returncode, said) == (0, "Stopped.\n")
    assert not any(Path(f"/proc/{one}").exists() for one in left)


def test_the_others_end_when_the_first_is_killed(several: Several) -> None:
    left = several.children()
    several.process.kill()
    assert wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in left))


def test_a_system_that_cannot_copy_a_process_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(os, "fork")
    assert serve(port=0, data=tmp_path, language="en", processes=2) == 2
    assert capsys.readouterr().err == f"alliancemap: WEB025 {error_sentence('WEB025', 'en')}\n"
