"""Fills every table there is with made-up rows, whatever state the tables are in.

`fill_all(tables, database)` takes models, those of an earlier state of the tables too.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, connections, models, transaction

from alliancemap_web.copying import FILLED_BY_DJANGO

VALUES: dict[type[models.Field], Callable[[int], Any]] = {  # type: ignore[type-arg]
    models.BooleanField: lambda at: at == 2,
    models.BinaryField: lambda at: bytes([0, 255, at]),
    models.DateTimeField: lambda at: datetime(2026, 2, 3, 4, 5, 6, 789012 + at, tzinfo=UTC),
    models.DateField: lambda at: date(2026, 2, at),
    models.DecimalField: lambda at: Decimal(at),
    models.EmailField: lambda at: f"q{at}@firm.example",
    models.JSONField: lambda at: {"é": [at, None, 0.1, 2.0], "a": {"z": 1, "b": True}},
    models.UUIDField: lambda at: uuid.UUID(int=at),
    models.GenericIPAddressField: lambda at: f"2001:db8::{at}",
    models.FloatField: lambda at: at / 3,
    models.IntegerField: lambda at: at,
    models.CharField: lambda at: f"€ \u202f{at}",
    models.TextField: lambda at: f"line\nline {at} \U0001f4a1",
}


def fill_all(tables: Sequence[type[models.Model]], database: str = "default") -> int:
    """Put up to three made-up rows in each table that is empty; return how many tables have any."""
    done: set[str] = set()
    for table in tables:
        fill(table, database, done)
    return sum(table._base_manager.using(database).exists() for table in tables)


def fill(table: type[models.Model], database: str, done: set[str]) -> None:
    """Fill one table, those it points at first; what a rule of the table refuses is left out."""
    rows = table._base_manager.using(database)
    if table._meta.db_table in done or table._meta.label in FILLED_BY_DJANGO or rows.exists():
        return
    done.add(table._meta.db_table)
    fields = [
        one
        for one in table._meta.local_concrete_fields
        if not one.generated and not isinstance(one, models.AutoField)
    ]
    for at in (1, 2, 3):
        try:
            with transaction.atomic(database):
                rows.create(**{one.attname: made_up(one, at, database, done) for one in fields})
                connections[database].check_constraints([table._meta.db_table])
        except IntegrityError:
            continue


def made_up(field: Any, at: int, database: str, done: set[str]) -> Any:
    """Return a value for a field."""
    if isinstance(field, models.ForeignKey):
        table: Any = field.related_model
        if table is not field.model:
            fill(table, database, done)
        keys = list(table._base_manager.using(database).order_by("pk").values_list("pk", flat=True))
        return keys[min(at, len(keys)) - 1] if keys else None
    if field.choices:
        return field.choices[0][0]
    kind = next(kind for kind in VALUES if isinstance(field, kind))
    found = VALUES[kind](at)
    return found[: field.max_length] if isinstance(found, str) and field.max_length else found
