"""What every test may lean on: Hypothesis profiles, the golden files and the checkout's root."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
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
    """A function (name, made) that holds what was made against tests/goldens/<name>, byte for byte.

    When they differ the new file is written beside the old one as <name>.golden-new, to be compared
    by eye; `python3 dev.py goldens` writes it over the old one instead.
    """
    renew = bool(request.config.getoption("--renew-goldens"))

    def check(name: str, made: str | bytes) -> None:
        made_bytes = made.encode() if isinstance(made, str) else made
        kept = GOLDENS / name
        beside = kept.with_name(kept.name + ".golden-new")
        if renew:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(made_bytes)
            beside.unlink(missing_ok=True)
            return
        if kept.is_file() and kept.read_bytes() == made_bytes:
            beside.unlink(missing_ok=True)
            return
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(made_bytes)
        reason = "differs from its golden file" if kept.is_file() else "has no golden file yet"
        pytest.fail(
            f"{name} {reason}; compare {beside.relative_to(ROOT)}, "
            "then run: python3 dev.py goldens",
            pytrace=False,
        )

    return check
