"""The face under test: its prepared files, and a folder of examples to edit.

Settings and data folder come from tests/face_settings.py.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from web.edits import EXAMPLES


@pytest.fixture(scope="session", autouse=True)
def _prepared_files() -> None:
    unserved = ["*.ttf", "lounge"]
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=unserved)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """What one test asked for in French does not linger in the next."""
    with translation.override("en"):
        yield


@pytest.fixture
def examples(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """A folder with two of the examples, which a test may edit."""
    from alliancemap_web.alliances.actions import WATCH

    folder = tmp_path / "examples"
    folder.mkdir()
    for name in ("mannkind-sanofi.yaml", "tesla-daimler.yaml"):
        shutil.copyfile(EXAMPLES / name, folder / name)
    settings.EXAMPLES_FOLDER = folder
    WATCH.seen.clear()
    yield folder
    WATCH.seen.clear()


@pytest.fixture
def visitor(db: None, examples: Path) -> Client:
    """A browser of somebody without any rights, as real ones are: forms need their token."""
    return Client(enforce_csrf_checks=True)
