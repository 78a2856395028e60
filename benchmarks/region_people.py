"""Signs members of many firms in, in a seeded installation; prints how to be them, as JSON.

With `queries` it prints instead how many statements each page of one firm takes.
"""

import json
import os
import random
import sys
from datetime import UTC, datetime

import django
from material import SEED, instrument

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from alliancemap_web.api.actions.keys import make_key  # noqa: E402
from alliancemap_web.people.models import Person  # noqa: E402
from alliancemap_web.portfolio.actions import assess_anew  # noqa: E402
from alliancemap_web.portfolio.models import Alliance  # noqa: E402
from alliancemap_web.workspaces.models import Membership  # noqa: E402
from alliancemap_web.workspaces.queries import member_of  # noqa: E402

PATHS = {
    "home": "", "list": "alliances/", "search": "search/?q=contract",
    "one factor, all alliances": "factors/M01/", "an alliance": "alliances/{one}/",
    "its answers": "alliances/{one}/answers/", "its history": "alliances/{one}/history/",
    "one question": "alliances/{one}/answers/M01/", "what is to be looked at": "reviews/",
}  # fmt: skip


def signed_in(count: int) -> list[dict[str, object]]:
    """Sign so many members in who may answer, drawn from all firms."""
    dice = random.Random(SEED)
    rows = Membership.objects.exclude(role="reader").select_related("workspace")
    keys = list(rows.values_list("pk", flat=True))
    factors = [factor.id for factor in instrument().factors]
    found = []
    for place, pk in enumerate(dice.sample(keys, min(count, len(keys)))):
        row = rows.get(pk=pk)
        browser = Client()
        browser.force_login(Person.objects.get(pk=row.person_id))
        name = settings.SESSION_COOKIE_NAME
        alliances = Alliance.objects.filter(workspace=row.workspace).values_list("key", flat=True)
        owner = Membership.objects.get(workspace=row.workspace, role="owner")
        has_key = place % 10 == 0
        found.append(
            {
                "workspace": row.workspace.key,
                "alliances": list(alliances),
                "factors": factors,
                "cookies": {name: browser.cookies[name].value},
                "bearer": make_key(member_of(owner), "bench", "read", None, datetime.now(UTC))
                if has_key
                else "",
            }
        )
    return found


def counted() -> dict[str, int]:
    """Return how many statements each page takes, asked for the second time."""
    row = Membership.objects.filter(role="owner").select_related("workspace").first()
    assert row
    one = Alliance.objects.filter(workspace=row.workspace).values_list("key", flat=True)[0]
    browser = Client(headers={"host": "localhost"})
    browser.force_login(Person.objects.get(pk=row.person_id))
    found = {}
    for name, path in PATHS.items():
        address = f"/en/work/{row.workspace.key}/{path.format(one=one)}"
        browser.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert browser.get(address).status_code == 200, address
        found[name] = len(caught)
    return found


def main() -> None:
    """Do what the first argument says: `queries`, or how many members to sign in."""
    call_command("migrate", verbosity=0)
    assess_anew()
    os.environ.setdefault("PYTHONUTF8", "1")
    print(json.dumps(counted() if sys.argv[1] == "queries" else signed_in(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
