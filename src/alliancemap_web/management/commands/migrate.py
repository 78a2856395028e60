"""Brings the tables up to date so that a cut at any moment leaves each step done or not begun.

Django writes down that a step was done after the step's own transaction where the step put off
statements to its end (indexes, foreign keys). Cut between the two, it would begin the step anew the
next time and fail, for the tables are there already. Here both are one transaction.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

# Django's command takes what carries steps out from its own module, by this name.
NAME = "MigrationExecutor"


class WholeSteps(MigrationExecutor):
    """Carries steps out, each with the note that it was."""

    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,
        fake_initial: bool = False,
    ) -> ProjectState:
        """Carry one step out, and note it, in one transaction unless it asks for none."""
        if fake or fake_initial or not migration.atomic:
            return super().apply_migration(state, migration, fake, fake_initial)
        if self.progress_callback:
            self.progress_callback("apply_start", migration, fake)
        # The table of the notes is made by itself, before.
        self.recorder.ensure_schema()
        with self.connection.schema_editor(atomic=True) as editor:
            state = migration.apply(state, editor)
            put_off, editor.deferred_sql = editor.deferred_sql, []
            for statement in put_off:
                editor.execute(statement, None)
            self.record_migration(migration)  # type: ignore[call-arg, arg-type]
        if self.progress_callback:
            self.progress_callback("apply_success", migration, fake)
        return state


class Command(migrate.Command):
    """Django's own command, with steps that are whole."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring the tables up to date."""
        before = vars(migrate)[NAME]
        setattr(migrate, NAME, WholeSteps)
        try:
            super().handle(*args, **options)
        finally:
            setattr(migrate, NAME, before)
