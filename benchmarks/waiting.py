"""What waiting for background work costs, and how fast jobs go through one worker and several.

The processor's time of a started `alliancemap serve` is read after it has been left alone, with its
worker and without. Jobs that do nothing are then worked off by worker processes on one SQLite file:
what is measured is the taking, the running and the writing down.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import print_machine, print_table, shown_time

LEFT_ALONE = 30.0
JOBS = 600
SERVE = """
import sys
from alliancemap_web.serve import serve
sys.exit(serve(port=0, data=sys.argv[1], language='en'))
"""
# The one job that every installation has; with nothing to delete it does next to nothing.
READY = """
import django, sys
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from alliancemap_web.jobs.upkeep import prune
for _ in range(int(sys.argv[1])):
    prune.enqueue()
"""
WORK = """
import django
django.setup()

from alliancemap_web.jobs import worker
print("ready", flush=True)
input()
name = worker.new_name()
done = 0
while worker.do_next(name):
    done += 1
print(done, flush=True)
"""


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return the variables of a program on a data folder of its own."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    settings = {"DJANGO_SETTINGS_MODULE": "alliancemap_web.settings", "PYTHONUTF8": "1"}
    return kept | settings | {"ALLIANCEMAP_DATA": str(data)} | more


def processor_seconds(process: int) -> float:
    """Return the processor's time a process has had; Linux alone tells it so."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(data: Path, **more: str) -> float:
    """Return the processor's time that a started program takes while it is left alone."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(data)],
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if line.startswith("Open http"))
        time.sleep(3)  # until what starting left to do is done
        before = processor_seconds(process.pid)
        time.sleep(LEFT_ALONE)
        taken = processor_seconds(process.pid) - before
        process.terminate()
    return taken


def through(data: Path, workers: int) -> tuple[float, list[int]]:
    """Return the seconds that some workers take for all jobs, and how many each of them did."""
    command = [sys.executable, "-c", READY, str(JOBS)]
    subprocess.run(command, env=environment(data), check=True)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WORK],
            env=environment(data),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(workers)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    start = time.perf_counter()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    done = [int(process.communicate()[0]) for process in processes]
    return time.perf_counter() - start, done


def main() -> None:
    """Print both tables."""
    print_machine(("django", "django-tasks-db"))
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for name, more in (("without a worker", {"ALLIANCEMAP_WORKER": "apart"}), ("with one", {})):
            taken = idle(Path(folder, name), **more)
            share = f"{100 * taken / LEFT_ALONE:.2f} %"
            rows.append((name, shown_time(taken) if taken else "below 10 ms", share))
        print(f"**Left alone for {LEFT_ALONE:.0f} s**\n")
        print_table(("serve", "processor’s time", "of one core"), rows)
        rows = []
        for workers in (1, 3):
            seconds, done = through(Path(folder, str(workers)), workers)
            assert sum(done) == JOBS, done
            shares = ", ".join(map(str, sorted(done)))
            rows.append((str(workers), shown_time(seconds), f"{JOBS / seconds:.0f}", shares))
        print(f"**{JOBS} jobs that do nothing, SQLite**\n")
        print_table(("workers", "time", "jobs a second", "done by each"), rows)


if __name__ == "__main__":
    main()
