"""The server is killed while people, phones and programs write: what was acknowledged is there."""

import random
import sqlite3
import time

import databases
import pytest
from durability.conftest import Installation
from durability.counted import count
from durability.imported import begin_import, hurry, imported
from durability.writers import Crowd, come_by_link, ways

SEED, KILLS, PARTNERS = 20_261_124, 3, 55
# What the acts of each alliance add up to, against what is kept beside them.
FOLDED = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
import django; django.setup()
import json
from alliancemap_web.portfolio.fold import document
from alliancemap_web.portfolio.models import Alliance
from alliancemap_web.portfolio.queries import acts_of
from alliancemap_web.portfolio.derived import derived
rows = Alliance.objects.all()
wrong = [one.key for one in rows if derived(document(acts_of(one.pk))).document != one.document]
print(len(rows), len(wrong))
"""


@pytest.mark.slow
def test_a_server_killed_under_load_has_lost_and_doubled_nothing(
    installation: Installation,
) -> None:
    server, filled = installation
    dice = random.Random(SEED)
    server.start()
    come_by_link(server, filled)
    crowd = Crowd(server, filled, 1)
    everybody = ways(server, filled)
    crowd.start(everybody)
    begin_import(server, filled, PARTNERS)
    for _ in range(KILLS):
        time.sleep(dice.uniform(0.5, 2.5))
        server.kill()
        server.start()
    time.sleep(1)
    crowd.stop()
    hurry(server)
    told = count(server, filled, crowd.ledger)
    assert server.kills == KILLS
    assert crowd.ledger.refused == {}
    assert crowd.ledger.unknown == {}
    assert {one.way for one in told if one.acknowledged} == {way.name for way in everybody}
    assert [(one.way, one.lost, one.doubled) for one in told] == [(one.way, (), ()) for one in told]
    names = imported(server, filled, PARTNERS, within=60)
    assert len(names) == PARTNERS
    assert set(names.values()) == {1}
    server.stop()
    alliances, wrong = map(int, server.run("-c", FOLDED).stdout.split())
    assert alliances > PARTNERS
    assert wrong == 0
    if databases.ADDRESS is None:
        with sqlite3.connect(server.folder / "alliancemap.sqlite3") as kept:
            assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept.close()
