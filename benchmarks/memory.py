"""How much memory the server needs: with its worker, step by step, up to the largest it is given.

One server is started on a workspace of a thousand alliances and never started anew. After each step
stands what it holds (resident memory), and the most it held during the step (Linux's VmHWM, reset
before each). The goal: all of it within 512 MB. To hold it to that, run this in a group of
processes that has no more, such as `systemd-run --scope -p MemoryMax=512M -p MemorySwapMax=0`.
"""

import argparse
import http.client
import io
import os
import re
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from measure import print_machine, print_table
from workplace import ALLIANCES, DATABASE, filled, ready, served
from workplace_pages import PAGES, Visitor

from alliancemap_web.exchange.limits import MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES

GOAL = 512.0
ROUNDS = 20
# So long is each text of the largest table: all of them together are the most that is taken.
TEXT = 140
MEGABYTE = 1_048_576


def held(process: int, name: str) -> float:
    """Return a figure of a process in MB: VmRSS, what it holds; VmHWM, the most it held."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / MEGABYTE
    raise LookupError(name)


def forget(process: int) -> None:
    """Let the most that a process held count from now (proc(5), clear_refs)."""
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")


def largest_table() -> bytes:
    """Return a workbook as large as is taken: as many rows and columns, nearly as much text."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"constant_memory": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["name", *(f"column {number}" for number in range(2, MOST_COLUMNS + 1))]
        )
        for row in range(1, MOST_ROWS + 1):
            for column in range(MOST_COLUMNS):
                text = f"partner {row} {column} "
                sheet.write_string(row, column, text + "x" * (TEXT - len(text)))
    content = kept.getvalue()
    if len(content) > MOST_TABLE_BYTES:
        raise ValueError(f"the table has {len(content)} bytes, more than is taken")
    return content


def sent_file(visitor: Visitor, path: str, name: str, content: bytes) -> tuple[int, str, bytes]:
    """Send a file as a form does; return the status, where it leads, and what is said."""
    mark = secrets.token_hex(16)
    head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={mark}",
        "Cookie": "; ".join(f"{one}={value}" for one, value in visitor.cookies.items()),
        "X-CSRFToken": visitor.cookies["csrftoken"],
    }
    visitor.connection.request("POST", path, body, headers)
    answer = visitor.connection.getresponse()
    return answer.status, answer.headers.get("Location", ""), answer.read()


def traffic(visitor: Visitor, rounds: int) -> None:
    """Ask for every page of the workplace's benchmark, so often."""
    for asked in PAGES:
        for _ in range(rounds):
            headers = dict(asked.headers)
            if asked.is_program:
                headers["Authorization"] = f"Bearer {visitor.bearer}"
            path = asked.path(visitor)
            status = visitor.ask(path, asked.form, **headers)[1]
            if status != 200:
                raise LookupError(f"{path} answered {status}")


def table(visitor: Visitor) -> None:
    """Bring in the largest table, up to its preview."""
    where = f"/en/work/{visitor.workspace}/import/"
    status, onward, said = sent_file(visitor, where, "partners.xlsx", largest_table())
    if status != 302:
        reason = re.search(rb"role=.alert.*?<li>(.*?)</li>", said, re.DOTALL)
        raise LookupError(f"the table was answered {status}: {reason and reason[1]!r}")
    if visitor.ask(onward)[1] != 200:
        raise LookupError("the table's preview is not there")


def files(kind: str) -> Callable[[Visitor], None]:
    """Return the step that makes twenty alliances' map as a file."""

    def made(visitor: Visitor) -> None:
        for alliance in visitor.alliances[:20]:
            path = f"/en/work/{visitor.workspace}/alliances/{alliance}/files/{kind}/"
            status = visitor.ask(path)[1]
            if status != 200:
                raise LookupError(f"{kind} was answered {status}")

    return made


def everything(visitor: Visitor) -> None:
    """Take everything out."""
    if visitor.ask(f"/en/work/{visitor.workspace}/export/everything.zip")[1] != 200:
        raise LookupError("everything is not there")


def steps(rounds: int) -> Iterator[tuple[str, Callable[[Visitor], None]]]:
    """Yield what the server is asked for, and its name."""
    yield "every page of the workplace, again and again", lambda one: traffic(one, rounds)
    yield f"the largest table (XLSX, {MOST_ROWS} rows, {MOST_COLUMNS} columns)", table
    yield "twenty maps as PDF", files("pdf")
    yield "twenty maps as PowerPoint", files("pptx")
    yield "everything out, as one file", everything
    yield "every page once more", lambda one: traffic(one, 1)


@contextmanager
def visited(data: Path, alliances: int) -> Iterator[Visitor]:
    """Start the server on a filled workspace, and give somebody signed in there."""
    told = filled(data, alliances)
    bearer = ready(data, str(told["key"]))
    with served(data) as (place, server):
        yield Visitor(
            http.client.HTTPConnection(place, timeout=600),
            str(told["key"]),
            list(told["alliances"]),  # type: ignore[call-overload]
            {"alliancemap": str(told["cookie"])},
            server,
            bearer,
        )


def main() -> int:
    """Print the table; return 1 when more than the goal was held at any time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--alliances", type=int, default=ALLIANCES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--data", type=Path, help="a folder to fill once and use again")
    chosen = parser.parse_args()
    print_machine(("django", "uvicorn"))
    most, rows = 0.0, []

    def note(what: str, process: int) -> None:
        nonlocal most
        peak = held(process, "VmHWM")
        most = max(most, peak)
        rows.append((what, f"{held(process, 'VmRSS'):.0f} MB", f"{peak:.0f} MB"))
        forget(process)

    with (
        tempfile.TemporaryDirectory() as folder,
        visited(chosen.data or Path(folder, "data"), chosen.alliances) as visitor,
    ):
        note("started", visitor.server)
        visitor.ask("/en/account/")  # a page with a form: the cookie that forms need
        for what, step in steps(chosen.rounds):
            step(visitor)
            note(what, visitor.server)
        visitor.connection.close()
    kind = "PostgreSQL" if os.environ.get(DATABASE) else "SQLite"
    print(f"**A workspace with {chosen.alliances} alliances, {kind}** ({chosen.rounds} rounds)\n")
    print_table(("after", "held", "most held meanwhile"), rows)
    print(f"The most at any time: {most:.0f} MB, of {GOAL:.0f}.")
    return 1 if most > GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
