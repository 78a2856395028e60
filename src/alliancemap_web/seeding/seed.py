"""`alliancemap seed`: an installation as large as a region's, made in minutes, to try it on."""

import functools
import multiprocessing
import os
import secrets
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.data_folder import DataFolderError, default_data_folder, full_path, prepare
from alliancemap_web.seeding.drawn import Order
from alliancemap_web.serve import can_start, refuse, terminal_language

# How often it is said how far it has come, in seconds.
OFTEN = 10.0


def seed(
    firms: int,
    alliances: int,
    answers: int,
    dice: int,
    data: str | Path | None = None,
    processes: int | None = None,
    language: str | None = None,
) -> int:
    """Fill an empty installation with made-up firms; return 0 when done, 2 when it cannot be.

    So many `firms`, `alliances` in each and `answers` in each of those; `dice` is where chance
    begins. `data` and `language` are as for `serve`; `processes` is one for each core when None.
    """
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    try:
        prepare(folder)
    except DataFolderError as error:
        return refuse("WEB004", said, folder=str(error.path), reason=error.reason)
    os.environ["ALLIANCEMAP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    problem = can_start(said, make_tables)
    if problem is not None:
        return problem

    from django.contrib.auth.hashers import make_password

    from alliancemap_web.seeding.actions.firms import is_empty

    if not is_empty():
        return refuse("WEB024", said)
    word = secrets.token_urlsafe(12)
    # Midnight, so that the same day makes the same firms.
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    order = Order(dice, firms, alliances, answers, today - timedelta(days=1), make_password(word))
    report(order, processes or os.cpu_count() or 1, said)
    tell("seed_sign_in", said, address="person0@firm1.example", password=word)
    return 0


def make_tables(_: str) -> None:
    """Bring the tables up to date."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def make_all(order: Order, processes: int) -> Iterator[int]:
    """Make and keep every firm, so many at a time; yield the number of people in each."""
    from django.db import connections

    numbers = range(1, order.firms + 1)
    one = functools.partial(make_one, order)
    if processes == 1:
        yield from map(one, numbers)
        return
    connections.close_all()
    # New processes rather than copies of this one, which may hold connections.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=load) as pool:
        yield from pool.map(one, numbers, chunksize=4)


def load() -> None:
    """Load Django in a process that is to make firms."""
    import django

    django.setup()

    from alliancemap_web.memory import settle

    settle()


def make_one(order: Order, number: int) -> int:
    """Make and keep the firm of a number; return how many people it has."""
    from alliancemap_web.seeding.actions.firms import make_firm

    return make_firm(order, number)


def report(order: Order, processes: int, language: str) -> None:
    """Make the firms, and say how far it is, how many there are and how fast it went."""
    from alliancemap_web.seeding.actions.firms import count_rows

    start = told = time.monotonic()
    people = done = 0
    for count in make_all(order, processes):
        people, done = people + count, done + 1
        if time.monotonic() - told >= OFTEN:
            told = time.monotonic()
            tell("seed_so_far", language, done=done, firms=order.firms)
    count_rows()
    seconds = max(time.monotonic() - start, 0.001)
    alliances = order.firms * order.alliances
    answers = alliances * order.answers
    tell(
        "seed_done", language, firms=order.firms, people=people, alliances=alliances,
        answers=answers, seconds=round(seconds), rate=round(answers / seconds),
    )  # fmt: skip


def tell(key: str, language: str, **values: str | int) -> None:
    """Say one sentence at once."""
    print(phrase(f"web.{key}", language, "web", **values), flush=True)  # noqa: T201
