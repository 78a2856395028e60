"""Brings a filled workspace up to date with the program that is measured; prints a key to it.

What the server does by itself in the background within minutes is done at once: the tables are
brought up to date, and what another program judged is judged anew.
"""

import sys
from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from alliancemap_web.api.actions.keys import make_key, revoke_key  # noqa: E402
from alliancemap_web.api.queries.keys import list_keys  # noqa: E402
from alliancemap_web.people.models import Person  # noqa: E402
from alliancemap_web.portfolio.actions import assess_anew  # noqa: E402
from alliancemap_web.workspaces.queries import find_member  # noqa: E402

NAME = "benchmark"


def main() -> None:
    """Make the workspace of the first argument ready."""
    call_command("migrate", verbosity=0)
    assess_anew()
    found = (find_member(one.pk, sys.argv[1]) for one in Person.objects.order_by("pk"))
    owner = next(one for one in found if one and one.role == "owner")
    for one in list_keys(owner):
        if one.name == NAME:
            revoke_key(owner, one.key)
    print(make_key(owner, NAME, "read", None, datetime.now(UTC)))


if __name__ == "__main__":
    main()
