"""Reads of the tables."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.edits import answer_exclusivity

from alliancemap_web.alliances.actions import Watch, refresh_demonstration
from alliancemap_web.alliances.queries import (
    digests,
    find_alliance,
    list_alliances,
    problems_of,
    reading_of,
)

pytestmark = pytest.mark.django_db


def test_the_gallery_asks_once_however_much_there_is(examples: Path) -> None:
    watch = Watch()
    for answer in ("4", "3", "2"):
        refresh_demonstration(examples, watch)
        answer_exclusivity_again(examples, answer)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = list_alliances()
    assert len(asked) == 1
    assert [one.title for one in found] == ["MannKind × Sanofi", "Tesla × Daimler"]


def answer_exclusivity_again(folder: Path, answer: str) -> None:
    path = folder / "mannkind-sanofi.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = lines.index("  R17:  # Exclusivity burden\n") + 1
    lines[place] = f"    level: {answer}\n"
    path.write_text("".join(lines), encoding="utf-8")


def test_the_gallery_shows_the_newest_version_that_could_be_read(examples: Path) -> None:
    refresh_demonstration(examples, Watch())
    answer_exclusivity(examples, "4")
    refresh_demonstration(examples, Watch())
    shown = find_alliance("mannkind-sanofi")
    assert shown is not None
    assert shown.latest is not None
    assert shown.latest.number == 2
    listed = next(one for one in list_alliances() if one.slug == "mannkind-sanofi")
    assert listed.reading is shown.reading is reading_of(shown.latest, shown.file_name)


def test_an_alliance_that_is_not_there_is_none() -> None:
    assert find_alliance("no-such-alliance") is None
    assert list_alliances() == ()
    assert digests() == {}


def test_a_content_that_can_be_read_has_no_problems(examples: Path) -> None:
    content = (examples / "tesla-daimler.yaml").read_bytes()
    assert problems_of(content, "tesla-daimler.yaml") == ()
    assert problems_of(b"alliancemap: 2", "a.yaml")[0].code == "FILE051"
