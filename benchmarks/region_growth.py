"""How the time of the same pages grows with the firms and answers beside."""

import http.client
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from measure import print_table, shown_time
from region_servers import environment, product
from workplace import percentile_95
from workplace_pages import PAGES, Asked, Visitor

HERE = Path(__file__).resolve().parent
SHOWN = (
    "home", "list", "search, one word", "one factor, all alliances", "an alliance", "its answers",
    "its history", "one question", "one answer saved", "what is to be looked at",
    "interface: list",
)  # fmt: skip
ROUNDS, WARM = 12, 3


def told(data: Path, address: str | None, what: str) -> str:
    """Return what is printed of a seeded database's people or statements."""
    command = [sys.executable, str(HERE / "region_people.py"), what]
    given = environment(data, address)
    answer = subprocess.run(command, env=given, stdout=subprocess.PIPE, text=True, check=True)
    return answer.stdout.splitlines()[-1]


def times_of(data: Path, address: str | None) -> dict[str, list[float]]:
    """Return the seconds that each page takes, each time of another alliance of one firm."""
    one = json.loads(told(data, address, "1"))[0]
    with product(data, address, 1) as server:
        visitor = Visitor(
            http.client.HTTPConnection("127.0.0.1", server.port, timeout=60),
            one["workspace"], one["alliances"], one["cookies"], 0, one["bearer"],
        )  # fmt: skip
        visitor.ask("/en/account/")
        found = {page.name: asked(visitor, page) for page in PAGES if page.name in SHOWN}
        visitor.connection.close()
    return found


def asked(visitor: Visitor, page: Asked) -> list[float]:
    """Return the seconds that one page takes."""
    kept = []
    for place in range(ROUNDS + WARM):
        headers = dict(page.headers)
        if page.is_program:
            headers["Authorization"] = f"Bearer {visitor.bearer}"
        seconds, status, _ = visitor.ask(page.path(visitor), page.form, **headers)
        assert status == 200, (page.name, status)
        if place >= WARM:
            kept.append(seconds)
    return kept


def growth(data: Path, sizes: Sequence[int], address: Callable[[int], str]) -> None:
    """Print, for each kind of database, what the same pages take with ever more firms."""
    for kind in ("SQLite", "PostgreSQL"):
        places = [
            (data / f"sq_{size}", address(size) if kind[0] == "P" else None) for size in sizes
        ]
        times = [times_of(*one) for one in places]
        print(f"**The same pages with more firms beside, {kind}** ({ROUNDS} rounds)\n")
        heads = ["page"]
        for size in sizes:
            heads += [f"{size} firms, median", "95th"]
        rows = []
        for name in SHOWN:
            row = [name]
            for found in times:
                row += [shown_time(median(found[name])), shown_time(percentile_95(found[name]))]
            rows.append(row)
        print_table(heads, rows)
