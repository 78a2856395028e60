"""Spoils inputs at every door for a while and prints what became of them.

    python benchmarks/fuzz.py --seconds 60

    --seconds 60     how long at each door
    --seed 1         the dice
    --only NAME      one door alone

Prints a line for each door: how many inputs, how many were taken, refusals by code, crashes. An
input that crashes something is written to var/fuzz/. Ends with 1 when there was any. Whatever is
kept goes into a database of its own that is dropped at the end.
"""

import argparse
import os
import random
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ["DJANGO_SETTINGS_MODULE"] = "face_settings"
MOST_CODES = 6


def main() -> int:
    """Run and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    begin()
    from bad_input.importers import Firm, readers

    crashes = 0
    for importer in (*readers(), *Firm().doors()):
        if asked.only in importer.name:
            crashes += run(importer, asked.seconds, asked.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"crashes in all: {crashes}; most memory of the process: {peak} MB")
    return min(crashes, 1)


def begin() -> None:
    """Make Django ready, with a database of its own."""
    import logging

    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import override_settings, setup_test_environment

    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}).enable()
    connection.creation.create_test_db(verbosity=0)
    logging.disable(logging.CRITICAL)


def run(importer: object, seconds: float, seed: int) -> int:
    """Spoil inputs at one door, print the line about it, return how many crashed something."""
    from bad_input.importers import TAKEN, Importer, rows
    from django.db import transaction

    assert isinstance(importer, Importer)
    dice, counted, crashes = random.Random(seed), Counter[str](), 0
    slowest, began = 0.0, time.monotonic()
    before = rows() if importer.keeps else {}
    while time.monotonic() - began < seconds:
        content = importer.mutate(dice, dice.choice(importer.seeds))
        at = time.monotonic()
        try:
            with transaction.atomic():
                answer = importer.take(content)
                if importer.keeps and answer != TAKEN:
                    assert rows() == before, "something was half-written"
                transaction.set_rollback(True)
            counted[answer] += 1
        except Exception:  # noqa: BLE001 - any is a fault of ours, and is counted
            crashes += 1
            keep(importer.name, crashes, content)
        slowest = max(slowest, time.monotonic() - at)
    print(line(importer.name, counted, crashes, slowest), flush=True)
    return crashes


def keep(name: str, number: int, content: bytes) -> None:
    """Write an input that crashed something, and say how, the first few times."""
    folder = ROOT / "var" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name.replace(' ', '-')}-{number}").write_bytes(content)
    if number <= 3:
        traceback.print_exc()


def line(name: str, counted: Counter[str], crashes: int, slowest: float) -> str:
    """Return the line about one door, as a row of a Markdown table."""
    taken = counted.pop("taken", 0)
    refused = sum(counted.values())
    codes = ", ".join(f"{code} {count}" for code, count in counted.most_common(MOST_CODES))
    more = f", {len(counted) - MOST_CODES} more" if len(counted) > MOST_CODES else ""
    total = taken + refused + crashes
    return (
        f"| {name} | {total} | {taken} | {refused} | {codes}{more} | {slowest:.2f} s | {crashes} |"
    )


if __name__ == "__main__":
    sys.exit(main())
