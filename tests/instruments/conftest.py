"""The shipped version as written: read once, handed out as a copy that a test may spoil."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliancemap.instruments.authored import Authored, read_authored
from alliancemap.instruments.check_version import faults_of
from alliancemap.instruments.compile import compile_authored
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import InstrumentError

VERSION = SHIPPED / "alliance_fit" / "1.0"


@pytest.fixture(scope="session")
def as_written() -> Authored:
    """The shipped version as written; not to be changed."""
    return read_authored(VERSION)


@pytest.fixture
def authored(as_written: Authored) -> Authored:
    """The shipped version as written, a copy to spoil."""
    return copy.deepcopy(as_written)


@pytest.fixture(scope="session")
def codes_of() -> Callable[[Authored], set[str]]:
    """A function that gives the codes of all that is wrong with what was written."""

    def codes(authored: Authored) -> set[str]:
        try:
            return {fault.code for fault in faults_of(compile_authored(authored, VERSION))}
        except InstrumentError as error:
            return {error.code}

    return codes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of instruments that holds a copy of the shipped version, not compiled yet."""
    shutil.copytree(
        VERSION, tmp_path / "alliance_fit" / "1.0", ignore=shutil.ignore_patterns("compiled")
    )
    return tmp_path
