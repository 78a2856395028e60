"""Run the benchmarks: all that measure time, or those named; `--page` keeps their tables.

    python3 dev.py bench                    # judgement, picture, growth, startup
    python3 dev.py bench judgement startup  # only these
    python3 dev.py bench --page             # write them into docs/explanation/measurements.md

Each file here also runs by itself and prints its own tables. `calibration` and `question_order`
measure what is right rather than what is fast, take minutes, and run when named; so do `twin` and
`lounge`, which need a browser, and `waiting`, `workplace` and `memory`, which start the face.
"""

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "explanation" / "measurements.md"
TIMED = ("judgement", "picture", "growth", "startup")
NAMED_ONLY = ("calibration", "question_order", "twin", "lounge", "waiting", "workplace", "memory")
END = "<!-- end -->"


def begin(name: str) -> str:
    """Return the mark after which a benchmark's tables stand on the page."""
    return f"<!-- measured: {name} -->"


def printed(name: str) -> tuple[int, str]:
    """Run one benchmark, showing its lines as they come; return its exit code and what it said."""
    command = [sys.executable, "-u", str(HERE / f"{name}.py")]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        for line in running.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
    return running.returncode, "".join(lines)


def with_tables(page: str, name: str, tables: str, day: str) -> str:
    """Return the page with one benchmark's tables in their place; ValueError when it has none."""
    before, mark, rest = page.partition(begin(name))
    _, end, after = rest.partition(END)
    if not (mark and end):
        raise ValueError(f"the page has no place for {name}")
    return f"{before}{mark}\n\n{day}. {tables.strip()}\n\n{end}{after}"


def main() -> int:
    """Run what is asked; return 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TIMED + NAMED_ONLY))
    parser.add_argument("--page", action="store_true", help="keep the tables on the page")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - {*TIMED, *NAMED_ONLY}
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    failed = []
    for name in chosen.names or TIMED:
        print(f"# {name}\n", flush=True)
        code, tables = printed(name)
        if code:
            failed.append(name)
        elif chosen.page and begin(name) in PAGE.read_text(encoding="utf-8"):
            page = PAGE.read_text(encoding="utf-8")
            day = datetime.now(UTC).date().isoformat()
            PAGE.write_text(with_tables(page, name, tables, day), encoding="utf-8")
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
