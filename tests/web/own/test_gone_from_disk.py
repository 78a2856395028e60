"""What is deleted is gone from the data folder: no byte of it is left in SQLite's files."""

from pathlib import Path

import pytest
from web.own.conftest import python

BEGIN = """
from datetime import UTC, datetime
import django
django.setup()
from portfolio_made import data_of, member_in
from alliancemap_web.people.actions import delete_person
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import attach, create, delete_alliance, remove_file
from alliancemap_web.workspaces.actions import delete_workspace
now = datetime(2026, 11, 20, tzinfo=UTC)
ada = member_in("Goldfinch Optics", "ada.goldfinch@example.org", "Ada Goldfinch")
key = create(ada, data_of("tesla-daimler"), now)
paper = b"what the goldfinch said; " * 8_000
file = attach(ada, key, "goldfinch.txt", "text/plain", paper, now).key
"""
# What is done, and what nobody may find afterwards.
PAPER = b"what the goldfinch said; what the goldfinch"
DELETED = {
    "the file": ("remove_file(ada, key, file)", PAPER),
    "the alliance": ("delete_alliance(ada, key, now)", PAPER),
    "the workspace": ("delete_workspace(ada, 'Goldfinch Optics')", PAPER),
    "the account": ("delete_person(Person.objects.get(email='ada.goldfinch@example.org'), now)",
                    b"ada.goldfinch@example.org"),
}  # fmt: skip


def holding(folder: Path, words: bytes) -> list[str]:
    """The files of a folder that hold some words."""
    return [path.name for path in sorted(folder.iterdir()) if words in path.read_bytes()]


@pytest.mark.parametrize("what", DELETED)
def test_no_byte_of_what_was_deleted_is_left_on_the_disk(kept: Path, what: str) -> None:
    act, words = DELETED[what]
    done = python(f"{BEGIN}\nfrom pathlib import Path\n"
                  f"folder, words = Path({str(kept)!r}), {words!r}\n"
                  "found = lambda: [one.name for one in folder.iterdir()"
                  " if words in one.read_bytes()]\n"
                  f"print(bool(found()))\n{act}\nprint(found())", kept)  # fmt: skip
    assert done.out.splitlines() == ["True", "[]"], done.err
    assert holding(kept, words) == []
