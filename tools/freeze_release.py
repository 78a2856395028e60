"""Freeze what this version keeps, so that every later version is tried on it.

`python tools/freeze_release.py` makes an installation with something in every table, a firm with
two alliances, evidence, people of every role and a round of answers, and writes it as compressed
SQL to tests/upgrades/<version>.sql.gz. To be run once for each release, when its tables are final;
the file of a version that is out is never made anew. The tests upgrade each on both databases.
"""

import gzip
import os
import random
import sqlite3
import sys
import tempfile
import tomllib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "upgrades"
EXAMPLES = ("mannkind-sanofi", "tesla-daimler")
NOW = datetime(2026, 11, 2, 9, 30, 15, 250000, tzinfo=UTC)
ANSWERS = 12
KEY = "frozen-with-a-release-and-known-to-everybody-so-good-for-nothing-else"


def version() -> str:
    """Return the version that pyproject.toml names."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def fill() -> None:
    """Make people, a firm and alliances by the rooms' actions, then rows in every other table."""
    from django.core.management import call_command

    sys.path.insert(0, str(ROOT / "tests"))
    from every_table import fill_all

    from alliancemap.alliance_file import read_alliance
    from alliancemap.alliance_file.plain import plain_alliance
    from alliancemap.instruments import load_instrument
    from alliancemap_web.copying import every_table
    from alliancemap_web.people.actions import add_person
    from alliancemap_web.portfolio import actions
    from alliancemap_web.portfolio.acts import Change
    from alliancemap_web.workspaces.actions import firms, invitations
    from alliancemap_web.workspaces.checks import Offer
    from alliancemap_web.workspaces.queries import invitation_of_link

    call_command("migrate", verbosity=0)
    dice = random.Random(7)  # noqa: S311 - nothing to hide
    password = "violet harbour engine seven"  # noqa: S105 - known to everybody
    ada = add_person("ada@example.org", "Ada", "en", password)
    owner = firms.make_workspace(ada.pk, "Petite Société", "Ada", NOW)
    members = [owner]
    for name, role in (("Ben", "editor"), ("Chloé", "respondent"), ("Dan", "reader")):
        person = add_person(f"{name[:3].lower()}@example.org", name, "fr", password)
        secret = invitations.invite(owner, Offer(role=role), NOW)  # type: ignore[arg-type]
        invited = invitation_of_link(secret, NOW)
        assert invited  # noqa: S101 - made a line above
        members.append(invitations.accept(person.pk, invited.key, name, NOW))
    factors = [factor.id for factor in load_instrument().factors]
    for name in EXAMPLES:
        data = plain_alliance(read_alliance((ROOT / "examples" / f"{name}.yaml").read_bytes()))
        key = actions.create(owner, data, NOW, "file")
        for member in members[:3]:
            answers = [
                Change(f"answer/{one}", {"level": dice.randint(0, 4), "note": "Vu là-bas."})
                for one in dice.sample(factors, ANSWERS)
            ]
            actions.record(member, key, answers, NOW + timedelta(hours=dice.randint(1, 99)))
        actions.attach(owner, key, "étude.txt", "text/plain", f"{name}\n".encode() * 40, NOW)
    filled = fill_all(every_table())
    print(f"{filled} of {len(every_table())} tables keep something")  # noqa: T201


def freeze(folder: Path, path: Path) -> None:
    """Write an installation's database to a file as compressed SQL."""
    with closing(sqlite3.connect(folder / "alliancemap.sqlite3")) as connection:
        text = "\n".join(connection.iterdump()) + "\n"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")  # noqa: T201


def main() -> None:
    """Make and freeze an installation of this version."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "secret-key.txt").write_text(KEY + "\n", "ascii")
        os.environ |= {"ALLIANCEMAP_DATA": name, "ALLIANCEMAP_DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"
        import django

        django.setup()
        fill()
        freeze(folder, FOLDER / f"{version()}.sql.gz")


if __name__ == "__main__":
    main()
