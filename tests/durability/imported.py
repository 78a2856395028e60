"""A table of partners brought in by the work in the background, in steps that are each kept."""

import re
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from durability.counted import program
from durability.served import CSRF, Served
from durability.writers import FORM, masked

NAME = re.compile(r"Partner \d+ of the table")
# What a minute without a sign of life brings about, at once.
HURRY = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
import django; django.setup()
from alliancemap_web import clock
from alliancemap_web.jobs import actions, queries
from django_tasks_db.models import DBTaskResult
one = [life.name for life in queries.lives(besides="")]
living = %r
actions.give_up([name for name in one if f" {living} " not in name], clock.now())
actions.take_back(clock.now())
DBTaskResult.objects.filter(status="READY").update(run_after=clock.now())
"""


def begin_import(server: Served, filled: Mapping[str, Any], count: int) -> str:
    """Send a table and have it brought in; return the address that says how far it has come."""
    lines = "".join(f"Partner {number} of the table,Sell more\n" for number in range(count))
    bound = "c" * 24
    sent = (
        f'--{bound}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
        f"{masked(CSRF)}\r\n"
        f'--{bound}\r\nContent-Disposition: form-data; name="files"; filename="partners.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\nPartner,Aim\n{lines}\r\n--{bound}--\r\n"
    ).encode()
    cookies = f"{filled['cookie']}={filled['sessions'][0]}; csrftoken={CSRF}"
    kind = f"multipart/form-data; boundary={bound}"
    path = f"/en/work/{filled['firm']}/import/"
    came = server.ask("POST", path, sent, Cookie=cookies, Content_Type=kind)
    assert came.status == 302, came.text[:500]
    look = came.headers["location"]
    brought = {"act": "bring", "csrfmiddlewaretoken": masked(CSRF)}
    done = server.ask("POST", look, urlencode(brought).encode(), Cookie=cookies, Content_Type=FORM)
    assert done.status == 302, done.text[:500]
    return done.headers["location"]


def hurry(server: Served) -> None:
    """Let those who did what waits and were killed be noticed now instead of in a minute."""
    assert server.process
    server.run("-c", HURRY % str(server.process.pid))


def imported(server: Served, filled: Mapping[str, Any], count: int, within: float) -> Counter[str]:
    """How often each partner of the table is there, once all are or when time is up."""
    end = time.monotonic() + within
    while True:
        names: Counter[str] = Counter()
        start = 0
        while True:
            told = program(server, filled, f"/api/1/alliances?most=200&start={start}")
            names.update(name for one in told["alliances"] for name in NAME.findall(one["partner"]))
            start += 200
            if start >= told["total"]:
                break
        if len(names) >= count or time.monotonic() > end:
            return names
        time.sleep(0.5)
