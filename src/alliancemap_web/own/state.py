"""Which steps of migration a database has behind it, and the tables as they were at that point."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from alliancemap_web.copying import asking

if TYPE_CHECKING:
    from django.db.models import Model

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """The steps that a database has taken, those this program has beyond, those it does not know.

    Each is (room, name). With unknown steps the database was kept by a newer program.
    """

    taken: frozenset[Step]
    missing: tuple[Step, ...]
    unknown: tuple[Step, ...]

    @property
    def is_current(self) -> bool:
        """Say whether the tables are those of this program."""
        return not self.missing and not self.unknown


def state_of(database: str) -> State:
    """Return how far the database of a connection's name has come."""
    connection = connections[database]
    return measured(frozenset(MigrationRecorder(connection).applied_migrations()))


def measured(taken: frozenset[Step]) -> State:
    """Return what is missing to some steps, and which of them this program does not know."""
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations) | {
        old for one in loader.disk_migrations.values() for old in one.replaces
    }
    graph = loader.graph
    plan = [
        step
        for leaf in sorted(graph.leaf_nodes())
        for step in graph.forwards_plan(leaf)
        if step not in taken and not replaced(loader, step, taken)
    ]
    return State(taken, tuple(dict.fromkeys(plan)), tuple(sorted(taken - known)))


def replaced(loader: MigrationLoader, step: Step, taken: frozenset[Step]) -> bool:
    """Say whether a step stands for older ones that were all taken."""
    older = loader.disk_migrations[step].replaces
    return bool(older) and set(older) <= taken


def last_steps(taken: Iterable[Step]) -> list[Step]:
    """Return the last step taken of each room, in the order of the rooms."""
    nodes = MigrationLoader(None).graph.node_map
    done = {step for step in taken if step in nodes}
    return sorted(
        step
        for step in done
        if not any(child.key in done and child.key[0] == step[0] for child in nodes[step].children)
    )


def tables_at(taken: Iterable[Step]) -> list[type["Model"]]:
    """Return the models of every table as they were when just these steps were taken."""
    apps = MigrationLoader(None).project_state(last_steps(taken)).apps
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def make_tables_at(database: str, taken: Iterable[Step]) -> None:
    """Make the tables in an empty database as they were when just these steps were taken."""
    steps = MigrationExecutor(connections[database])
    with asking(database):
        steps.migrate(last_steps(taken))
