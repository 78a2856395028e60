"""How long a backup and its way back take, while people go on writing, on both databases.

    .venv/bin/python benchmarks/owning.py [--alliances 1000] [--data FOLDER] [--times 3]

Fills a workspace, or copies a data folder that `workplace_filled.py` filled (with what it printed
beside it in filled.json), and starts `alliancemap serve` on it. Two people answer factors without a
pause meanwhile. Every backup is restored elsewhere, in both databases: the digest of all rows that
`restore` says, and that of a fresh backup of the restored place, must be the backup's own; else 1.
Ends with the tables that docs/explanation/measurements.md has.
"""

import argparse
import contextlib
import json
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measure import print_machine

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import throwaway_postgresql as throwaway  # noqa: E402
from durability.served import Served, served  # noqa: E402
from durability.writers import Pens, is_moved  # noqa: E402

ADDRESS = "ALLIANCEMAP_DATABASE_URL"
COMMAND = "import sys; from alliancemap.cli import main; sys.exit(main(sys.argv[1:]))"
COOKIE = "alliancemap"
WRITERS = 2
CALM = 5.0
# As a server comes: what was committed is on the disk.
throwaway.SETTINGS |= {
    "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "wal_level": "replica",
    "autovacuum": "on",
}  # fmt: skip


@dataclass
class Writers:
    """People who answer without a pause; `taken` is how long each answer took, and whether well."""

    server: Served
    filled: dict[str, Any]
    taken: list[tuple[float, bool]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    is_over: threading.Event = field(default_factory=threading.Event)

    def write(self, number: int) -> None:
        """Answer a factor of one alliance again and again."""
        alliances = self.filled["alliances"][number:]
        pens = Pens(self.server, {**self.filled, "alliances": alliances})
        place = 0
        while not self.is_over.is_set():
            place += 1
            call = pens.answer(f"mark{number}n{place}")
            began = time.monotonic()
            try:
                answer = call()
                was_taken = is_moved(answer)
                if not was_taken:
                    self.refused[f"{answer.status}"] += 1
            except OSError as error:
                was_taken = False
                self.refused[type(error).__name__] += 1
            self.taken.append((time.monotonic() - began, was_taken))


@contextlib.contextmanager
def writing(server: Served, filled: dict[str, Any]) -> Iterator[Writers]:
    """Have people write meanwhile."""
    crowd = Writers(server, filled)
    threads = [threading.Thread(target=crowd.write, args=(one,)) for one in range(WRITERS)]
    for one in threads:
        one.start()
    try:
        yield crowd
    finally:
        crowd.is_over.set()
        for one in threads:
            one.join()


def timed(place: Served, *words: str | Path) -> tuple[float, str]:
    """Carry out a command of the owner; return its seconds and the digest of all rows it said."""
    began = time.monotonic()
    done = place.run("-c", COMMAND, *map(str, words))
    taken = time.monotonic() - began
    return taken, next(one.split()[-1] for one in done.stdout.splitlines() if "SHA-256" in one)


class Trial:
    """A folder to work in, a PostgreSQL server, and what was found."""

    def __init__(self, folder: Path, address: str, times: int) -> None:
        self.folder, self.address, self.times = folder, address, times
        self.made, self.wrong = 0, 0

    def place(self, kind: str) -> Served:
        """An empty place in a kind of database."""
        self.made += 1
        environment = {} if kind == "SQLite" else {ADDRESS: self.database(f"own{self.made}")}
        return served(self.folder / f"place{self.made}" / "data", environment)

    def database(self, name: str) -> str:
        """A fresh database of the server."""
        import psycopg

        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address.rpartition("/")[0] + f"/{name}"

    def same(self, *digests: str) -> str:
        """Whether digests are one and the same, as the table says it."""
        is_same = len(set(digests)) == 1
        self.wrong += not is_same
        return "the same" if is_same else "ANOTHER"

    def backups(self, kind: str, place: Served, filled: dict[str, Any]) -> Path:
        """Back up while nobody writes and while people write; return the last backup."""
        file = self.folder / f"{kind}-calm.zip"
        place.start()
        calm = [timed(place, "backup", self.fresh(file))[0] for _ in range(self.times)]
        said(f"backup of {kind}, nobody writes", calm, size(file))
        with writing(place, filled) as crowd:
            time.sleep(CALM)
            before, busy = len(crowd.taken), []
            file = self.folder / f"{kind}-busy.zip"
            for _ in range(self.times):
                taken, digest = timed(place, "backup", self.fresh(file))
                busy.append(taken)
            meanwhile = crowd.taken[before:]
            alone = crowd.taken[:before]
        place.stop()
        said(f"backup of {kind}, people write", busy, size(file))
        print(f"  answers taken meanwhile: {len(meanwhile)}, not taken: "
              f"{sum(not well for _, well in meanwhile)}; slowest "
              f"{max(one for one, _ in meanwhile):.2f} s, median {median(meanwhile):.3f} s; "
              f"without a backup: slowest {max(one for one, _ in alone):.2f} s, "
              f"median {median(alone):.3f} s")  # fmt: skip
        self.wrong += crowd.refused.total()
        if crowd.refused:
            print(f"  refused: {dict(crowd.refused)}")
        for other in ("SQLite", "PostgreSQL"):
            self.restore(kind, other, file, digest)
        return file

    def restore(self, kind: str, other: str, file: Path, digest: str) -> None:
        """Restore a backup in some kind of database, and back that up again."""
        taken, again = [], digest
        for _ in range(self.times):
            place = self.place(other)
            seconds, again = timed(place, "restore", file)
            taken.append(seconds)
        fresh = timed(place, "backup", self.fresh(self.folder / "again.zip"))[1]
        what = f"restore of {kind}'s backup into {other}"
        said(what, taken, f"digest {self.same(digest, again, fresh)}")

    def fresh(self, file: Path) -> Path:
        """A path where nothing is."""
        file.unlink(missing_ok=True)
        return file


def median(taken: list[tuple[float, bool]]) -> float:
    """The middle of what answers took."""
    return sorted(one for one, _ in taken)[len(taken) // 2]


def size(file: Path) -> str:
    """A file's size."""
    return f"{file.stat().st_size / 1e6:.1f} MB"


def said(what: str, seconds: list[float], more: str) -> None:
    """Print a row: the median, the span, and what else is to be told."""
    middle = sorted(seconds)[len(seconds) // 2]
    print(f"| {what} | {middle:.1f} s | {min(seconds):.1f} to {max(seconds):.1f} s | {more} |",
          flush=True)  # fmt: skip


def filled_folder(given: argparse.Namespace, place: Served) -> dict[str, Any]:
    """Fill a place, or copy what was filled before; return how to get in."""
    if given.data is None:
        script = ROOT / "benchmarks" / "workplace_filled.py"
        place.more["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
        told = json.loads(place.run(str(script), str(given.alliances)).stdout.splitlines()[-1])
    else:
        for one in (*given.data.glob("alliancemap.sqlite3*"), given.data / "secret-key.txt"):
            shutil.copyfile(one, place.folder / one.name)
        told = json.loads((given.data / "filled.json").read_text("utf-8"))
    return {**told, "firm": told["key"], "cookie": COOKIE, "sessions": [told["cookie"]]}


def main() -> int:
    """Measure on both databases; 1 when a digest differed or an answer was refused."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--alliances", type=int, default=1000)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, throwaway.end_tidily)
    print_machine(("django", "psycopg"))
    with (
        tempfile.TemporaryDirectory(prefix="alliancemap-own-") as name,
        throwaway.any_server() as address,
    ):
        trial = Trial(Path(name), address, given.times)
        first = trial.place("SQLite")
        told = filled_folder(given, first)
        print("| what | median | from, to | |\n| --- | ---: | --- | --- |")
        file = trial.backups("SQLite", first, told)
        second = trial.place("PostgreSQL")
        timed(second, "restore", file)
        trial.backups("PostgreSQL", second, told)
        about = first.folder / "alliancemap.sqlite3"
        print(f"\n{len(told['alliances'])} alliances, a file of {size(about)}; "
              f"wrong: {trial.wrong}")  # fmt: skip
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
