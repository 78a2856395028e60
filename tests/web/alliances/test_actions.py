"""The demonstration's files are read again when they change, and every version is kept."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.edits import answer_exclusivity, edit

from alliancemap_web.alliances.actions import (
    MOST_BYTES,
    Watch,
    alliance_files,
    content_of,
    free_slug,
    keep,
    refresh_demonstration,
)
from alliancemap_web.alliances.models import Alliance, AllianceVersion
from alliancemap_web.alliances.queries import find_alliance
from alliancemap_web.alliances.readings import digest_of

MANNKIND = "mannkind-sanofi"


@pytest.fixture
def watch(db: None) -> Iterator[Watch]:
    """A process that has not looked at any file yet."""
    return Watch()


def versions(slug: str = MANNKIND) -> list[int]:
    return [one.number for one in AllianceVersion.objects.filter(alliance__slug=slug)]


def test_each_file_becomes_an_alliance_with_its_first_version(examples: Path, watch: Watch) -> None:
    assert refresh_demonstration(examples, watch) == 2
    version = AllianceVersion.objects.get(alliance__slug=MANNKIND)
    content = (examples / "mannkind-sanofi.yaml").read_bytes()
    assert version.text.encode() == content
    assert version.digest == digest_of(content)
    assert (version.instrument, version.instrument_version) == ("alliance_fit", "1.0")
    assert version.sector == "health_technology"
    assert len(version.instrument_digest) == 64
    assert version.alliance.title == "MannKind × Sanofi"


def test_an_unchanged_folder_makes_no_new_version(examples: Path, watch: Watch) -> None:
    refresh_demonstration(examples, watch)
    assert refresh_demonstration(examples, watch) == 0
    assert refresh_demonstration(examples, Watch()) == 0
    assert versions() == [1]


def test_a_settled_file_is_not_even_opened_again(examples: Path, watch: Watch) -> None:
    refresh_demonstration(examples, watch)
    with patch("alliancemap_web.alliances.actions.SETTLED_NS", -(10**12)):
        refresh_demonstration(examples, watch)
    with patch("alliancemap_web.alliances.actions.content_of") as opened:
        assert refresh_demonstration(examples, watch) == 0
    opened.assert_not_called()


def test_an_edit_right_after_a_look_is_seen_though_time_and_size_stay(
    examples: Path, watch: Watch
) -> None:
    path = examples / "mannkind-sanofi.yaml"
    refresh_demonstration(examples, watch)
    before = path.stat()
    edit(path, "Sell inhaled insulin worldwide", "Sell inhaled insulin worldwidE")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert refresh_demonstration(examples, watch) == 1
    assert versions() == [1, 2]


def test_an_edited_file_becomes_the_next_version_and_the_first_is_kept(
    examples: Path, watch: Watch
) -> None:
    refresh_demonstration(examples, watch)
    answer_exclusivity(examples, "4")
    assert refresh_demonstration(examples, watch) == 1
    assert versions() == [1, 2]
    assert versions("tesla-daimler") == [1]
    first, second = AllianceVersion.objects.filter(alliance__slug=MANNKIND)
    assert "level: 0-1" in first.text
    assert first.digest != second.digest


def test_a_file_put_back_as_it_was_is_a_version_of_its_own(examples: Path, watch: Watch) -> None:
    path = examples / "mannkind-sanofi.yaml"
    kept = path.read_bytes()
    refresh_demonstration(examples, watch)
    answer_exclusivity(examples, "4")
    refresh_demonstration(examples, watch)
    path.write_bytes(kept)
    refresh_demonstration(examples, watch)
    assert versions() == [1, 2, 3]


def test_a_broken_file_is_kept_as_refused_beside_the_last_good_version(
    examples: Path, watch: Watch
) -> None:
    refresh_demonstration(examples, watch)
    answer_exclusivity(examples, "seven")
    assert refresh_demonstration(examples, watch) == 1
    shown = find_alliance(MANNKIND)
    assert shown is not None
    assert [problem.code for problem in shown.problems] == ["FILE041"]
    assert shown.reading is not None
    assert versions() == [1]


def test_a_mended_file_has_no_problems_left(examples: Path, watch: Watch) -> None:
    path = examples / "mannkind-sanofi.yaml"
    kept = path.read_bytes()
    refresh_demonstration(examples, watch)
    path.write_bytes(b"alliancemap: [")
    refresh_demonstration(examples, watch)
    path.write_bytes(kept)
    refresh_demonstration(examples, watch)
    shown = find_alliance(MANNKIND)
    assert shown is not None
    assert shown.problems == ()
    assert versions() == [1]


def test_a_file_broken_from_the_start_is_an_alliance_without_a_version(
    examples: Path, watch: Watch
) -> None:
    (examples / "new.yaml").write_bytes(b"\xff\xfe\x00nonsense")
    refresh_demonstration(examples, watch)
    shown = find_alliance("new")
    assert shown is not None
    assert shown.reading is None
    assert shown.problems[0].code == "FILE002"


def test_a_file_that_is_gone_is_marked_and_comes_back(examples: Path, watch: Watch) -> None:
    path = examples / "tesla-daimler.yaml"
    kept = path.read_bytes()
    refresh_demonstration(examples, watch)
    path.unlink()
    assert refresh_demonstration(examples, watch) == 1
    assert not Alliance.objects.get(slug="tesla-daimler").is_present
    path.write_bytes(kept)
    refresh_demonstration(examples, watch)
    assert Alliance.objects.get(slug="tesla-daimler").is_present
    assert versions("tesla-daimler") == [1]


def test_a_file_that_goes_right_after_it_was_written_is_marked(
    examples: Path, watch: Watch
) -> None:
    with patch("alliancemap_web.alliances.actions.SETTLED_NS", -(10**12)):
        refresh_demonstration(examples, watch)
    path = examples / "tesla-daimler.yaml"
    path.write_bytes(path.read_bytes() + b"# saved again")
    refresh_demonstration(examples, watch)
    path.unlink()
    assert refresh_demonstration(examples, watch) == 1
    assert not Alliance.objects.get(slug="tesla-daimler").is_present


def test_only_alliance_files_of_the_folder_itself_are_taken(examples: Path) -> None:
    (examples / "notes.md").write_text("# not an alliance")
    (examples / ".hidden.yaml").write_text("alliancemap: 1")
    (examples / "folder.yaml").mkdir()
    (examples / "more.json").write_text("{}")
    assert [path.name for path in alliance_files(examples)] == [
        "mannkind-sanofi.yaml",
        "more.json",
        "tesla-daimler.yaml",
    ]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path, watch: Watch) -> None:
    assert alliance_files(tmp_path / "no") == []
    assert refresh_demonstration(tmp_path / "no", watch) == 0


def test_no_more_of_a_huge_file_is_read_than_the_reader_needs_to_refuse_it(
    examples: Path, watch: Watch
) -> None:
    path = examples / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    content = content_of(path)
    assert content is not None
    assert len(content) == MOST_BYTES
    refresh_demonstration(examples, watch)
    shown = find_alliance("huge")
    assert shown is not None
    assert shown.problems[0].code == "FILE001"


def test_two_files_that_would_share_a_slug_get_two(examples: Path, watch: Watch) -> None:
    text = (examples / "tesla-daimler.yaml").read_bytes()
    (examples / "Tésla Daimler.yaml").write_bytes(text)
    (examples / "—.yaml").write_bytes(text)
    refresh_demonstration(examples, watch)
    slugs = set(Alliance.objects.values_list("slug", flat=True))
    assert slugs == {MANNKIND, "tesla-daimler", "tesla-daimler-2", "alliance"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(name=st.text(min_size=1, max_size=200))
def test_a_slug_is_always_fit_for_an_address(db: None, name: str) -> None:
    slug = free_slug(name)
    assert 0 < len(slug) <= 80
    assert slug.replace("-", "").replace("_", "").isalnum()
    assert slug.isascii()


@pytest.mark.django_db(transaction=True)
def test_processes_that_see_a_change_at_once_keep_it_once(examples: Path) -> None:
    path = examples / "mannkind-sanofi.yaml"
    content = path.read_bytes()
    failures: list[BaseException] = []

    def look() -> None:
        try:
            keep(path.name, content)
        except BaseException as failure:  # noqa: BLE001 - shown by the test below
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert versions() == [1]
