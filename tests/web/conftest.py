"""The face under test: its own data folder, prepared files, and a folder of examples to edit."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Django reads its settings: tests never touch the data of the person who runs them.
DATA = Path(tempfile.mkdtemp(prefix="alliancemap-test-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
for name in ("DATABASE_URL", "HOSTS", "EXAMPLES", "DEBUG", "BEHIND_HTTPS"):
    os.environ.pop(f"ALLIANCEMAP_{name}", None)
os.environ["ALLIANCEMAP_DATA"] = str(DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "alliancemap_web.settings"

import django  # noqa: E402

django.setup()

from django.conf import LazySettings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402
from web.edits import EXAMPLES  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def _prepared_files() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["*.ttf"])


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
