"""Fills an empty installation for the trials of durability, and says in JSON how to get at it.

To be run in a process of its own: python filled.py
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FACTORS = ("M01", "M04", "V03", "R05", "R17")
PEOPLE = (("ada@firm.example", "Ada"), ("eve@firm.example", "Eve"))


def main() -> None:
    """Make the tables, a firm, two members who are signed in, alliances, a round and a key."""
    sys.path.insert(0, str(TESTS))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from portfolio_made import data_of, member_in

    from alliancemap_web.api.actions.keys import make_key
    from alliancemap_web.portfolio.actions import create
    from alliancemap_web.portfolio.queries import find_alliance
    from alliancemap_web.rounds import actions as rounds

    now = datetime.now(UTC)
    owner, editor = (
        member_in("Lumio", address, name, role)
        for (address, name), role in zip(PEOPLE, ("owner", "editor"), strict=True)
    )
    alliances = [create(owner, data_of("mannkind-sanofi"), now, "file") for _ in range(2)]
    kept = find_alliance(owner, alliances[0])
    assert kept
    asked = rounds.begin(owner, kept, "Before we sign", FACTORS, "en", now)
    rounds.change(owner, kept, asked, "Before we sign", FACTORS, names=True)
    for function in ("direction", "sales"):
        rounds.add_person(owner, kept, asked, rounds.Guest(function, function), now)
    from alliancemap.instruments.functions import load_askers

    rounds.propose(owner, kept, asked, load_askers())
    until = now.date() + timedelta(days=7)
    secrets = [f"a-secret-of-{asked}-{number}" for number in (1, 2)]
    opened = rounds.open_round(owner, kept, asked, until, secrets, now)
    key = make_key(owner, "trial", "edit", None, now)
    print(  # noqa: T201 - this is what it is run for
        json.dumps(
            {
                "firm": owner.key,
                "alliances": alliances,
                "sessions": [signed_in(one.person) for one in (owner, editor)],
                "cookie": cookie_name(),
                "secret": dict(opened)[opened[0][0]],
                "key": key,
            }
        )
    )


def cookie_name() -> str:
    """The name of the cookie of a visit."""
    from django.conf import settings

    return str(settings.SESSION_COOKIE_NAME)


def signed_in(person: int | None) -> str:
    """The key of a visit in which a person is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from alliancemap_web.people.models import Person

    row = Person.objects.get(pk=person)
    visit = import_module(settings.SESSION_ENGINE).SessionStore()
    visit[SESSION_KEY] = str(row.pk)
    visit[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    visit[HASH_SESSION_KEY] = row.get_session_auth_hash()
    visit.save()
    return str(visit.session_key)


if __name__ == "__main__":
    main()
