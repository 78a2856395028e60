"""Kills the server, or its database, again and again under load; counts what is there afterwards.

    .venv/bin/python benchmarks/nothing_lost.py [kill|failover|power|migration] [--times 20]
    .venv/bin/python benchmarks/nothing_lost.py kill --database postgresql --seed 7

`kill` ends `alliancemap serve` at random moments while people, phones and programs write;
`failover` kills the PostgreSQL primary, whose replica takes over (`--asynchronous`: one that is not
waited for); `power` makes SQLite's files anew as after a power cut; `migration` kills the bringing
up to date of older tables. The short forms of the same run with every test (tests/durability).
"""

import argparse
import contextlib
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import throwaway_postgresql as throwaway  # noqa: E402
from durability.counted import Counted, count  # noqa: E402
from durability.cut import files_at, recorder, records  # noqa: E402
from durability.replicated import pair  # noqa: E402
from durability.served import Served, fill, served  # noqa: E402
from durability.writers import Crowd, Ledger, come_by_link, ways  # noqa: E402

ADDRESS = "ALLIANCEMAP_DATABASE_URL"


def main() -> int:
    """Carry out what was asked for; 1 when anything was lost or doubled."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("what", nargs="?", default="kill", choices=sorted(TRIALS))
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--database", default="sqlite", choices=("sqlite", "postgresql"))
    asked.add_argument("--asynchronous", action="store_true")
    given = asked.parse_args()
    # Asked to end, it ends what it started first.
    signal.signal(signal.SIGTERM, throwaway.end_tidily)
    began = time.monotonic()
    say(f"{given.what}, seed {given.seed}, {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {time.strftime('%Y-%m-%d')}")  # fmt: skip
    wrong = TRIALS[given.what](given)
    say(f"{time.monotonic() - began:.0f} s in all; lost or doubled: {wrong}")
    return 1 if wrong and not given.asynchronous else 0


def say(text: str) -> None:
    """Print at once."""
    print(text, flush=True)


@contextlib.contextmanager
def installation(
    environment: dict[str, str], folder: Path
) -> Iterator[tuple[Served, dict[str, Any]]]:
    """An installation with something in it, ended afterwards."""
    server = served(folder / "data", environment)
    filled = fill(server)
    try:
        yield server, filled
    finally:
        server.stop()


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder that goes away."""
    folder = tempfile.mkdtemp(prefix="alliancemap-durability-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kill(given: argparse.Namespace) -> int:
    """Kill the server so many times."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(scratch())
        environment: dict[str, str] = {}
        if given.database == "postgresql":
            environment[ADDRESS] = stack.enter_context(throwaway.any_server())
        server, filled = stack.enter_context(installation(environment, folder))
        dice, starts = random.Random(given.seed), []
        server.start()
        come_by_link(server, filled)
        crowd = Crowd(server, filled, given.seed)
        crowd.start(ways(server, filled))
        for _ in range(given.times):
            time.sleep(dice.uniform(0.2, 3))
            server.kill()
            starts.append(server.start())
        time.sleep(2)
        crowd.stop()
        say(f"{server.kills} kills of the server on {given.database}; it answered again after "
            f"{min(starts):.1f} to {max(starts):.1f} s")  # fmt: skip
        return table(crowd.ledger, count(server, filled, crowd.ledger))


def failover(given: argparse.Namespace) -> int:
    """Kill the primary so many times, each time with a new pair."""
    wrong = 0
    for number in range(given.times):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(scratch())
            folder.chmod(0o755)
            (folder / "pair").mkdir()
            both = stack.enter_context(pair(folder / "pair", synchronous=not given.asynchronous))
            server, filled = stack.enter_context(installation({ADDRESS: both.address}, folder))
            server.start()
            come_by_link(server, filled)
            crowd = Crowd(server, filled, given.seed + number)
            crowd.start(ways(server, filled))
            time.sleep(random.Random(given.seed + number).uniform(3, 8))
            both.kill_primary()
            began, book = time.monotonic(), crowd.ledger.acknowledged
            before = crowd.ledger.count(book)
            both.promote()
            promoted = time.monotonic() - began
            while crowd.ledger.count(book) <= before + 7 and time.monotonic() - began < 90:
                time.sleep(0.02)
            again = time.monotonic() - began
            time.sleep(1)
            crowd.stop()
            say(f"the primary was killed; the replica took over after {promoted:.1f} s, "
                f"eight more changes were acknowledged after {again:.1f} s")  # fmt: skip
            wrong += table(crowd.ledger, count(server, filled, crowd.ledger))
    return wrong


def power(given: argparse.Namespace) -> int:
    """Record a load once, and cut the power at so many moments of it."""
    wrong = 0
    with scratch() as folder, installation({}, folder) as (server, filled):
        made = recorder(folder)
        if made is None:
            say("there is no C compiler here")
            return 0
        before = {path: path.read_bytes() for path in server.folder.glob("*.sqlite3*")}
        record = folder / "record"
        server.more = {"LD_PRELOAD": str(made), "RECORD_TO": str(record)}
        server.more["RECORD_FOLDER"] = str(server.folder / "alliancemap.sqlite3")
        server.start()
        come_by_link(server, filled)
        begun = time.monotonic_ns()
        crowd = Crowd(server, filled, given.seed)
        crowd.start(ways(server, filled))
        time.sleep(20)
        crowd.stop()
        server.kill()
        dice, kept, moments = random.Random(given.seed), list(records(record)), crowd.ledger.moments
        for number in range(given.times):
            moment = dice.randint(begun, max(moments.values()))
            after = served(folder / f"after{number}" / "data", {})
            shutil.copy(server.folder / "secret-key.txt", after.folder)
            for path, content in files_at(kept, moment, dice, before).items():
                (after.folder / Path(path).name).write_bytes(content)
            book = crowd.ledger.acknowledged.items()
            until = {way: [one for one in marks if moments[one] <= moment] for way, marks in book}
            after.start()
            told = count(after, filled, Ledger(until))
            after.stop()
            wrong += sum(len(one.lost) + len(one.doubled) for one in told)
            say(f"cut {number + 1}: {sum(one.acknowledged for one in told)} acknowledged, "
                f"{sum(len(one.lost) for one in told)} lost, "
                f"{sum(len(one.doubled) for one in told)} doubled")  # fmt: skip
    return wrong


def migration(given: argparse.Namespace) -> int:
    """Kill the bringing up to date of older tables at so many places, half of them at commits."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(scratch())
        environment = {"ALLIANCEMAP_DATA": str(folder)}
        if given.database == "postgresql":
            environment[ADDRESS] = stack.enter_context(throwaway.any_server())
        script = ROOT / "tests" / "durability" / "migrating.py"
        half = given.times // 2
        command = [sys.executable, str(script), str(given.seed), str(given.times - half), str(half)]
        kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
        done = subprocess.run(command, env=kept | environment, stdout=subprocess.PIPE, check=True)
        told = json.loads(done.stdout)
        say(f"{told['tried']} of {told['places']} places on {given.database}; "
            f"wrong afterwards: {told['wrong'] or 'none'}")  # fmt: skip
        return len(told["wrong"])


def table(ledger: Ledger, told: list[Counted]) -> int:
    """Print what was counted; return how many were lost or doubled."""
    say(f"{'':24}{'acknowledged':>13}{'present':>9}{'lost':>6}{'doubled':>9}{'answer lost':>13}")
    for one in told:
        say(f"{one.way:24}{one.acknowledged:13}{one.present:9}{len(one.lost):6}"
            f"{len(one.doubled):9}{one.late:13}")  # fmt: skip
    lost, doubled = sum(len(one.lost) for one in told), sum(len(one.doubled) for one in told)
    say(f"{'all':24}{sum(one.acknowledged for one in told):13}"
        f"{sum(one.present for one in told):9}{lost:6}{doubled:9}"
        f"{sum(one.late for one in told):13}")  # fmt: skip
    say(f"{ledger.requests} requests sent, {ledger.again} without an answer and sent again, "
        f"{ledger.count(ledger.unknown)} never answered, "
        f"refused: {ledger.refused or 'none'}")  # fmt: skip
    return lost + doubled


TRIALS = {"kill": kill, "failover": failover, "power": power, "migration": migration}

if __name__ == "__main__":
    sys.exit(main())
