"""What a region's worth of firms costs: hundreds of members at once, on servers of several kinds.

Each kind of server gets the same people, who sign in to firms drawn from all. First they ask as
fast as they are answered, which says how much a server can do; then 300 of them think in between as
people do, which says how long they wait. In the same run a bare Django page is asked, one row and
one template, on the same database. Last, the same pages are asked with ever more firms beside.

    python3 benchmarks/region.py --data FOLDER

FOLDER holds one data folder for each size, `sq_10`, `sq_100` and `sq_1000`, filled before with
`alliancemap seed --firms 10 --alliances 20 --answers 50 --data FOLDER/sq_10` and so on. PostgreSQL
is started here, with a replica, and filled from them.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from durability.replicated import Pair, pair
from measure import digits, print_machine, print_table, shown_time
from region_copied import copy_to
from region_growth import growth
from region_servers import Running, bare, behind_nginx, bouncer, environment, product

HERE = Path(__file__).resolve().parent
SIZES = (10, 100, 1000)
MEMBERS, AT_ONCE, THINK = 300, 16, 20.0
Times = dict[str, list[float]]


def people(data: Path, address: str | None) -> list[dict[str, Any]]:
    """Sign members in; return how to be them."""
    answer = subprocess.run(
        [sys.executable, str(HERE / "region_people.py"), str(MEMBERS)],
        env=environment(data, address),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(answer.stdout.splitlines()[-1])
    return found


def asked(
    server: Running, members: list[dict[str, Any]], seconds: float, think: float, bare: bool
) -> Times:
    """Have members ask; return the seconds of each request by the kind of page."""
    told = {
        "host": "127.0.0.1", "port": server.port, "members": members, "warm": min(5.0, seconds / 3),
        "seconds": seconds, "think": think, "bare": bare,
    }  # fmt: skip
    answer = subprocess.run(
        [sys.executable, str(HERE / "region_load.py")],
        input=json.dumps(told),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: Times = json.loads(answer.stdout)
    return found


def row(name: str, server: Running, full: Times, thinking: Times, seconds: float) -> list[str]:
    """Return what the table says of a kind of server."""
    rate = sum(map(len, full.values())) / seconds
    answered = [times for kind, times in thinking.items() if "failed" not in kind]
    every = sorted(time for times in answered for time in times) or [0.0]
    cuts = quantiles(every, n=100, method="inclusive") if len(every) > 1 else every * 99
    failed = sum(
        len(times) for part in (full, thinking) for name, times in part.items() if "failed" in name
    )
    saved = thinking.get("answer saved", [])
    saved_95 = shown_time(quantiles(saved, n=20)[-1]) if len(saved) > 1 else ""
    return [
        name, digits(rate), f"{len(every) / seconds:.1f}", shown_time(median(every)),
        shown_time(cuts[94]), shown_time(cuts[98]), saved_95, str(failed),
        f"{server.memory():.0f} MB",
    ]  # fmt: skip


class Measuring:
    """One run: what is measured on what, and the rows so far."""

    def __init__(self, data: Path, both: Pair, seconds: float, programs: dict[str, str]) -> None:
        self.data, self.both, self.seconds, self.programs = data, both, seconds, programs
        self.rows: list[list[str]] = []
        self.bare_rates: dict[str, float] = {}
        self.known: dict[str | None, list[dict[str, Any]]] = {}

    def address(self, size: int, which: int = 0) -> str:
        """Return the address of a size's database, in the first server or the replica."""
        place = f"127.0.0.1:{self.both.ports[which]}"
        return f"postgresql://tests:{self.both.password}@{place}/r{size}"

    def members(self, data: Path, address: str | None) -> list[dict[str, Any]]:
        """Return the people of one database, signed in once."""
        if address not in self.known:
            self.known[address] = people(data, address)
        return self.known[address]

    def measure(self, name: str, server: Running, members: list[dict[str, Any]]) -> None:
        """Measure one kind of server."""
        full = asked(server, members[:AT_ONCE], self.seconds / 2, 0, bare=False)
        thinking = asked(server, members, self.seconds, THINK, bare=False)
        # The first is measured for half as long.
        doubled = {kind: times * 2 for kind, times in full.items()}
        self.rows.append(row(name, server, doubled, thinking, self.seconds))
        print(" · ".join(self.rows[-1]), file=sys.stderr, flush=True)
        wrong = {kind: len(times) for part in (full, thinking) for kind, times in part.items()}
        print({kind: count for kind, count in wrong.items() if "failed" in kind}, file=sys.stderr)

    def measure_bare(self, name: str, server: Running, members: list[dict[str, Any]]) -> None:
        """Measure the bare page."""
        full = asked(server, members[:AT_ONCE], self.seconds / 3, 0, bare=True)
        tripled = {kind: times * 3 for kind, times in full.items()}
        self.rows.append(row(name, server, tripled, full, self.seconds))
        self.rows[-1][2:8] = ["", *self.rows[-1][3:6], "", self.rows[-1][7]]
        print(" · ".join(self.rows[-1]), file=sys.stderr, flush=True)


def on_sqlite(run: Measuring, size: int) -> None:
    """Measure on SQLite: the bare page, one process, two."""
    data = run.data / f"sq_{size}"
    members = run.members(data, None)
    with bare(data, None) as server:
        run.measure_bare("a bare Django page, SQLite", server, members)
    for processes in (1, 2):
        with product(data, None, processes) as server:
            run.measure(f"SQLite, {processes} process{'es' * (processes > 1)}", server, members)


def on_postgresql(run: Measuring, size: int, folder: Path) -> None:
    """Measure on PostgreSQL: the bare page, one process, two, and what may stand around them."""
    data, address = run.data / f"sq_{size}", run.address(size)
    members = run.members(data, address)
    with bare(data, address) as server:
        run.measure_bare("a bare Django page, PostgreSQL", server, members)
    for processes in (1, 2):
        with product(data, address, processes) as server:
            name = f"PostgreSQL, {processes} process{'es' * (processes > 1)}"
            run.measure(name, server, members)
    if run.programs["nginx"]:
        with without_the_rest("nginx"), contextlib.ExitStack() as stack:
            several = [stack.enter_context(product(data, address, 1)) for _ in range(2)]
            program = run.programs["nginx"]
            server = stack.enter_context(behind_nginx(folder, several, program))
            run.measure("nginx before two servers", server, members)
    replica = {"ALLIANCEMAP_REPLICA_URL": run.address(size, 1)}
    with without_the_rest("replica"), product(data, address, 2, **replica) as server:
        run.measure("2 processes and a replica", server, members)
    if run.programs["pgbouncer"]:
        program, password = run.programs["pgbouncer"], run.both.password
        between = tempfile.mkdtemp(prefix="alliancemap-pooler-")
        more = {"ALLIANCEMAP_DATABASE_POOLER": "transaction"}
        port = run.both.ports[0]
        with (
            without_the_rest("PgBouncer"),
            bouncer(Path(between), port, f"r{size}", password, program) as behind,
            product(data, behind, 2, **more) as server,
        ):
            run.measure("2 processes behind PgBouncer", server, members)


@contextlib.contextmanager
def without_the_rest(name: str) -> Iterator[None]:
    """Go on with the others when one kind of server does not start, having said why."""
    try:
        yield
    except (OSError, subprocess.SubprocessError, TimeoutError) as error:
        print(f"Not measured: {name} ({type(error).__name__}: {error}).")


def wait_for_calm(calm: Path | None) -> None:
    """Say that all is ready, and wait until somebody says that the machine is free."""
    if calm is None:
        return
    (calm / "READY").write_text("READY\n")
    print("ready; waiting for GO", file=sys.stderr, flush=True)
    while not (calm / "GO").exists():
        time.sleep(0.5)


def main() -> int:
    """Print the tables; return 1 when a request failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=24)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--nginx", default="", help="nginx's program, if it is to be measured")
    parser.add_argument("--pgbouncer", default="", help="PgBouncer's program, likewise")
    kinds = ("sqlite", "postgresql", "growth")
    parser.add_argument("--kinds", nargs="*", default=kinds, choices=kinds)
    parser.add_argument("--calm", type=Path, help="where READY is said and GO waited for")
    chosen = parser.parse_args()
    programs = {"nginx": chosen.nginx, "pgbouncer": chosen.pgbouncer}
    with (
        tempfile.TemporaryDirectory(prefix="alliancemap-region-") as folder,
        # One of its own: PostgreSQL gives it away when root starts it.
        tempfile.TemporaryDirectory(prefix="alliancemap-pair-") as given_away,
        pair(Path(given_away), synchronous=False) as both,
    ):
        run = Measuring(chosen.data, both, chosen.seconds, programs)
        largest = max(chosen.sizes)
        run.members(chosen.data / f"sq_{largest}", None)
        if set(chosen.kinds) - {"sqlite"}:
            for size in chosen.sizes:
                copy_to(chosen.data / f"sq_{size}", run.address(size))
            run.members(chosen.data / f"sq_{largest}", run.address(largest))
        wait_for_calm(chosen.calm)
        print_machine(("django", "uvicorn", "psycopg"))
        if "sqlite" in chosen.kinds:
            on_sqlite(run, largest)
        if "postgresql" in chosen.kinds:
            on_postgresql(run, largest, Path(folder))
        print(f"**{MEMBERS} members of {largest} firms**\n")
        heads = (
            *("server", "most a second", "asked a second", "median", "95th", "99th"),
            *("answer saved, 95th", "failed", "memory"),
        )
        print_table(heads, run.rows)
        if "growth" in chosen.kinds:
            growth(chosen.data, chosen.sizes, run.address)
    return 1 if any(one[7] != "0" for one in run.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
