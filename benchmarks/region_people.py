"""Signs members of many firms in, in a seeded installation; prints how to be them, as JSON."""

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
from django.test import Client  # noqa: E402

from alliancemap_web.api.actions.keys import make_key  # noqa: E402
from alliancemap_web.people.models import Person  # noqa: E402
from alliancemap_web.portfolio.actions import assess_anew  # noqa: E402
from alliancemap_web.portfolio.models import Alliance  # noqa: E402
from alliancemap_web.workspaces.models import Membership  # noqa: E402
from alliancemap_web.workspaces.queries import member_of  # noqa: E402


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


def main() -> None:
    """Sign as many members in as the first argument says."""
    call_command("migrate", verbosity=0)
    assess_anew()
    os.environ.setdefault("PYTHONUTF8", "1")
    print(json.dumps(signed_in(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
