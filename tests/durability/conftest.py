"""Installations to be maltreated: filled once, and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import databases
import pytest
from durability.served import Served, fill, served

Installation = tuple[Served, dict[str, Any]]


@pytest.fixture(scope="session")
def filled_once(
    tmp_path_factory: pytest.TempPathFactory,
    own_database: Callable[[Path], dict[str, str]],
) -> Installation:
    """An installation that nobody serves."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    one = served(folder, own_database(folder))
    return one, fill(one)


@pytest.fixture
def installation(filled_once: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation of the test's own, to be started; it is ended afterwards."""
    before, filled = filled_once
    one = served(tmp_path / "mine" / "data", {})
    shutil.copytree(before.folder, one.folder, dirs_exist_ok=True)
    if databases.ADDRESS is not None:
        one.environment = copied_database(before.folder, one.folder)
    yield one, dict(filled)
    one.stop()


def copied_database(before: Path, after: Path) -> dict[str, str]:
    """The environment of a folder whose database is a copy of another folder's."""
    source = databases.of(before)["ALLIANCEMAP_DATABASE_URL"].rpartition("/")[2]
    name = databases.name_of(after)
    databases.on_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    databases.MADE.add(name)
    return databases.of(after)
