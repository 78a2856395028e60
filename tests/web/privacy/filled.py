"""A row in every table of a firm that can name a person, naming one in every way it can."""

import itertools
import json
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models

from alliancemap_web.persons import STANDING, Stands, standing
from alliancemap_web.portfolio.searching import folded

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAME = "Zoé Marquemort"
# The same name as an old keyboard writes it, with its accent after the letter.
APART = "zoe\N{COMBINING ACUTE ACCENT}  MARQUEMORT"
ADDRESS = "zmarquemort@example.org"
SENTENCE = f"Ask {NAME} or {APART} ({ADDRESS}), says {NAME}'s boss."
PLAIN = {"who": NAME, "said": [SENTENCE, {NAME: 3}], "level": 4}
TRACES = ("marquemort",)
COUNTER = itertools.count(1)


class Filled:
    """What was made: one row a table, in a firm, with an account tied wherever one can be."""

    def __init__(self, workspace: Any, account: Any, membership: Any, alliance: Any) -> None:
        self.made: dict[str, Any] = {
            "workspaces.Workspace": workspace,
            "people.Person": account,
            "workspaces.Membership": membership,
            "portfolio.Alliance": alliance,
        }

    def row(self, label: str) -> Any:
        """The row of a table, made when there is none yet, with all it needs."""
        if label not in self.made:
            model = apps.get_model(label)
            values = {
                one.name: self.value(model, one)
                for one in model._meta.concrete_fields
                if not isinstance(one, models.AutoField | models.BigAutoField)
            }
            self.made[label] = model._default_manager.create(**values)
        return self.made[label]

    def value(self, model: type[models.Model], one: Any) -> Any:
        """A value for a column: the person wherever it may be."""
        told = STANDING.get(model._meta.label)
        if one.is_relation:
            above = one.related_model._meta.label
            return None if above == model._meta.label else self.row(above)
        return self.written(told, one) if told else self.filling(one)

    def written(self, told: Stands, one: Any) -> Any:
        """What a column that is spoken for holds."""
        name, is_json = one.name, isinstance(one, models.JSONField)
        if name in told.names:
            return NAME
        if name in told.addresses:
            return ADDRESS
        if name in told.blanked:
            return f"Assistant to {NAME}"
        if name in told.packed:
            return json.dumps(PLAIN, ensure_ascii=False)
        if name in told.folded:
            return folded(SENTENCE)
        if name in told.texts:
            return PLAIN if is_json else SENTENCE[: one.max_length]
        if name in told.marks:
            return f"mark-{NAME}"
        return self.filling(one)

    def filling(self, one: Any) -> Any:
        """Something that a column takes and that names nobody."""
        if isinstance(one, models.UUIDField):
            return uuid.uuid4()
        if isinstance(one, models.DateTimeField):
            return NOW + timedelta(minutes=next(COUNTER))
        if isinstance(one, models.DateField):
            return date(2026, 3, 2)
        if isinstance(one, models.BooleanField):
            return True
        if isinstance(one, models.BinaryField):
            return b"nothing"
        if isinstance(one, models.JSONField):
            return []
        if isinstance(one, models.CharField | models.TextField):
            if one.choices:
                return one.choices[0][0]
            return f"x{next(COUNTER)}"[: one.max_length]
        return next(COUNTER)


def tables() -> list[Stands]:
    """The tables of a firm, but for the firm's own row and what is made beside it."""
    return [told for told in standing() if told.firm and not told.by_itself]


def every_text() -> dict[str, str]:
    """All that the database holds, as text, by table: whatever Django knows or does not know."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            found[table] = "\n".join(
                " | ".join(text_of(value) for value in row) for row in cursor.fetchall()
            )
    return found


def text_of(value: Any) -> str:
    """A value of the database as text, escapes in JSON undone."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape", "replace")


def traces(texts: dict[str, str]) -> dict[str, str]:
    """The tables in which somebody is still to be found, each with the place."""
    found = {}
    for table, text in texts.items():
        low = folded(text)
        for trace in TRACES:
            if trace in low:
                at = low.index(trace)
                found[table] = low[max(0, at - 60) : at + 40]
    return found
