"""Tell in acts what was kept beside the acts: stage, signing, archive. Nobody knows who set them."""

import json
import uuid
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q


def tell(apps: StateApps, edit: BaseDatabaseSchemaEditor) -> None:
    """Add an act for each stage, signing and archive that none tells of.

    In the database whose tables are made: a snapshot's are made while people work in another.
    """
    alliance, act = (
        apps.get_model("portfolio", name).objects.using(edit.connection.alias)
        for name in ("Alliance", "Act")
    )
    is_said = ~Q(stage="idea") | Q(signed_on__isnull=False) | Q(archived_at__isnull=False)
    for row in alliance.filter(is_said).defer("document", "searchable").iterator():
        told = set(act.filter(alliance_id=row.pk).values_list("register", flat=True))
        said: dict[str, tuple[Any, Any]] = {}
        if row.stage != "idea":
            said["stage"] = (row.stage, row.changed_at)
        if row.signed_on:
            said["signed"] = (row.signed_on.isoformat(), row.changed_at)
        if row.archived_at:
            said["archived"] = (True, row.archived_at)
        for register, (value, at) in said.items():
            if register in told:
                continue
            row.sequence += 1
            act.create(
                alliance_id=row.pk,
                sequence=row.sequence,
                number=uuid.uuid4(),
                register=register,
                value=json.dumps(value),
                by="",
                at=at,
                origin="page",
            )
        row.save(update_fields=("sequence",))


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0004_assessed")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
