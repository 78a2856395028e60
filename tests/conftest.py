"""What every test may lean on: Hypothesis profiles, the golden files and the checkout's root."""

import os
from collections.abc import Callable
from pathlib import Path

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
