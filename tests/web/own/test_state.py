"""How far a database has come, and that what it holds goes forward from every earlier state."""

import json
from collections.abc import Callable
from pathlib import Path

from web.own.conftest import python

from alliancemap_web.own.state import last_steps, measured, tables_at

FILLED_BY_ITSELF = ("django_content_type", "auth_permission")
# At each earlier state: rows in every table there was, then everything brought forward on a copy.
FORWARD = """
import django; django.setup()
import json, sys
from django.db import transaction
from every_table import fill_all
from alliancemap_web.own.forward import ON_PURPOSE, bring_forward, changed
from alliancemap_web.own.state import make_tables_at, measured, state_of, tables_at

everything = measured(frozenset()).missing
make_tables_at("default", everything[: int(sys.argv[1])])
before = state_of("default")
with transaction.atomic():
    filled = fill_all(tables_at(before.taken))
def counts(tables):
    return {one._meta.db_table: one._base_manager.count() for one in tables}
kept = counts(tables_at(before.taken))
meant = sorted(changed(before))
bring_forward("default")
now = counts(tables_at(state_of("default").taken))
print(json.dumps({"missing": len(before.missing), "left": len(state_of("default").missing),
    "filled": filled, "kept": kept, "now": now, "meant": meant}))
"""


def forward_from(
    level: int, tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> dict[str, object]:
    """What became of an installation at which each room had taken so many steps."""
    folder = tmp_path / f"level{level}"
    folder.mkdir()
    done = python(FORWARD, folder, str(level), **own_database(folder))
    assert done.code == 0, done.err
    return dict(json.loads(done.out.splitlines()[-1]))


def earlier() -> list[int]:
    """How many steps had been taken before the first, a middle and the last later one of a room."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    later = [
        place
        for place, (app, name) in enumerate(measured(frozenset()).missing)
        if loader.get_migration(app, name).__module__.startswith("alliancemap_web")
        and not name.startswith("0001")
    ]
    return [later[0], later[len(later) // 2], later[-1]]


def test_what_earlier_states_kept_comes_forward(
    tmp_path: Path, own_database: Callable[[Path], dict[str, str]]
) -> None:
    for level in earlier():
        found = forward_from(level, tmp_path, own_database)
        assert found["missing"]
        assert found["left"] == 0
        assert found["filled"] > 5
        for table, count in found["kept"].items():
            if table not in found["meant"] and table not in FILLED_BY_ITSELF:
                assert found["now"][table] == count, (level, table)


def test_nothing_taken_lacks_everything_and_knows_all() -> None:
    state = measured(frozenset())
    assert ("people", "0001_first") in state.missing
    assert not state.unknown
    assert not state.is_current


def test_everything_taken_lacks_nothing() -> None:
    everything = frozenset(measured(frozenset()).missing)
    assert measured(everything).is_current
    newer = measured(everything | {("people", "0099_later")})
    assert newer.unknown == (("people", "0099_later"),)
    assert not newer.is_current


def test_the_last_step_of_each_room_stands_for_all_it_took() -> None:
    taken = {("people", "0001_first"), ("people", "0002_visits"), ("people", "0099_unknown")}
    assert last_steps(taken) == [("people", "0002_visits")]


def test_the_tables_of_an_earlier_state_lack_what_came_later() -> None:
    everything = measured(frozenset()).missing
    first = everything[: everything.index(("portfolio", "0004_assessed"))]
    names = {one._meta.db_table for one in tables_at(first)}
    assert "portfolio_act" in names
    assert "portfolio_assessed" not in names
