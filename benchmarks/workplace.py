"""How long the workplace's pages take with a thousand alliances in one workspace.

A real server is asked over one connection that is kept open, by somebody signed in; each time it is
another alliance, so that little of it is at hand. In the same run, before each page, a plain page
of the same server is asked, which does nothing but say who is signed in. The 95th percentile is
held against 100 ms. A page that is not there fails the run. Where the system tells it (Linux), the
processor's time that the server took stands beside: it says what a page costs, however busy the
machine was with other things.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from measure import digits, print_machine, print_table, shown_time
from workplace_pages import PAGES, Asked, Visitor

ALLIANCES = 1000
ROUNDS = 100
WARM = 5
GOAL = 0.1
# Names a PostgreSQL server to measure on, with a data folder of its own.
DATABASE = "ALLIANCEMAP_DATABASE_URL"
HERE = Path(__file__).resolve().parent
SERVE = """
import sys
from alliancemap_web.serve import serve
sys.exit(serve(port=0, data=sys.argv[1], language='en'))
"""


def environment(data: Path) -> dict[str, str]:
    """Return the variables of a program of the face, on a data folder of its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "ALLIANCEMAP" not in name or name == DATABASE
    }
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    return kept | {
        "ALLIANCEMAP_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "workplace_settings",
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
    }


def filled(data: Path, alliances: int) -> dict[str, object]:
    """Fill a workspace, unless that was done before; return how to get into it."""
    noted = data / "filled.json"
    if noted.is_file():
        before: dict[str, object] = json.loads(noted.read_text(encoding="utf-8"))
        return before
    answer = subprocess.run(
        [sys.executable, str(HERE / "workplace_filled.py"), str(alliances)],
        env=environment(data),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    noted.write_text(answer.stdout.splitlines()[-1], encoding="utf-8")
    return filled(data, alliances)


def ready(data: Path, workspace: str) -> str:
    """Bring what was filled up to date with this program; return the secret of a key to it."""
    answer = subprocess.run(
        [sys.executable, str(HERE / "workplace_ready.py"), workspace],
        env=environment(data),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return answer.stdout.splitlines()[-1]


def work_of(process: int) -> float:
    """Return the seconds of processor's time a process has had with all its threads; 0 if unknown.

    The number of another process's clock is made as Linux's clock_getcpuclockid(3) makes it.
    """
    return time.clock_gettime((~process << 3) | 2) if sys.platform == "linux" else 0.0


@contextmanager
def served(data: Path) -> Iterator[tuple[str, int]]:
    """Start the face on what was filled; give its host and port, and its process."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(data)],
        env=environment(data),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            line = next(line for line in process.stdout if line.startswith("Open http"))
            yield urlsplit(line.split()[1]).netloc.replace("localhost", "127.0.0.1"), process.pid
        finally:
            process.terminate()
            process.communicate()


@dataclass(slots=True)
class Taken:
    """What a page took, in seconds each time: until it was there, of the server's processor, and
    until the plain page before it was there; and its size in bytes.
    """

    page: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    size: int = 0


def measured(visitor: Visitor, asked: Asked, rounds: int) -> Taken:
    """Ask for a page and the plain page in turn; LookupError when a page is not there."""
    taken = Taken()
    for place in range(rounds + WARM):
        plain, status, _ = visitor.ask("/plain/")
        assert status == 200
        path, before = asked.path(visitor), work_of(visitor.server)
        headers = dict(asked.headers)
        if asked.is_program:
            headers["Authorization"] = f"Bearer {visitor.bearer}"
        page, status, raw = visitor.ask(path, asked.form, **headers)
        work = work_of(visitor.server) - before
        if status != 200:
            raise LookupError(f"{asked.name}: {path} answered {status}")
        if place >= WARM:
            taken.page.append(page)
            taken.work.append(work)
            taken.plain.append(plain)
            taken.size = max(taken.size, len(raw))
    return taken


def percentile_95(seconds: list[float]) -> float:
    """Return the time that 95 of 100 keep within."""
    return quantiles(seconds, n=20, method="inclusive")[-1]


def row(asked: Asked, taken: Taken) -> tuple[str, ...]:
    """Return what the table says of a page."""
    slow, least, work = map(percentile_95, (taken.page, taken.plain, taken.work))
    return (
        asked.name,
        shown_time(median(taken.page)),
        shown_time(slow),
        shown_time(least),
        digits(slow / least),
        shown_time(work) if work else "",
        f"{taken.size / 1000:.0f} kB",
        "" if slow <= GOAL else f"above {shown_time(GOAL)}",
    )


def main() -> int:
    """Print the table; return 1 when a page is not there or slower than the goal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--alliances", type=int, default=ALLIANCES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--data", type=Path, help="a folder to fill once and use again")
    chosen = parser.parse_args()
    print_machine(("django", "uvicorn"))
    rows, failed = [], []
    with tempfile.TemporaryDirectory() as folder:
        data = chosen.data or Path(folder, "data")
        told = filled(data, chosen.alliances)
        bearer = ready(data, str(told["key"]))
        with served(data) as (place, server):
            visitor = Visitor(
                http.client.HTTPConnection(place),
                str(told["key"]),
                list(told["alliances"]),  # type: ignore[call-overload]
                {"alliancemap": str(told["cookie"])},
                server,
                bearer,
            )
            visitor.ask("/en/account/")  # a page with a form: the cookie that forms need
            for asked in PAGES:
                try:
                    found = measured(visitor, asked, chosen.rounds)
                except LookupError as error:
                    failed.append(str(error))
                    continue
                rows.append(row(asked, found))
            visitor.connection.close()
    kind = "PostgreSQL" if os.environ.get(DATABASE) else "SQLite"
    print(f"**A workspace with {chosen.alliances} alliances, {kind}** ({chosen.rounds} rounds)\n")
    heads = (
        *("page", "median", "95th", "plain page’s 95th", "times"),
        *("server’s work, 95th", "size", "note"),
    )
    print_table(heads, rows)
    for one in failed:
        print(f"Not measured: {one}.")
    return 1 if failed or any(row[-1] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
