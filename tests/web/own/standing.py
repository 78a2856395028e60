"""A process that has the program loaded and forks itself for each command that a test calls.

Loading takes a second, most commands a tenth of one. A fork has the environment, the arguments, the
input and the outputs it is given, reads the settings anew, and ends with its own exit code, as a
process started by itself does. Without `os.fork` there is none: each command starts by itself.

Run as a program it reads commands as lines of JSON and answers each with its exit code.
"""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SETTINGS = "alliancemap_web.settings"
READY = "ready"


class Standing:
    """The process that stands ready, started when it is asked for first."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.lock = threading.Lock()

    def run(
        self, script: str, words: Sequence[str], given: str, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a script with arguments and an input; return its exit code and what it wrote."""
        with tempfile.TemporaryDirectory() as name, self.lock:
            files = [Path(name, one) for one in ("in", "out", "err")]
            files[0].write_text(given, "utf-8")
            asked = {
                "script": script,
                "words": [*words],
                "files": [str(one) for one in files],
                "environment": dict(environment),
            }
            answered = self.ask(json.dumps(asked))
            out, err = (one.read_text("utf-8") for one in files[1:])
        return subprocess.CompletedProcess([script, *words], int(answered), out, err)

    def ask(self, line: str) -> str:
        """Hand over a line and wait for the answer."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, __file__],
                env={**kept_environment(), "PYTHONUTF8": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            assert self.answer() == READY
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> str:
        """The next line that it says; it must not have ended."""
        assert self.process is not None
        assert self.process.stdout is not None
        said = self.process.stdout.readline().strip()
        assert said, "the standing process ended"
        return said

    def end(self) -> None:
        """Let it end: nobody asks any more."""
        if self.process is not None:
            self.process.communicate()
            self.process = None


def kept_environment() -> dict[str, str]:
    """What is handed on of the tests' own environment."""
    ours = ("ALLIANCEMAP", "DJANGO_SETTINGS_MODULE")
    return {name: one for name, one in os.environ.items() if not name.startswith(ours)}


def stand() -> None:
    """Carry out one command after another, each in a fork, until nobody asks any more."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ALLIANCEMAP_DATA": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        load()
    print(READY, flush=True)
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            be(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), flush=True)


def load() -> None:
    """Load the program, then forget every setting."""
    import django
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    import alliancemap.cli  # noqa: F401
    import alliancemap_web

    django.setup()
    import django.core.management.commands.migrate
    import django.db.backends.sqlite3.base

    import alliancemap_web.own.accounts
    import alliancemap_web.own.doctor
    import alliancemap_web.own.restoring
    import alliancemap_web.own.taking_out
    import alliancemap_web.own.upgrading

    with contextlib.suppress(ImportError):
        import psycopg_pool  # noqa: F401
    for name in connections:
        connections[name].close()
        del connections[name]
    settings._wrapped = empty
    connections._settings = None
    vars(connections).pop("settings", None)
    del sys.modules[SETTINGS]
    del alliancemap_web.settings


def be(asked: Mapping[str, Any]) -> None:
    """Become the process that was asked for, and end with its exit code."""
    code = 1
    try:
        for place, path in enumerate(asked["files"]):
            opened = os.open(path, os.O_RDONLY if place == 0 else os.O_CREAT | os.O_WRONLY)
            os.dup2(opened, place)
            os.close(opened)
        sys.stdin = open(0, encoding="utf-8", closefd=False)
        os.environ.clear()
        os.environ.update(asked["environment"])
        sys.path[:0] = asked["environment"].get("PYTHONPATH", "").split(os.pathsep)
        sys.argv = ["-c", *asked["words"]]
        exec(asked["script"], {"__name__": "__main__"})
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    stand()
