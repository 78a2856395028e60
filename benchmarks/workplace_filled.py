"""Fills a workspace with alliances made from the examples and drawn answers; prints how to get in.

Through the actions of the rooms, so that what is kept is what pages would have kept: each alliance
has an example's file as its first act, then answers of two people, some that fade, some that
contradict, a few with a day to look at it again. Prints one line of JSON: the workspace's key, the
cookie of somebody signed in, the keys of the alliances.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import django
from material import EXAMPLE, SEED, instrument

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from alliancemap.alliance_file import read_alliance  # noqa: E402
from alliancemap.alliance_file.plain import plain_alliance  # noqa: E402
from alliancemap_web.people.models import Person  # noqa: E402
from alliancemap_web.portfolio import actions  # noqa: E402
from alliancemap_web.portfolio.acts import Change  # noqa: E402
from alliancemap_web.portfolio.stages import STAGES  # noqa: E402
from alliancemap_web.workspaces.actions import firms, invitations  # noqa: E402
from alliancemap_web.workspaces.checks import Offer  # noqa: E402
from alliancemap_web.workspaces.queries import invitation_of_link  # noqa: E402
from alliancemap_web.workspaces.rights import Member  # noqa: E402

NOW = datetime.now(UTC)
WORDS = ("Nord", "Lumen", "Arbor", "Quanta", "Helio", "Vireo", "Saline", "Orbit", "Delta", "Mica")
NOTES = (
    "Their head of research said so in the second meeting.",
    "Read in the annual report; the contract says otherwise.",
    "We only heard it from a former employee.",
    "Measured in the pilot, three sites, eleven weeks.",
)


def examples() -> list[dict[str, Any]]:
    """Return the plain data of the shipped examples."""
    paths = sorted(EXAMPLE.parent.glob("*.yaml"))
    return [plain_alliance(read_alliance(path.read_bytes())) for path in paths]


def drawn_answers(dice: random.Random, count: int) -> Iterator[Change]:
    """Yield answers to factors drawn at random."""
    factors = [factor.id for factor in instrument().factors]
    for factor in dice.sample(factors, count):
        low = dice.randint(0, 3)
        value: dict[str, Any] = {"level": dice.choice((low, f"{low}-{low + 1}", "unknown"))}
        value["note"] = dice.choice(NOTES)
        if dice.random() < 0.5:
            day = NOW.date() + timedelta(days=dice.randint(-60, 300))
            value["fades"] = day.isoformat()
        yield Change(f"answer/{factor}", value)


def alliance(dice: random.Random, data: dict[str, Any], number: int, people: list[Member]) -> str:
    """Make one alliance and let people answer in it; return its key."""
    name = f"{dice.choice(WORDS)}{dice.choice(WORDS).lower()} {number}"
    parties = {**data["parties"], "partner": {**data["parties"]["partner"], "name": name}}
    begun = NOW - timedelta(days=dice.randint(100, 800))
    mine = {**data, "name": f"{parties['us']['name']} × {name}", "parties": parties}
    key = actions.create(people[0], mine, begun, stage=dice.choice(STAGES))
    for person in people:
        later = begun + timedelta(days=dice.randint(1, 99))
        actions.record(person, key, list(drawn_answers(dice, 8)), later)
    if dice.random() < 0.3:
        actions.set_review(people[0], key, NOW.date() + timedelta(days=dice.randint(-30, 60)), NOW)
    return key


def people() -> tuple[Person, list[Member]]:
    """Make a firm with two people; return the account of the first, and both as members."""
    first = Person.objects.create_user("ada@example.org", "violet harbour engine seven")
    second = Person.objects.create_user("ben@example.org", "violet harbour engine seven")
    owner = firms.make_workspace(first.pk, "Petite", "Ada", NOW)
    secret = invitations.invite(owner, Offer(role="editor"), NOW)
    invited = invitation_of_link(secret, NOW)
    assert invited
    return first, [owner, invitations.accept(second.pk, invited.key, "Ben", NOW)]


def main() -> None:
    """Fill the workspace with as many alliances as the first argument says."""
    call_command("migrate", verbosity=0)
    dice = random.Random(SEED)
    account, members = people()
    files = examples()
    keys = [
        alliance(dice, files[number % len(files)], number, members)
        for number in range(int(sys.argv[1]))
    ]
    browser = Client()
    browser.force_login(account)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    print(json.dumps({"key": members[0].key, "cookie": cookie, "alliances": keys}))


if __name__ == "__main__":
    main()
