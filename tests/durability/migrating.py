"""Kills the bringing up to date of older tables before and after its statements, and starts again.

To be run in a process of its own: python migrating.py SEED HOW_MANY HOW_MANY_COMMITS. Each try is
a fork with a copy of the older tables. Says in JSON at how many places it was killed, of how many
there are, and what was wrong afterwards.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
ALLIANCES = 12
DOCUMENT = json.dumps({"name": "An alliance", "parties": {"us": {"name": "Us"}}})


def main(seed: int, many: int, commits: int) -> None:
    """Try so many places, and so many that are just before or after a commit, by chance."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
    import django

    django.setup()
    in_fork(make_before)
    places, of_commits = in_fork(lambda: bring_up(copied("whole"), None))
    expected = in_fork(lambda: told(named("whole")))
    dice = random.Random(seed)
    chosen = sorted(
        {
            *dice.sample(range(places), min(many, places)),
            *dice.sample(of_commits, min(commits, len(of_commits))),
        }
    )
    wrong = []
    for place in chosen:
        name = f"try{place}"
        in_fork(lambda name=name, place=place: bring_up(copied(name), place))  # type: ignore[misc]
        try:
            again = in_fork(lambda name=name: [bring_up(named(name), None)] and told(named(name)))
        except AssertionError as error:
            again = str(error)
        if again != expected:
            wrong.append([place, again])
        in_fork(lambda name=name: dropped(name))
    print(json.dumps({"places": places, "tried": len(chosen), "wrong": wrong[:3]}))  # noqa: T201


def in_fork(call: Callable[[], Any]) -> Any:
    """What a call returns in a process of its own; None when it was killed, or what it raised."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(reading)
        try:
            answer = call()
        except BaseException as error:  # noqa: BLE001 - it is told
            answer = f"Failed {type(error).__name__}: {error}"
        os.write(writing, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(number, 0)
    answer = json.loads(said) if said else None
    if isinstance(answer, str) and answer.startswith("Failed "):
        raise AssertionError(answer)
    return answer


def is_postgresql() -> bool:
    """Whether the tables are in PostgreSQL."""
    from django.db import connection

    return connection.vendor == "postgresql"


def use(name: str) -> None:
    """Have this process work on another database than the one that is named to it."""
    from django.db import connection

    connection.settings_dict["NAME"] = name


def named(name: str) -> str:
    """The name of a database made here."""
    from django.db import connection

    own = str(connection.settings_dict["NAME"])
    return f"{own}_{name}" if is_postgresql() else str(Path(own).with_name(f"{name}.sqlite3"))


def on_server(statement: str) -> None:
    """Carry out one statement beside the databases made here."""
    import psycopg
    from django.db import connection

    params = connection.get_connection_params()
    params = {key: params[key] for key in ("host", "port", "user", "password") if key in params}
    with psycopg.connect(**params, dbname="postgres", autocommit=True) as own:
        own.execute(statement)  # type: ignore[arg-type]


def copied(name: str) -> str:
    """A copy of the older tables."""
    target, source = named(name), named("before")
    if is_postgresql():
        on_server(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
    else:
        shutil.copy(source, target)
    return target


def dropped(name: str) -> None:
    """Delete a copy."""
    target = named(name)
    if is_postgresql():
        on_server(f'DROP DATABASE "{target}" WITH (FORCE)')
        return
    for ending in ("", "-wal", "-shm"):
        Path(target + ending).unlink(missing_ok=True)


def make_before() -> None:
    """Make the tables as the first migration of each room made them, with something in them."""
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    before = named("before")
    if is_postgresql():
        on_server(f'CREATE DATABASE "{before}"')
    use(before)
    steps = MigrationExecutor(connection)
    firsts = [node for node in steps.loader.graph.nodes if node[1].startswith("0001")]
    state = steps.migrate(firsts)
    models = state.apps
    person = models.get_model("people", "Person").objects.create(
        email="ada@firm.example", password="x", joined_at=NOW
    )
    workspace = models.get_model("workspaces", "Workspace").objects.create(
        name="Lumio", made_at=NOW
    )
    alliance, act = (models.get_model("portfolio", one) for one in ("Alliance", "Act"))
    for number in range(ALLIANCES):
        row = alliance.objects.create(
            workspace_id=workspace.pk,
            stage="talks" if number % 2 else "idea",
            signed_on=date(2026, 2, 3) if number % 3 else None,
            archived_at=NOW if number % 5 == 0 else None,
            made_at=NOW,
            changed_at=NOW,
            sequence=1,
            document=DOCUMENT,
            name=f"Alliance {number}",
            partner="Giant",
            verdict="go",
        )
        act.objects.create(
            alliance_id=row.pk,
            sequence=1,
            number=uuid.UUID(int=number + 1),
            register="base",
            value=DOCUMENT,
            person_id=person.pk,
            by="Ada",
            at=NOW,
            origin="file",
        )
    connections.close_all()


def bring_up(name: str, killed_at: int | None) -> tuple[int, list[int]]:
    """Bring tables up to date as a start does; die at a place, or return how many there are.

    A place is before or after a statement or a commit; those of commits are told as well.
    """
    use(name)
    from django.core.management import call_command
    from django.db import connection

    passed, of_commits = [0], list[int]()

    def place() -> None:
        if passed[0] == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        passed[0] += 1

    def around(execute: Any, *given: Any) -> Any:
        place()
        done = execute(*given)
        place()
        return done

    really = connection._commit  # where every commit happens

    def commit() -> Any:
        of_commits.append(passed[0])
        place()
        done = really()
        of_commits.append(passed[0])
        place()
        return done

    connection._commit = commit  # type: ignore[method-assign]
    with connection.execute_wrapper(around):
        call_command("migrate", verbosity=0, interactive=False)
    return passed[0], of_commits


def told(name: str) -> dict[str, Any]:
    """What is in every table: how many rows, and a digest of what does not differ by chance."""
    use(name)
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    steps = MigrationExecutor(connection)
    plan = steps.migration_plan(steps.loader.graph.leaf_nodes())
    act = apps.get_model("portfolio", "Act")
    alliance = apps.get_model("portfolio", "Alliance")
    documents = [row.document for row in alliance.objects.order_by("key")]
    acts = act.objects.order_by("alliance__name", "sequence")
    said = [
        list(acts.values_list("alliance__name", "sequence", "register", "value", "by")),
        sorted(documents),
    ]
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - our own tables
            counts[table] = cursor.fetchone()[0]
    digest = hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()
    return {"missing": len(plan), "counts": counts, "digest": digest}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
