"""What every test may lean on: Hypothesis profiles, golden files, the root, the two databases."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import databases
import pytest
from golden_file import hold
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = ROOT / "tests" / "goldens"

# The gate must give the same answer twice, so its examples are derived from the test's own text.
settings.register_profile(
    "fast",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
# On demand, with fresh dice: HYPOTHESIS_PROFILE=thorough python3 dev.py test
settings.register_profile("thorough", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="write what the tests made over the golden files, to be looked at before committing",
    )


def pytest_report_header() -> str:
    return f"database: {databases.NAME}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Put the database's name into the name of each test that meets it."""
    if databases.needs_one(metafunc.fixturenames, metafunc.definition):
        metafunc.fixturenames.append("kept_in")
        metafunc.parametrize("kept_in", [databases.NAME])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run only what meets a database: all the rest has run beside SQLite."""
    if databases.ADDRESS is None:
        return
    chosen = {item for item in items if meets_a_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = [item for item in items if item in chosen]


def meets_a_database(item: pytest.Item) -> bool:
    """Whether a test was given the database's name."""
    callspec = getattr(item, "callspec", None)
    return callspec is not None and "kept_in" in callspec.params


@pytest.fixture(scope="session", autouse=True)
def _chains_that_may_go() -> Iterator[None]:
    """Tests that keep what they write empty all tables, of which those of the log refuse it.

    Each chain is closed first, as that of a workspace is which is deleted.
    """
    from django.db.backends.base.operations import BaseDatabaseOperations

    flush = BaseDatabaseOperations.execute_sql_flush

    def close_and_flush(self: BaseDatabaseOperations, statements: Sequence[str]) -> None:
        closing = ["UPDATE logbook_chain SET closed = TRUE"]
        if self.connection.vendor == "postgresql":
            # A table that has a check waiting for the end of the transaction is not emptied.
            closing.append("SET CONSTRAINTS ALL IMMEDIATE")
        has_log = any("logbook_chain" in one for one in statements)
        flush(self, [*(closing if has_log else []), *statements])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", close_and_flush)
        yield


@pytest.fixture(scope="session")
def own_database() -> Iterator[Callable[[Path], dict[str, str]]]:
    """What a program needs in its environment to keep its data in a database of its own.

    A function of its data folder. Whoever starts the program must ask for this, for then the test
    runs on both databases.
    """
    yield databases.of
    databases.drop_all()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's root folder."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """A function (name, made) that holds what was made against tests/goldens/<name>."""
    renew = bool(request.config.getoption("--renew-goldens"))

    def check(name: str, made: str | bytes) -> None:
        made_bytes = made.encode() if isinstance(made, str) else made
        trouble = hold(GOLDENS / name, made_bytes, renew=renew)
        if trouble:
            pytest.fail(trouble, pytrace=False)

    return check
